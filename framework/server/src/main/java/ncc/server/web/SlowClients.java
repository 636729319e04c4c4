package ncc.server.web;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Lets go of clients that keep a connection by sending a request a few bytes at a time: who has
/// sent something in two spans and made no request of it is not going to. An idle connection is
/// ended by its own time limit.
record SlowClients(ServerConnector connector) implements Connection.Listener {
  private static final long SPAN_SECONDS = 10;

  /// @param slow how many spans it has been so
  private record Seen(long requests, long bytes, int slow) {}

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection) {
      lookLater(connection, new Seen(0, 0, 0));
    }
  }

  @Override
  public void onClosed(Connection connection) {}

  private void lookLater(Connection connection, Seen before) {
    connector
        .getScheduler()
        .schedule(() -> look(connection, before), SPAN_SECONDS, TimeUnit.SECONDS);
  }

  private void look(Connection connection, Seen before) {
    if (!connection.getEndPoint().isOpen()) {
      return;
    }
    long requests = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean isSlow = requests == before.requests() && bytes > before.bytes();
    if (isSlow && before.slow() > 0) {
      connection.getEndPoint().close();
    } else {
      lookLater(connection, new Seen(requests, bytes, isSlow ? before.slow() + 1 : 0));
    }
  }
}
