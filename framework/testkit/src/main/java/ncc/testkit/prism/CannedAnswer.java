package ncc.testkit.prism;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;

/// An answer that a stand-in gives in place of its own, whatever is asked of it.
///
/// @param status of HTTP
/// @param contentType such as `application/json`
/// @param body its text, which may be empty
/// @param end how it comes to its end
public record CannedAnswer(int status, String contentType, String body, End end) {
  private static final String JSON = "application/json";
  private static final String PAGE = "<!DOCTYPE html>\n<html><body>Please log in</body></html>\n";
  private static final int LONG = 600_000;

  /// How an answer comes to its end.
  public enum End {
    /// It is whole.
    WHOLE,
    /// The connection is cut behind the body, before the answer is whole.
    CUT,
    /// It does not begin.
    NEVER
  }

  public CannedAnswer {
    requireNonNull(contentType);
    requireNonNull(body);
    requireNonNull(end);
  }

  /// A whole one with status 200.
  public static CannedAnswer json(String body) {
    return new CannedAnswer(200, JSON, body, End.WHOLE);
  }

  /// One that brings nothing but its status.
  public static CannedAnswer refusal(int status) {
    return new CannedAnswer(status, JSON, "{\"message\": \"no\"}", End.WHOLE);
  }

  /// The page that asks people to log in, with status 200.
  public static CannedAnswer page() {
    return new CannedAnswer(200, "text/html", PAGE, End.WHOLE);
  }

  /// One that is cut behind `body`.
  public static CannedAnswer cut(String body) {
    return new CannedAnswer(200, JSON, body, End.CUT);
  }

  /// None, for as long as anybody waits.
  public static CannedAnswer silence() {
    return new CannedAnswer(200, JSON, "", End.NEVER);
  }

  void send(Call call) throws IOException {
    if (end == End.NEVER) {
      silent();
    }
    call.header("Content-Type", contentType);
    var bytes = body.getBytes(UTF_8);
    call.send(status, end == End.WHOLE ? bytes.length : bytes.length + 1L, bytes);
    if (end == End.CUT) {
      throw new IOException("cut on command");
    }
  }

  private static void silent() throws IOException {
    try {
      Thread.sleep(LONG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the stand-in is stopped");
    }
  }
}
