package ncc.cli.serve;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.ConfigurationException;
import ncc.json.config.Configuration.ConfiguredWeb;
import ncc.json.config.WebConfiguration;
import ncc.server.access.Accounts;
import ncc.server.access.Guard;
import ncc.server.access.Outside;
import ncc.server.api.ApiPart;
import ncc.server.page.Pages;
import ncc.server.web.Exposure;
import ncc.server.web.HealthPart;
import ncc.server.web.ListenAddress;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.server.web.WebServer;
import ncc.server.web.WebSettings;

/// What the daemon serves over HTTP, where, and to whom.
final class Web implements AutoCloseable {
  private final Served served;
  private final WebAccess access;
  private final Configured configured;
  private final List<WebPart> parts;
  private final Set<Path> watched = ConcurrentHashMap.newKeySet();
  private volatile Accounts accounts = Accounts.NONE;
  private volatile Outside outside = Outside.SAME;
  private Optional<Listening> listening = Optional.empty();

  /// What `ncc.yaml` says of the web now.
  interface Configured {
    ConfiguredWeb web() throws Failure;
  }

  private record Listening(ListenAddress address, WebServer server) {}

  /// @param reload reads the configuration again
  Web(
      Served served,
      WebPart metrics,
      WebAccess access,
      Configured configured,
      HealthPart.Reload reload) {
    this.served = served;
    this.access = access;
    this.configured = configured;
    this.parts =
        List.of(
            new HealthPart(
                served,
                () -> {
                  reload.run();
                  refresh();
                }),
            metrics,
            new Pages(served),
            new ApiPart(served));
  }

  /// @param address empty for nowhere
  /// @throws Failure when it cannot listen there, or may not
  void listen(Optional<ListenAddress> address) throws Failure {
    if (address.isPresent()) {
      listen(address.get());
    }
  }

  private synchronized void listen(ListenAddress address) throws Failure {
    var web = access.read();
    var configured = this.configured.web();
    accounts = allowed(address, web, configured);
    outside = outside(configured);
    var guard = Guard.of(() -> accounts, access.isOpen(), served.clock());
    try {
      var server =
          WebServer.start(
              new WebSettings(address, web.tls(), web.headers(), guard, () -> outside), parts);
      listening = Optional.of(new Listening(address, server));
      log().log(Level.INFO, "listening on " + server.url());
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.CONFIG, e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.CONFIG, e.getMessage() + "; --web.listen-address says where to listen", e);
    }
    watch(web);
  }

  /// Who may come in there.
  ///
  /// @throws Failure when others could, whom nobody knows
  private Accounts allowed(ListenAddress address, WebConfiguration web, ConfiguredWeb configured)
      throws Failure {
    var known = WebAccess.accounts(web, configured);
    if (access.isOpen()) {
      return known;
    }
    try {
      var refusal =
          Exposure.refusal(address, web.tls().isPresent(), known)
              .or(() -> configured.external().flatMap(url -> Exposure.refusal(url, known)));
      if (refusal.isPresent()) {
        throw new Failure(ExitCode.CONFIG, refusal.get());
      }
    } catch (IOException e) {
      throw new Failure(
          ExitCode.CONFIG,
          "%s: '%s' has no address; expected one of this machine's, such as 127.0.0.1"
              .formatted(ListenOption.LISTEN, address.host()),
          e);
    }
    return known;
  }

  private static Outside outside(ConfiguredWeb configured) {
    return new Outside(configured.external(), configured.proxies());
  }

  private void watch(WebConfiguration web) {
    for (Path file : access.files(web)) {
      if (watched.add(file)) {
        FileWatch.start(file, this::tryToRefresh);
      }
    }
  }

  /// Reads again who may come in, and with which certificates.
  ///
  /// @throws Failure when that cannot be used; what was in force stays so
  synchronized void refresh() throws Failure {
    if (listening.isEmpty()) {
      return;
    }
    var web = access.read();
    var configured = this.configured.web();
    var known = allowed(listening.get().address(), web, configured);
    try {
      listening.get().server().reload(web.tls());
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.CONFIG, e);
    }
    accounts = known;
    outside = outside(configured);
    watch(web);
  }

  private void tryToRefresh() {
    try {
      refresh();
      log().log(Level.INFO, "users and certificates read again");
    } catch (Failure e) {
      log()
          .log(
              Level.ERROR,
              "users and certificates not taken, the earlier ones stay: " + e.getMessage());
    }
  }

  /// Made when it is first used: what a logger does is settled by then.
  private static Logger log() {
    return System.getLogger(Web.class.getName());
  }

  @Override
  public void close() {
    listening.ifPresent(found -> found.server().close());
  }
}
