package ncc.cli.setting;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.cli.request.Request;
import ncc.cli.serve.Planning;
import ncc.cli.store.StoreCommand;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.json.config.Fault;
import ncc.server.setting.CheckControl;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.Misfit;
import ncc.server.setting.Origin;
import ncc.server.setting.SettingRefusedException;
import ncc.store.Store;
import ncc.store.setting.SettingChange;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc set`: how checks are set while daemons run. They follow within seconds.
public final class SetCommand {
  private static final int SHOWN = 50;

  private final Catalog catalog;
  private final Environment environment;

  private SetCommand(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The word and its options.
  public static CommandSpec command(Catalog catalog, Environment environment) {
    var spec =
        StoreCommand.spec(
            environment,
            Set.of(Options.CLUSTER, Options.SET),
            new SetCommand(catalog, environment)::run);
    Options.flag(
        spec, SetRequest.RESET, "Leave these, or all of the check, to the configuration again.");
    Options.flag(spec, SetRequest.LIST, "Show all that holds, with where it comes from.");
    Options.flag(spec, SetRequest.LOG, "Show who changed what, the newest first.");
    spec.addPositional(
        Selected.positional(
            "CHECK [on|off|NAME=VALUE...]",
            "0..*",
            "A check's id, and what to set: interval, cron, a parameter, or alert.KEY."));
    return Help.describe(
        spec,
        "Sets checks while daemons run; without a value, shows what is set.",
        "ncc set ngt_client_cert_expiry_check interval=10m",
        "ncc set ngt_client_cert_expiry_check off --cluster tokyo-01",
        "ncc set ngt_client_cert_expiry_check info=120d warn=60d alert.raise-after=2",
        "ncc set ngt_client_cert_expiry_check 'cron=30 2 * * * Asia/Tokyo'",
        "ncc set ngt_client_cert_expiry_check --reset",
        "ncc set --list --cluster tokyo-01",
        "ncc set --log");
  }

  private int run(ParseResult line, Store store) throws Failure, StoreException {
    var request = SetRequest.of(line, environment);
    var clusters = clusters(store);
    var control = control(line, store, clusters);
    var names = new SettableNames(control.checks(), clusters);
    return switch (request) {
      case SetRequest.Log log -> log(control, names, log.check());
      case SetRequest.Listing listing -> show(control, names, listing);
      case SetRequest.Reset reset -> reset(control, names, reset);
      case SetRequest.Change change -> change(control, change);
    };
  }

  private CheckControl control(ParseResult line, Store store, Set<String> clusters)
      throws Failure, StoreException {
    var faults = new ArrayList<Fault>();
    var checks =
        new Planning(catalog, environment, Request.of(line, environment)).checks(faults::add);
    warn(faults);
    return new CheckControl(
        store.checkSettings(), () -> checks, () -> clusters, environment.clock(), () -> {});
  }

  /// Daemons go on by the file as it was, and so must whoever has a check to switch off.
  private void warn(List<Fault> faults) {
    faults.forEach(fault -> environment.err().println("ncc: " + fault));
    if (!faults.isEmpty()) {
      environment
          .err()
          .println(
              "ncc: going on without what is at fault; daemons go by the file as it was before");
    }
  }

  /// All that the daemons look after, or ever did.
  private static Set<String> clusters(Store store) throws StoreException {
    var clusters = new HashSet<String>();
    store.slots().all().forEach(slot -> clusters.add(slot.cluster()));
    store.history().latest().forEach(one -> clusters.add(one.clusterName()));
    return clusters;
  }

  private int change(CheckControl control, SetRequest.Change change)
      throws Failure, StoreException {
    var values = new LinkedHashMap<String, Optional<String>>();
    change.values().forEach((name, value) -> values.put(name, Optional.of(value)));
    return change(control, change.cluster(), change.check(), values);
  }

  private int reset(CheckControl control, SettableNames names, SetRequest.Reset reset)
      throws Failure, StoreException {
    names.requireCheck(reset.check());
    names.requireCluster(reset.cluster());
    if (reset.names().isEmpty()) {
      control.reset(environment.user(), reset.cluster(), reset.check());
      return ExitCode.OK;
    }
    var values = new LinkedHashMap<String, Optional<String>>();
    reset.names().forEach(name -> values.put(name, Optional.empty()));
    return change(control, reset.cluster(), reset.check(), values);
  }

  private int change(
      CheckControl control,
      Optional<String> cluster,
      String check,
      Map<String, Optional<String>> values)
      throws Failure, StoreException {
    try {
      control.change(environment.user(), cluster, check, values);
      return ExitCode.OK;
    } catch (SettingRefusedException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private int show(CheckControl control, SettableNames names, SetRequest.Listing listing)
      throws Failure, StoreException {
    var check = listing.check();
    if (check.isPresent()) {
      names.requireCheck(check.get());
    }
    names.requireCluster(listing.cluster());
    var checks = control.checks();
    var columns = columns();
    for (EffectiveCheck one : checks.of(listing.cluster())) {
      if (check.filter(id -> !id.equals(one.id())).isEmpty()) {
        one.values().stream()
            .filter(value -> listing.isWhole() || check.isPresent() || isSet(value.origin()))
            .forEach(value ->
                columns.add(
                    one.id(), value.name() + "=" + value.text(), value.origin().toString()));
      }
    }
    environment.out().print(columns.text());
    for (Misfit misfit : checks.misfits()) {
      environment.err().println("ncc: does not fit and is left out: " + misfit);
    }
    return ExitCode.OK;
  }

  private static boolean isSet(Origin origin) {
    return switch (origin) {
      case Origin.Standard _, Origin.Configured _ -> false;
      case Origin.SetEverywhere _, Origin.SetForCluster _ -> true;
    };
  }

  private int log(CheckControl control, SettableNames names, Optional<String> check)
      throws Failure, StoreException {
    var changes = control.changes(check, SHOWN);
    if (check.isPresent() && changes.isEmpty()) {
      names.requireCheck(check.get());
    }
    var columns = columns();
    for (SettingChange change : changes) {
      columns.add(
          change.at().truncatedTo(ChronoUnit.SECONDS).toString(),
          change.who(),
          change.what().cluster().orElse("*"),
          change.what().checkId(),
          change.what().name(),
          change.before().orElse("-") + " > " + change.after().orElse("-"));
    }
    environment.out().print(columns.text());
    return ExitCode.OK;
  }

  private Columns columns() {
    return new Columns(environment.screen().outIsTerminal() ? environment.screen().columns() : 0);
  }
}
