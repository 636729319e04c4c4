package ncc.server.web;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.server.access.Outside;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.server.handler.QoSHandler;

/// How connections are taken, and how much of the daemon a client can hold: a connection that waits
/// holds no thread, a request is handled when all of it is here, and who is slow is let go.
final class Connectors {
  /// Nothing that a form or a request of the API holds is longer.
  static final int LONGEST_REQUEST = 64 << 10;

  private static final int LONGEST_HEADERS = 8 << 10;
  private static final int MOST_CONNECTIONS = 2048;

  /// Fewer than there are threads, so that some are left for what never waits.
  private static final int MOST_REQUESTS = 64;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final long IDLE_MILLIS = 30_000;

  private Connectors() {}

  static void limit(HttpConfiguration http, Supplier<Outside> outside) {
    http.addCustomizer(new ForwardedRequest(outside));
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LONGEST_HEADERS);
  }

  static void limit(Server server, Supplier<Outside> outside) {
    server.setErrorHandler(new PlainErrors());
    var eager =
        new EagerContentHandler(new RetainedContentLoaderFactory(LONGEST_REQUEST + 1, 0, true));
    eager.setHandler(waitingLine());
    server.setHandler(new PrefixHandler(new HeadHandler(eager), outside));
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
  }

  /// Whoever asks for more than can be answered waits in line without a thread, and not for long.
  /// What watches over the process never waits there, nor do pages that follow a task.
  private static QoSHandler waitingLine() {
    var line = new QoSHandler();
    line.setMaxRequestCount(MOST_REQUESTS);
    line.setMaxSuspendedRequestCount(MOST_CONNECTIONS);
    line.setMaxSuspend(LONGEST_WAIT);
    line.exclude(
        PathSpec.from("/-/*"), PathSpec.from("/metrics"), PathSpec.from("^/tasks/[^/]+/events$"));
    return line;
  }

  static ServerConnector connector(
      Server server, HttpConfiguration http, ListenAddress address, Optional<ServerTls> tls) {
    var connector =
        tls.isEmpty()
            ? new ServerConnector(server, new HttpConnectionFactory(http))
            : encrypted(server, http, tls.get());
    if (!address.host().isEmpty()) {
      connector.setHost(address.host());
    }
    connector.setPort(address.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(new SlowClients(connector));
    return connector;
  }

  private static ServerConnector encrypted(Server server, HttpConfiguration http, ServerTls tls) {
    var secure = new HttpConfiguration(http);
    // Clients that call the server by its address send no name that a certificate could match.
    secure.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server,
        new SslConnectionFactory(tls.factory(), HttpVersion.HTTP_1_1.asString()),
        new HttpConnectionFactory(secure));
  }
}
