package ncc.source.prism.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import ncc.spi.check.Durations;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.jspecify.annotations.Nullable;

/// Asks one Prism, over HTTPS, at the pace it takes. An answer is whole or it is none. Redirects
/// are not followed, no proxy is used, and credentials that are refused from the beginning, or with
/// no other request at the same time, are not sent again: an account that is locked helps nobody.
/// Safe for use by several threads at once.
public final class PrismHttp implements AutoCloseable {
  static final int UNAUTHORIZED = 401;

  /// More than any answer in one piece; what is larger is no answer to what was asked.
  private static final int LARGEST = 256 << 20;

  /// Several times what a page of any list has.
  private static final int LARGEST_PAGE = 16 << 20;

  private static final String JSON = "application/json";

  /// RFC 9110, section 8.4.1: in any case, and under an old name too.
  private static final Pattern ZIPPED = Pattern.compile("(?:x-)?gzip", Pattern.CASE_INSENSITIVE);

  private final PrismAddress address;
  private final Credentials credentials;
  private final Pacing pacing;
  private final SessionCookie session = new SessionCookie();
  private final LogIns logIns = new LogIns();
  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;
  private final Failures failures;
  private final int largest;
  private volatile boolean hasAnswered;
  private volatile boolean hasAccepted;
  private volatile @Nullable NoReplyException denied;

  /// @param api its path without a query
  /// @param most how many bytes the answer may have
  private record Question(String api, HttpRequest.Builder request, int most) {}

  private PrismHttp(PrismAddress address, SourceRequest request, int largest)
      throws SourceException {
    this.largest = largest;
    var settings = request.settings();
    this.address = address;
    this.credentials = Credentials.of(address, settings);
    this.pacing = new Pacing(PrismSettings.positive(settings, PrismSettings.RATE));
    this.timeout = PrismSettings.positiveTime(settings, PrismSettings.TIMEOUT);
    this.clock = request.clock();
    var connectTimeout = PrismSettings.positiveTime(settings, PrismSettings.CONNECT_TIMEOUT);
    this.failures = new Failures(connectTimeout, credentials);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .sslContext(PrismTrust.context(address, settings))
            .connectTimeout(connectTimeout)
            .build();
  }

  /// @throws SourceException one line, when the settings do not do
  public static PrismHttp open(PrismAddress address, SourceRequest request) throws SourceException {
    return open(address, request, LARGEST);
  }

  /// @param largest how many bytes an answer may have, zipped or not
  static PrismHttp open(PrismAddress address, SourceRequest request, int largest)
      throws SourceException {
    return new PrismHttp(address, request, largest);
  }

  /// @param path with its query
  /// @return the body, all of it
  public InputStream get(String path) throws NoReplyException, InterruptedException {
    return ask(path, request(path).GET(), largest);
  }

  /// The same for a page of a list.
  public ByteArrayInputStream page(String path) throws NoReplyException, InterruptedException {
    return ask(path, request(path).GET(), Math.min(largest, LARGEST_PAGE));
  }

  /// Posts a question for a page of a list; asking twice does no harm.
  public ByteArrayInputStream post(String path, String json)
      throws NoReplyException, InterruptedException {
    var body = HttpRequest.BodyPublishers.ofString(json);
    var request = request(path).header("Content-Type", JSON).POST(body);
    return ask(path, request, Math.min(largest, LARGEST_PAGE));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.uri(path))
        .header("Accept", JSON)
        .header("Accept-Encoding", "gzip")
        .header("User-Agent", "ncc");
  }

  private ByteArrayInputStream ask(String path, HttpRequest.Builder request, int most)
      throws NoReplyException, InterruptedException {
    var api = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    var question = new Question(api, request, most);
    var retries = new Retries();
    while (true) {
      try {
        return once(question);
      } catch (NoReplyException failed) {
        if (!isWorthRetrying(failed)) {
          throw failed;
        }
        retries.next(failed);
      }
    }
  }

  /// Who never answered is not waited for twice.
  private boolean isWorthRetrying(NoReplyException failed) {
    return switch (failed.kind()) {
      case BUSY, BROKEN -> true;
      case LATE, UNREACHABLE -> hasAnswered;
      case UNTRUSTED, DENIED, ABSENT, REFUSED -> false;
    };
  }

  /// Once more with the credentials, and nobody else at the same time, where a session is over or
  /// log-ins may have overlapped.
  private ByteArrayInputStream once(Question question)
      throws NoReplyException, InterruptedException {
    var cookie = session.text();
    boolean isAlone = logIns.areSingle();
    try {
      return inTurn(question, isAlone, () -> cookie);
    } catch (NoReplyException failed) {
      boolean isOver = !cookie.isEmpty();
      if (failed.kind() != NoReplyException.Kind.DENIED || !(isOver || mayOverlap(isAlone))) {
        throw failed;
      }
      session.forget(cookie);
      return alone(question);
    }
  }

  /// Who waited for another's log-in has its session.
  private ByteArrayInputStream alone(Question question)
      throws NoReplyException, InterruptedException {
    var answer = inTurn(question, true, session::text);
    if (session.text().isEmpty()) {
      logIns.single();
    }
    return answer;
  }

  /// Whether a refusal may be due to others who log in at the same time: the same password was good
  /// before.
  private boolean mayOverlap(boolean isAlone) {
    return !isAlone && hasAccepted && credentials.isPassword();
  }

  private ByteArrayInputStream inTurn(Question question, boolean isAlone, Supplier<String> cookie)
      throws NoReplyException, InterruptedException {
    pacing.entered(question.api());
    try {
      var turn = logIns.turn(isAlone);
      turn.lockInterruptibly();
      try {
        return answer(question, isAlone, cookie.get());
      } finally {
        turn.unlock();
      }
    } finally {
      pacing.left();
    }
  }

  private ByteArrayInputStream answer(Question question, boolean isAlone, String cookie)
      throws NoReplyException, InterruptedException {
    var known = denied;
    if (known != null) {
      throw known;
    }
    boolean mayOverlap = mayOverlap(isAlone);
    try {
      var signed = question.request().copy();
      session.sign(signed, cookie, credentials);
      var response = exchange(signed.build(), question.most());
      pacing.learn(question.api(), response.headers());
      hasAnswered = true;
      if (response.statusCode() == 200) {
        accepted(response.headers());
      }
      return body(response, question.most());
    } catch (NoReplyException failed) {
      if (failed.status() == UNAUTHORIZED && cookie.isEmpty() && !mayOverlap) {
        denied = failed;
      }
      throw failed;
    }
  }

  /// An API key is sent each time.
  private void accepted(HttpHeaders headers) {
    hasAccepted = true;
    if (credentials.isPassword()) {
      session.learn(headers);
    }
  }

  /// The client's own time-out ends with the headers; this one covers the body too.
  private HttpResponse<byte[]> exchange(HttpRequest request, int most)
      throws NoReplyException, InterruptedException {
    var pending =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
    try {
      return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failures.of(Optional.ofNullable(failed.getCause()).orElse(failed), most);
    } catch (TimeoutException _) {
      throw NoReplyException.without(
          NoReplyException.Kind.LATE, "no whole answer came within " + Durations.text(timeout));
    } finally {
      pending.cancel(true);
    }
  }

  private ByteArrayInputStream body(HttpResponse<byte[]> response, int most)
      throws NoReplyException {
    if (response.statusCode() == UNAUTHORIZED && hasAccepted) {
      throw failures.noLonger();
    }
    if (response.statusCode() != 200) {
      throw failures.of(response, clock.instant());
    }
    var bytes = new ByteArrayInputStream(response.body());
    boolean isZipped =
        response
            .headers()
            .firstValue("Content-Encoding")
            .filter(coding -> ZIPPED.matcher(coding).matches())
            .isPresent();
    return isZipped ? unzipped(bytes, most) : bytes;
  }

  private ByteArrayInputStream unzipped(InputStream in, int most) throws NoReplyException {
    try (var zipped = new GZIPInputStream(in)) {
      var bytes = zipped.readNBytes(most + 1);
      if (bytes.length > most) {
        throw failures.tooLarge(most);
      }
      return new ByteArrayInputStream(bytes);
    } catch (IOException broken) {
      throw NoReplyException.without(
          NoReplyException.Kind.BROKEN, "the answer cannot be unzipped: " + broken.getMessage());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
