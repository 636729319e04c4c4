package ncc.testkit.prism;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Log-ins that must not overlap, and the session that each begins.
final class Sessions {
  private static final String NAME = "NTNX_IGW_SESSION=";

  private final String session = NAME + UUID.randomUUID();
  private final AtomicInteger logIns = new AtomicInteger();

  boolean hasSession(HttpExchange exchange) {
    var cookies =
        Optional.<@Nullable List<String>>ofNullable(exchange.getRequestHeaders().get("Cookie"));
    return cookies.stream().anyMatch(given -> given.contains(session));
  }

  /// Begins a log-in, which [#end] ends in any case.
  ///
  /// @return whether it is the only one
  boolean begin() {
    return logIns.incrementAndGet() == 1;
  }

  void end() {
    logIns.decrementAndGet();
  }

  void give(HttpExchange exchange) {
    exchange.getResponseHeaders().add("Set-Cookie", session + "; Path=/; Secure; HttpOnly");
  }
}
