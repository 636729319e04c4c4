package ncc.cli.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.json.PlainJson;

/// Asks a daemon, and tells in one line why it has no answer.
public final class DaemonClient implements AutoCloseable {
  private static final String ROOT = "/api/v1";
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private final DaemonAddress address;
  private final HttpClient http;

  private DaemonClient(DaemonAddress address, HttpClient http) {
    this.address = address;
    this.http = http;
  }

  static DaemonClient of(DaemonAddress address) throws Failure {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if (address.authorities().isPresent()) {
      http.sslContext(Authorities.context(address.authorities().get()));
    }
    return new DaemonClient(address, http.build());
  }

  /// What makes something of an answer.
  public interface Reading<T> {
    /// @throws IOException when it ends too early, or is nothing that was to come
    T read(InputStream in) throws IOException;
  }

  /// A name and a value of a question.
  public record Parameter(String name, String value) {
    private String text() {
      return encoded(name) + "=" + encoded(value);
    }
  }

  /// The object at `path`.
  ///
  /// @throws Failure when there is none, with why
  public Map<String, Object> get(String path, List<Parameter> parameters) throws Failure {
    var query = parameters.stream().map(Parameter::text).collect(Collectors.joining("&"));
    var answer = answer(request(path + "?" + query).GET().build());
    requireWell(answer);
    return whole(answer, DaemonClient::object);
  }

  /// What is at `path`; empty where there is nothing.
  public <T> Optional<T> read(String path, Reading<T> reading) throws Failure {
    var answer = answer(request(path).GET().build());
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    requireWell(answer);
    return Optional.of(whole(answer, reading));
  }

  /// Sends an object.
  ///
  /// @return the answer's object; empty where it has nothing to say
  /// @throws Failure with what would be accepted, when it is refused
  public Optional<Map<String, Object>> post(String path, Map<String, ?> body) throws Failure {
    var sent =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(PlainJson.write(body)))
            .build();
    var answer = answer(sent);
    requireWell(answer);
    return answer.statusCode() == 204
        ? Optional.empty()
        : Optional.of(whole(answer, DaemonClient::object));
  }

  /// A part of a path.
  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(address.url() + ROOT + path)).timeout(ANSWER);
    address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  private HttpResponse<InputStream> answer(HttpRequest request) throws Failure {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new Failure(ExitCode.ERR, address + " " + NoAnswer.reason(e, address), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.ERR, "stopped; the daemon goes on", e);
    }
  }

  private void requireWell(HttpResponse<InputStream> answer) throws Failure {
    if (answer.statusCode() >= 300) {
      throw refusal(answer);
    }
  }

  private <T> T whole(HttpResponse<InputStream> answer, Reading<T> reading) throws Failure {
    try (var in = answer.body()) {
      return reading.read(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure(
          ExitCode.ERR,
          "%s answers what no daemon of this version does: %s".formatted(address, e.getMessage()),
          e);
    }
  }

  /// An answer that is an object.
  public static Map<String, Object> object(InputStream in) throws IOException {
    return PlainJson.object(new String(in.readAllBytes(), UTF_8));
  }

  private Failure refusal(HttpResponse<InputStream> answer) {
    var detail = detail(answer);
    return switch (answer.statusCode()) {
      case 400, 409 -> new Failure(ExitCode.USAGE, detail);
      case 401 ->
          failure(
              address.token().isPresent()
                  ? "does not know this token"
                  : "asks who you are; expected a token in NCC_TOKEN or " + DaemonOption.TOKEN);
      case 403 -> failure("refuses this: " + detail);
      default -> failure("answers %d: %s".formatted(answer.statusCode(), detail));
    };
  }

  /// What a problem says; another server has none.
  private static String detail(HttpResponse<InputStream> answer) {
    try (var in = answer.body()) {
      return String.valueOf(object(in).getOrDefault("detail", "no more is said"));
    } catch (IOException | IllegalArgumentException _) {
      return "this seems to be no daemon of ncc";
    }
  }

  private Failure failure(String why) {
    return new Failure(ExitCode.ERR, address + " " + why);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
