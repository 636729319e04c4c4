package ncc.testkit.prism;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request and its answer, which is written as it is made and never held.
final class Call {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_OF_A_REQUEST = 1 << 20;

  private final HttpExchange exchange;
  private final Ordered ordered;
  private final Map<String, String> query;
  private final String body;

  /// Writes an answer's JSON.
  interface Answer {
    void write(JsonGenerator json) throws IOException;
  }

  Call(HttpExchange exchange, Ordered ordered) throws IOException {
    this.exchange = exchange;
    this.ordered = ordered;
    this.query = parse(exchange.getRequestURI().getRawQuery());
    this.body = new String(exchange.getRequestBody().readNBytes(MOST_OF_A_REQUEST), UTF_8);
  }

  Ordered ordered() {
    return ordered;
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  boolean isPost() {
    return exchange.getRequestMethod().equals("POST");
  }

  /// What was sent along.
  String body() {
    return body;
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /// A whole number of the query.
  int number(String name, int otherwise, int least, int most) throws Refusal {
    var text = query.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
      throw notBetween(name, text, least, most);
    }
    int number = Integer.parseInt(text);
    if (number > most) {
      throw notBetween(name, text, least, most);
    }
    return number;
  }

  private static Refusal notBetween(String name, String text, int least, int most) {
    return new Refusal(
        400, "%s: '%s' is not a number from %d to %d".formatted(name, text, least, most));
  }

  void header(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  /// Answers with what was asked for.
  void answer(Answer answer) throws IOException {
    int count = ordered.answer();
    send(
        200,
        answer,
        out -> {
          if (ordered.isNth(PrismFault.CUT, count)) {
            return BrokenStream.cut(out);
          }
          return ordered.isNth(PrismFault.INVALID_JSON, count) ? BrokenStream.garbled(out) : out;
        });
  }

  /// Answers with the reason for not answering.
  void refuse(int status, Answer answer) throws IOException {
    send(status, answer, out -> out);
  }

  /// Sends `bytes` as they are.
  ///
  /// @param length how many the answer says there are
  void send(int status, long length, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    var out = exchange.getResponseBody();
    out.write(bytes);
    out.flush();
  }

  private interface Wrapping {
    OutputStream wrap(OutputStream out);
  }

  private void send(int status, Answer answer, Wrapping wrapping) throws IOException {
    header("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, 0);
    var out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 15);
    try (var json = JSON.createGenerator(wrapping.wrap(out), JsonEncoding.UTF8)) {
      answer.write(json);
    } catch (BrokenStream.EndedException _) {
      // All that was to be said has been.
    }
  }

  private static Map<String, String> parse(@Nullable String raw) {
    var query = new HashMap<String, String>();
    if (raw == null) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        query.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
