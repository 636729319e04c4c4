package ncc.notify.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import ncc.notify.setting.Revealed;
import ncc.notify.setting.Trust;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Caveat;
import ncc.spi.notify.DeliveryException;
import ncc.spi.setting.Settings;
import org.jspecify.annotations.Nullable;

/// Posts JSON and says whether it was taken. Redirects are not followed, no proxy is used, of an
/// answer no more is read than a message needs. Messages name the receiver's host and nothing
/// behind it: a URL may hold a token.
public final class Posting implements AutoCloseable {
  private static final int READ_OF_AN_ANSWER = 2048;

  private final HttpClient client;
  private final Duration timeout;
  private final Optional<String> authorization;
  private final List<String> secrets;

  private Posting(Settings settings) throws DeliveryException {
    var token = Revealed.of(settings, "token");
    var password = Revealed.of(settings, "password");
    this.authorization =
        token
            .map("Bearer "::concat)
            .or(() -> password.map(word -> basic(settings.text("username").orElse(""), word)));
    this.secrets = authorization.map(value -> secrets(value, password)).orElse(List.of());
    this.timeout = settings.duration(HttpSettings.TIMEOUT);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .sslContext(Trust.context(settings))
            .connectTimeout(settings.duration(HttpSettings.CONNECT_TIMEOUT))
            .build();
  }

  /// @param settings with those of [HttpSettings]
  /// @throws DeliveryException when a secret or `ca-file` is not there
  public static Posting open(Settings settings) throws DeliveryException {
    return new Posting(settings);
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  private static List<String> secrets(String authorization, Optional<String> password) {
    var sent = authorization.substring(authorization.indexOf(' ') + 1);
    return password.map(word -> List.of(sent, word)).orElse(List.of(sent));
  }

  /// @param headers beyond those of every request
  /// @throws DeliveryException unless the receiver answers 2xx in time
  public void post(URI url, byte[] json, Map<String, String> headers, Instant now)
      throws DeliveryException {
    var request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("User-Agent", "ncc")
            .POST(BodyPublishers.ofByteArray(json));
    headers.forEach(request::header);
    authorization.ifPresent(value -> request.header("Authorization", value));
    judge(origin(url), exchange(origin(url), request.build()), now);
  }

  /// The client's own time-out ends with the headers; this one covers the rest, too.
  private HttpResponse<String> exchange(String origin, HttpRequest request)
      throws DeliveryException {
    var pending = client.sendAsync(request, Posting::beginning);
    try {
      return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw unanswered(origin, Optional.ofNullable(failed.getCause()).orElse(failed));
    } catch (TimeoutException late) {
      throw DeliveryException.forNow(
          origin + " did not answer within " + Durations.text(timeout), late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DeliveryException.forNow(origin + " did not answer before time was up", e);
    } finally {
      pending.cancel(true);
    }
  }

  private static HttpResponse.BodySubscriber<String> beginning(HttpResponse.ResponseInfo info) {
    return new FirstBytes(info.statusCode() / 100 == 2 ? 0 : READ_OF_AN_ANSWER);
  }

  private void judge(String origin, HttpResponse<String> answer, Instant now)
      throws DeliveryException {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    var message = "%s answered %d%s".formatted(origin, status, said(status, answer.body()));
    if (status / 100 != 5 && status != 408 && status != 425 && status != 429) {
      throw DeliveryException.forGood(message);
    }
    var patience =
        answer.headers().firstValue("Retry-After").flatMap(text -> RetryAfter.parse(text, now));
    throw patience.isPresent()
        ? DeliveryException.forNow(message, patience.get())
        : DeliveryException.forNow(message);
  }

  private String said(int status, String body) {
    if (status / 100 == 3) {
      return "; redirects are not followed";
    }
    var line = body.lines().map(String::strip).filter(text -> !text.isEmpty()).findFirst();
    return line.map(text -> ": " + Caveat.quoted(masked(text))).orElse("");
  }

  private String masked(String text) {
    var masked = text;
    for (String secret : secrets) {
      masked = secret.length() > 3 ? masked.replace(secret, "********") : masked;
    }
    return masked;
  }

  private static DeliveryException unanswered(String origin, Throwable failed) {
    var why =
        switch (failed) {
          case HttpConnectTimeoutException _ -> "nobody answers";
          case ConnectException e when hasCause(e, UnresolvedAddressException.class) ->
              "the name is not known";
          case ConnectException _ -> "the connection is refused";
          case SSLException e -> "TLS failed: " + firstLine(e);
          case IOException e -> "the connection broke: " + firstLine(e);
          default -> firstLine(failed);
        };
    return DeliveryException.forNow(origin + ": " + why, failed);
  }

  private static boolean hasCause(Throwable failed, Class<? extends Throwable> kind) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable failed) {
    return Optional.ofNullable(failed.getMessage())
        .flatMap(text -> text.lines().findFirst())
        .orElse(failed.getClass().getSimpleName());
  }

  /// What people may see of where it is posted to.
  public static String origin(URI url) {
    return "%s://%s%s"
        .formatted(url.getScheme(), url.getHost(), url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
