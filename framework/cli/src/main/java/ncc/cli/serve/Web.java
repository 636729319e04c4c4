package ncc.cli.serve;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.server.page.Pages;
import ncc.server.web.HealthPart;
import ncc.server.web.ListenAddress;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.server.web.WebServer;

/// What the daemon serves over HTTP, and where.
final class Web implements AutoCloseable {
  private final List<WebPart> parts;
  private Optional<WebServer> server = Optional.empty();

  /// @param reload reads the configuration again
  Web(Served served, HealthPart.Reload reload) {
    parts = List.of(new HealthPart(served, reload), new Pages(served));
  }

  /// @param address empty for nowhere
  /// @throws Failure when it cannot listen there
  void listen(Optional<ListenAddress> address) throws Failure {
    if (address.isEmpty()) {
      return;
    }
    try {
      var started = WebServer.start(address.get(), parts);
      server = Optional.of(started);
      log().log(Level.INFO, "listening on " + started.url());
    } catch (IOException e) {
      throw new Failure(
          ExitCode.CONFIG, e.getMessage() + "; --web.listen-address says where to listen", e);
    }
  }

  /// Made when it is first used: what a logger does is settled by then.
  private static Logger log() {
    return System.getLogger(Web.class.getName());
  }

  @Override
  public void close() {
    server.ifPresent(WebServer::close);
  }
}
