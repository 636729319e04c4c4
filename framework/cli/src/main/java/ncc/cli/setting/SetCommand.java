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
  private static final String RESET = "--reset";
  private static final String LIST = "--list";
  private static final String LOG = "--log";
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
    Options.flag(spec, RESET, "Leave these, or all of the check, to the configuration again.");
    Options.flag(spec, LIST, "Show all that holds, with where it comes from.");
    Options.flag(spec, LOG, "Show who changed what, the newest first.");
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
    var words = Selected.positionals(line);
    var check = words.stream().findFirst();
    var cluster = Options.one(line, Options.CLUSTER, environment);
    var control = control(line, store);
    if (Options.has(line, LOG)) {
      return log(control.changes(check, SHOWN));
    }
    boolean isReset = Options.has(line, RESET);
    if (check.isEmpty() || (words.size() == 1 && !isReset)) {
      return show(control, check, cluster, Options.has(line, LIST));
    }
    var rest = words.subList(1, words.size());
    change(control, cluster, check.get(), isReset ? names(rest) : values(rest));
    return ExitCode.OK;
  }

  private CheckControl control(ParseResult line, Store store) throws Failure, StoreException {
    var faults = new ArrayList<Fault>();
    var checks =
        new Planning(catalog, environment, Request.of(line, environment)).checks(faults::add);
    warn(faults);
    var clusters = clusters(store);
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

  private void change(
      CheckControl control,
      Optional<String> cluster,
      String check,
      Map<String, Optional<String>> values)
      throws Failure, StoreException {
    try {
      if (values.isEmpty()) {
        control.reset(environment.user(), cluster, check);
      } else {
        control.change(environment.user(), cluster, check, values);
      }
    } catch (SettingRefusedException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private static Map<String, Optional<String>> values(List<String> words) throws Failure {
    var values = new LinkedHashMap<String, Optional<String>>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (word.equals("on") || word.equals("off")) {
        values.put("enabled", Optional.of(Boolean.toString(word.equals("on"))));
      } else if (equals > 0) {
        values.put(word.substring(0, equals), Optional.of(word.substring(equals + 1)));
      } else {
        throw new Failure(
            ExitCode.USAGE,
            "'%s' sets nothing; expected on, off, or NAME=VALUE such as interval=10m"
                .formatted(word));
      }
    }
    return values;
  }

  private static Map<String, Optional<String>> names(List<String> words) {
    var names = new LinkedHashMap<String, Optional<String>>();
    words.forEach(word -> names.put(word, Optional.empty()));
    return names;
  }

  private int show(
      CheckControl control, Optional<String> check, Optional<String> cluster, boolean isWhole)
      throws Failure, StoreException {
    var checks = control.checks();
    if (check.isPresent() && checks.of(check.get(), cluster).isEmpty()) {
      throw new Failure(ExitCode.USAGE, "no check is called '%s'".formatted(check.get()));
    }
    var columns = columns();
    for (EffectiveCheck one : checks.of(cluster)) {
      if (check.filter(id -> !id.equals(one.id())).isEmpty()) {
        one.values().stream()
            .filter(value -> isWhole || check.isPresent() || isSet(value.origin()))
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

  private int log(List<SettingChange> changes) {
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
