package ncc.server.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.ConfigurationException;
import ncc.json.config.WebConfiguration.WebTls;
import ncc.server.access.Guard;
import ncc.server.access.Outside;

/// Serves the parts over HTTP until it is closed.
public final class WebServer implements AutoCloseable {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Javalin javalin;
  private final String host;
  private final Optional<ServerTls> tls;

  private WebServer(Javalin javalin, String host, Optional<ServerTls> tls) {
    this.javalin = javalin;
    this.host = host;
    this.tls = tls;
  }

  /// Serves everybody on this machine.
  ///
  /// @throws IOException when it cannot listen there
  public static WebServer start(ListenAddress address, List<WebPart> parts) throws IOException {
    try {
      return start(new WebSettings(address, Optional.empty(), Map.of(), Guard.local()), parts);
    } catch (ConfigurationException e) {
      throw new IllegalStateException("there is nothing to configure", e);
    }
  }

  /// @throws IOException when it cannot listen there
  /// @throws ConfigurationException when a file of TLS cannot be used
  public static WebServer start(WebSettings settings, List<WebPart> parts)
      throws IOException, ConfigurationException {
    var tls =
        settings.tls().isPresent()
            ? Optional.of(new ServerTls(settings.tls().get()))
            : Optional.<ServerTls>empty();
    var javalin = Javalin.create(config -> configure(config, settings, tls, parts));
    var address = settings.address();
    try {
      JavalinLogger.enabled = false; // That it cannot start is told by whoever starts it.
      javalin.start();
    } catch (JavalinException e) {
      javalin.stop();
      throw new IOException("cannot listen on %s: %s".formatted(address, reason(e)), e);
    } finally {
      JavalinLogger.enabled = true;
    }
    return new WebServer(javalin, address.host().isEmpty() ? "localhost" : address.host(), tls);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static void configure(
      JavalinConfig config, WebSettings settings, Optional<ServerTls> tls, List<WebPart> parts) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = Connectors.LONGEST_REQUEST;
    config.http.prefer405over404 = true;
    config.jetty.modifyServer(server -> Connectors.limit(server, settings.outside()));
    config.jetty.modifyHttpConfiguration(http -> Connectors.limit(http, settings.outside()));
    config.jetty.addConnector(
        (server, http) -> Connectors.connector(server, http, settings.address(), tls));
    config.routes.before(context -> settings.outside().get().standsFor(context));
    config.routes.before(WebServer::protect);
    config.routes.before(context -> settings.headers().forEach(context::header));
    config.routes.before(settings.guard()::check);
    parts.forEach(part -> add(part, config.routes));
    config.routes.after(WebServer::leadOutside);
    config.requestLogger.http((context, millis) -> answered(context, millis, parts));
  }

  /// Where an answer leads to another page, that page is looked for from outside.
  private static void leadOutside(Context context) {
    var location = context.res().getHeader("Location");
    if (location != null) {
      context.header("Location", Outside.of(context).link(location));
    }
  }

  private static void answered(Context context, float millis, List<WebPart> parts) {
    var method = context.method().name();
    var route = Optional.ofNullable(context.endpoints().matchedHttpEndpoint()).map(one -> one.path);
    var took = Duration.ofNanos((long) (millis * 1e6));
    parts.forEach(part ->
        part.answered(
            METHODS.contains(method) ? method : "other",
            route.orElse("none"),
            context.statusCode(),
            took));
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
    if (Outside.of(context).isEncrypted(context)) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /// Reads certificates and keys again, for the connections made from now on.
  ///
  /// @throws ConfigurationException when they cannot be used, or when only a restart could bring
  ///   what is asked for; all stays as it was
  public void reload(Optional<WebTls> files) throws ConfigurationException {
    if (files.isPresent() != tls.isPresent()) {
      throw new ConfigurationException("turning TLS on or off takes a restart");
    }
    if (tls.isPresent() && files.isPresent()) {
      tls.get().reload(files.get());
    }
  }

  /// Where people find it.
  public String url() {
    return (tls.isPresent() ? "https://" : "http://")
        + new ListenAddress(host, javalin.port())
        + "/";
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
