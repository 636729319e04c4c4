package ncc.cli.serve;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import ncc.cli.config.PluginPlaces;
import ncc.cli.request.Request;
import ncc.cli.store.StoreOption;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Signals;
import ncc.engine.Catalog;
import ncc.server.Daemon;
import ncc.server.metrics.Metrics;
import ncc.server.plan.DaemonPlan;
import ncc.server.run.RunWatcher;
import ncc.spi.message.Count;
import ncc.store.Store;
import ncc.store.schedule.Pace;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc serve`: runs checks when they are due, until it is told to end.
public final class Serving {
  private final Catalog catalog;
  private final Environment environment;

  private Serving(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// Made when it is first used: what a logger does is settled by then.
  private static Logger log() {
    return System.getLogger(Serving.class.getName());
  }

  /// The word and its options.
  public static CommandSpec command(Catalog catalog, Environment environment) {
    var spec =
        Command.spec(
            Options.union(
                Options.READING,
                Set.of(
                    Options.SET,
                    Options.PROBE,
                    Options.USE_GUEST_KEY,
                    Options.ALLOW_PLUGIN_PROBLEMS)),
            line -> new Serving(catalog, environment).run(line));
    StoreOption.addTo(spec);
    ListenOption.addTo(spec);
    WebAccess.addTo(spec);
    return Help.describe(
        spec,
        "Runs checks when they are due, remembers what they said, raises alerts, serves pages.",
        "ncc serve",
        "ncc --config /etc/ncc/ncc.yaml serve",
        "ncc --config ncc.yaml serve --store postgresql://db.example/ncc");
  }

  private int run(ParseResult line) throws Failure {
    DaemonLog.serve(Options.has(line, Options.DEBUG));
    var request = Request.of(line, environment);
    var plugins = plugins(line);
    var planning = new Planning(catalog, environment, request);
    var plan = planning.plan();
    var listening = ListenOption.of(line, environment);
    var access = WebAccess.of(line, environment);
    var budget = new AtomicInteger(planning.maxSeries());
    var metrics = new Metrics(build(), budget::get);
    var ending = Ending.onSignal();
    var address = StoreOption.of(line, environment);
    Runnable sayWhatStays =
        () -> {
          sayStoreMoved(address, line);
          sayPluginsChanged(plugins, line);
        };
    try (var store = Store.open(address);
        var daemon = daemon(store, plan, metrics);
        var web =
            new Web(
                daemon,
                metrics.part(daemon),
                access,
                planning::web,
                () -> {
                  sayWhatStays.run();
                  reload(planning, daemon, budget);
                })) {
      web.listen(listening);
      Runnable reload =
          () -> {
            reload(planning, daemon, web, budget);
            sayWhatStays.run();
          };
      Signals.on("HUP", reload);
      planning.file().ifPresent(file -> FileWatch.start(file, reload));
      daemon.start();
      log()
          .log(
              Level.INFO,
              "serving %s; store %s"
                  .formatted(
                      Count.of(
                          plan.fleet().clusters().size() + plan.fleet().sources().size(),
                          "cluster or source",
                          "clusters and sources"),
                      store.shown()));
      ending.await();
      sayEnding();
    } catch (StoreException e) {
      throw Failure.of(ExitCode.CONFIG, e);
    } catch (RuntimeException e) {
      throw StoreException.reason(e)
          .map(reason ->
              new Failure(ExitCode.CONFIG, "store %s: %s".formatted(address.shown(), reason), e))
          .orElseThrow(() -> e);
    } finally {
      ending.ended();
    }
    return ExitCode.OK;
  }

  private Metrics.Build build() {
    var version = environment.version();
    return new Metrics.Build(version.number(), version.revision(), Runtime.version().toString());
  }

  /// Without a logger: the JDK closes those as soon as it is told to end.
  private void sayEnding() {
    environment
        .err()
        .println(environment.clock().instant().truncatedTo(ChronoUnit.MILLIS) + " info ending");
    environment.err().flush();
  }

  private Daemon daemon(Store store, DaemonPlan plan, RunWatcher watcher) throws StoreException {
    return new Daemon(
        store,
        DaemonName.ofThisProcess(),
        Pace.DEFAULT,
        environment.clock(),
        plan,
        catalog,
        List.of(watcher));
  }

  private List<String> plugins(ParseResult line) {
    return PluginPlaces.of(line.originalArgs(), environment).jars();
  }

  /// Checks of plugins have their place in all that runs, so they come and go with the daemon.
  private void sayPluginsChanged(List<String> before, ParseResult line) {
    if (!plugins(line).equals(before)) {
      log()
          .log(
              Level.WARNING,
              "jars of plugins are new, changed or gone; this daemon goes on with those it began"
                  + " with until it is started again");
    }
  }

  /// What runs keeps its store until it ends, while commands beside it go by the file as it is.
  private void sayStoreMoved(StoreAddress address, ParseResult line) {
    try {
      var now = StoreOption.of(line, environment);
      if (!now.equals(address)) {
        log()
            .log(
                Level.WARNING,
                "the store is %s now; this daemon goes on with %s until it is started again"
                    .formatted(now.shown(), address.shown()));
      }
    } catch (Failure _) {
      // Said when the configuration was not taken.
    }
  }

  private static void reload(Planning planning, Daemon daemon, AtomicInteger budget)
      throws Failure {
    daemon.reload(planning.plan());
    budget.set(planning.maxSeries());
  }

  /// A configuration that cannot be used leaves the one in force.
  private static void reload(Planning planning, Daemon daemon, Web web, AtomicInteger budget) {
    try {
      reload(planning, daemon, budget);
      web.refresh();
      log().log(Level.INFO, "configuration read again");
    } catch (Failure e) {
      log().log(Level.ERROR, "configuration not taken, the earlier one stays: " + e.getMessage());
    }
  }
}
