package ncc.cli.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ncc.cli.check.FactBringers;
import ncc.cli.config.AlertPolicies;
import ncc.cli.config.ConfigurationReading;
import ncc.cli.config.Listeners;
import ncc.cli.config.Receivers;
import ncc.cli.config.StoreKeeping;
import ncc.cli.probe.TlsChoice;
import ncc.cli.request.Request;
import ncc.cli.request.SourceSelection;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.ConfigurationException;
import ncc.engine.Network;
import ncc.engine.RunLimits;
import ncc.engine.alert.CheckKin;
import ncc.engine.network.Deadlines;
import ncc.engine.network.Limits;
import ncc.engine.network.SocketNetwork;
import ncc.engine.notify.Routes;
import ncc.engine.schedule.Grid;
import ncc.engine.schedule.Timing;
import ncc.engine.setup.CheckSetup;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.AlertGroup;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredWeb;
import ncc.json.config.Fault;
import ncc.metrics.Share;
import ncc.server.plan.AlertRules;
import ncc.server.plan.AlertRules.Rule;
import ncc.server.plan.CronTiming;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.StoredSettings;

/// What the daemon is to do, made from one line and the configuration as it is now.
///
/// @param request of the line that started it
public record Planning(Catalog catalog, Environment environment, Request request) {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  /// The configuration that is read; empty where there is none.
  Optional<Path> file() {
    return new ConfigurationReading(catalog, environment).file(request.config());
  }

  /// @throws Failure with every fault of the configuration; what was in force stays so
  DaemonPlan plan() throws Failure {
    var configurations = new ConfigurationReading(catalog, environment);
    var configuration = configurations.read(request.config());
    var setups = configurations.setups(configuration, catalog.checks(), request);
    var folder = configurations.folder(request.config());
    var selection = new SourceSelection(catalog, environment, configuration, folder);
    var fleet = selection.plan(request);
    return new DaemonPlan(
        environment.version().number(),
        fleet,
        selection.limits(request),
        planned(setups, configuration, request),
        FactBringers.of(catalog, fleet),
        network(),
        RunLimits.TIMEOUT,
        MAX_AGE,
        alerts(catalog.checks(), configuration),
        routes(configuration, folder),
        StoreKeeping.of(configuration.store()),
        Listeners.planned(configuration, catalog, environment.variables(), folder));
  }

  /// Who may use what is served, as the configuration says.
  ConfiguredWeb web() throws Failure {
    return new ConfigurationReading(catalog, environment).read(request.config()).web();
  }

  /// How many series of single subjects the metrics may have.
  int maxSeries() throws Failure {
    return new ConfigurationReading(catalog, environment)
        .read(request.config())
        .maxSeries()
        .orElse(Share.STANDARD_BUDGET);
  }

  /// The checks as they are configured, as far as that can be read, with nothing that people set
  /// while a daemon runs.
  ///
  /// @param faults takes what is left out, in the file's order
  public ChecksInForce checks(Consumer<Fault> faults) throws Failure {
    var configurations = new ConfigurationReading(catalog, environment);
    var configuration = configurations.readable(request.config(), faults);
    var setups = configurations.setups(configuration, catalog.checks(), request);
    return new ChecksInForce(
        planned(setups, configuration, request),
        alerts(catalog.checks(), configuration),
        StoredSettings.NONE);
  }

  private static Optional<ConfiguredCheck> configured(
      CheckPlugin check, Configuration configuration) {
    return Optional.ofNullable(configuration.checks().get(check.id()));
  }

  private Routes routes(Configuration configuration, Path folder) throws Failure {
    try {
      return Receivers.routes(configuration, catalog, environment.variables(), folder);
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.CONFIG, e);
    }
  }

  private static AlertRules alerts(List<CheckPlugin> checks, Configuration configuration) {
    var rules = new HashMap<String, Rule>();
    for (CheckPlugin check : checks) {
      rules.put(
          check.id(),
          new Rule(
              check.description(),
              AlertPolicies.of(check.description(), configured(check, configuration))));
    }
    boolean byCause = configuration.alertGroup().orElse(AlertGroup.CAUSES) == AlertGroup.CAUSES;
    var kin =
        byCause
            ? CheckKin.of(checks.stream().map(CheckPlugin::description).toList())
            : CheckKin.NONE;
    return new AlertRules(rules, Map.of(), kin);
  }

  private static List<PlannedCheck> planned(
      List<CheckSetup> setups, Configuration configuration, Request request) throws Failure {
    var planned = new ArrayList<PlannedCheck>();
    for (CheckSetup setup : setups) {
      var check = ConfigurationReading.made(setup);
      planned.add(
          new PlannedCheck(
              check, timing(check, configuration), setup, names(check, configuration, request)));
    }
    return planned;
  }

  /// What is set of a check, in the file or on the line.
  private static Set<String> names(
      CheckPlugin check, Configuration configuration, Request request) {
    var names = new HashSet<>(request.settings().getOrDefault(check.id(), Map.of()).keySet());
    configured(check, configuration).ifPresent(one -> names.addAll(one.names()));
    return names;
  }

  private static Timing timing(CheckPlugin check, Configuration configuration) throws Failure {
    var cron = configured(check, configuration).flatMap(ConfiguredCheck::cron);
    if (cron.isPresent()) {
      return CronTiming.parse(cron.get());
    }
    var interval =
        configured(check, configuration)
            .flatMap(ConfiguredCheck::interval)
            .orElse(check.description().interval());
    try {
      return new Grid(interval);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.CONFIG, "%s: interval: %s".formatted(check.id(), e.getMessage()), e);
    }
  }

  private Network network() throws Failure {
    return request.probe()
        ? new SocketNetwork(
            Deadlines.each(CONNECT_TIMEOUT), Limits.ofThisMachine(), TlsChoice.of(environment))
        : Network.none("not probed; --probe asks the network");
  }
}
