package ncc.server.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.util.List;
import ncc.server.access.Guard;

/// Serves the parts over HTTP until it is closed.
public final class WebServer implements AutoCloseable {
  /// Nothing that a form or a request of the API holds is longer.
  private static final long LONGEST_REQUEST = 1 << 20;

  private final Javalin javalin;
  private final String host;

  private WebServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  /// Serves everybody on this machine.
  ///
  /// @throws IOException when it cannot listen there
  public static WebServer start(ListenAddress address, List<WebPart> parts) throws IOException {
    return start(address, Guard.local(), parts);
  }

  /// @param guard lets requests through to the parts
  /// @throws IOException when it cannot listen there
  public static WebServer start(ListenAddress address, Guard guard, List<WebPart> parts)
      throws IOException {
    var javalin = Javalin.create(config -> configure(config, guard, parts));
    try {
      javalin.start(address.host().isEmpty() ? "0.0.0.0" : address.host(), address.port());
    } catch (JavalinException e) {
      javalin.stop();
      throw new IOException("cannot listen on %s: %s".formatted(address, reason(e)), e);
    }
    return new WebServer(javalin, address.host().isEmpty() ? "localhost" : address.host());
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static void configure(JavalinConfig config, Guard guard, List<WebPart> parts) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = LONGEST_REQUEST;
    config.http.prefer405over404 = true;
    config.routes.before(WebServer::protect);
    config.routes.before(guard::check);
    parts.forEach(part -> add(part, config.routes));
  }

  private static void add(WebPart part, RoutesConfig routes) {
    part.addTo(routes);
  }

  /// What every answer has: nothing of it is kept, framed, guessed at, or run from elsewhere.
  private static void protect(Context context) {
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src"
            + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
  }

  /// Where people find it.
  public String url() {
    return "http://" + new ListenAddress(host, javalin.port()) + "/";
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
