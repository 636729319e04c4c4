package ncc.source.prism.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// What Prism gives to who has logged in, sent back in place of the credentials: it refuses
/// directory users whose log-ins overlap. Safe for use by several threads at once.
final class SessionCookie {
  private final AtomicReference<String> text = new AtomicReference<>("");

  /// What is to be sent; empty when Prism gave none.
  String text() {
    return text.get();
  }

  void sign(HttpRequest.Builder request, String cookie, Credentials credentials) {
    if (cookie.isEmpty()) {
      credentials.sign(request);
    } else {
      request.header("Cookie", cookie);
    }
  }

  /// Keeps the sessions among the cookies of an answer (`NTNX_IAM_SESSION`, `NTNX_IGW_SESSION`).
  void learn(HttpHeaders headers) {
    var given =
        headers.allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0].strip())
            .filter(cookie -> cookie.matches("NTNX_\\w+_SESSION=[\\x21-\\x7e]+"))
            .collect(Collectors.joining("; "));
    if (!given.isEmpty()) {
      text.set(given);
    }
  }

  /// It is no longer good.
  void forget(String cookie) {
    text.compareAndSet(cookie, "");
  }
}
