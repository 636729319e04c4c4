package ncc.cli.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.cli.alert.AlertNames;
import ncc.cli.check.HealthChecks;
import ncc.cli.finding.NamedFinding;
import ncc.cli.report.SavedRun;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Numbers;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.cli.terminal.WeeklyText;
import ncc.engine.Catalog;
import ncc.engine.Printable;
import ncc.engine.plan.PlanText;
import ncc.engine.plan.Windows;
import ncc.json.PlanJson;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.message.Suggestion;
import ncc.spi.report.PlanFormat;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Cause;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc plan`: what mends what a run found, of sources that are read now, or of a saved run.
public final class PlanCommand {
  private static final String RUN = "--run";
  private static final String WAVE = "--wave";
  private static final String WINDOW = "--window";
  private static final String TASK_TIME = PlanText.TASK_TIME;
  private static final String FORMAT = "--format";
  private static final int STANDARD_WAVE = 50;

  private final Catalog catalog;
  private final Environment environment;

  private PlanCommand(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The forms of a plan that no report has.
  private static final List<String> OWN = List.of("text", "sh", "json");

  public static CommandSpec command(Catalog catalog, Environment environment) {
    var spec =
        Command.spec(
            Options.union(Options.READING, Options.JUDGING),
            line -> new PlanCommand(catalog, environment).run(line));
    Options.add(spec, RUN, "FILE", "A run saved with --report json=FILE, in place of sources.");
    Options.add(
        spec,
        WAVE,
        "N",
        "At most so many VMs at once, 1 to " + Plan.MOST_IN_WAVE + ". Default 50.");
    Options.add(
        spec,
        WINDOW,
        "WINDOW",
        "Put the tasks into the next windows of the week, such as 'Sat 02:00-05:00 Asia/Tokyo'.");
    Options.add(
        spec,
        TASK_TIME,
        "DURATION",
        "With --window: how long a task takes, such as 20m. Default: one task in each window.");
    Options.add(
        spec,
        FORMAT,
        "FORMAT",
        "text, sh (a script for a CVM of one cluster), json, or a report that writes plans: csv,"
            + " html, …");
    spec.addPositional(
        Selected.positional(
            "CAUSE",
            "0..*",
            "A check or one of its diagnoses, the id of a finding or of an alert; without: all but"
                + " INFO."));
    AlertNames.addTo(spec);
    return Help.describe(
        spec,
        "Prints what mends what was found: commands for as many VMs as one takes, in waves.",
        "ncc --source captures/tokyo-01 plan",
        "ncc plan --run run.json --format sh ngt_client_cert_expiry_check",
        "ncc plan --run run.json --wave 20 ngt_comm_link_check.down",
        "ncc plan --run run.json --window 'Sat 02:00-05:00 Asia/Tokyo' --task-time 30m");
  }

  private int run(ParseResult line) throws Failure {
    var format = format(line);
    int wave = Numbers.count(line, WAVE, Plan.MOST_IN_WAVE, environment).orElse(STANDARD_WAVE);
    var windows = windows(line);
    var run = withOutbreaks(line, judged(line));
    var choice = choice(line, run);
    var untimed = Plan.of(run, choice::has, choice::has, wave);
    var plan = windows.map(all -> all.timed(untimed)).orElse(untimed);
    var text = new PlanText(plan, run, windows);
    switch (format) {
      case "text" -> environment.out().print(text.text());
      case "sh" -> environment.out().print(script(text));
      case "json" -> write(out -> PlanJson.write(plan, run, out));
      default -> {
        var report = report(format);
        write(out -> report.render(plan, run, ReportOptions.plain(), out));
      }
    }
    environment.out().flush();
    return plan.tasks().isEmpty() && run.status() == Status.ERR ? ExitCode.ERR : ExitCode.OK;
  }

  private Optional<Windows> windows(ParseResult line) throws Failure {
    var window = Options.one(line, WINDOW, environment);
    if (window.isEmpty()) {
      Options.refuseUseless(line, List.of(TASK_TIME), "without " + WINDOW);
      return Optional.empty();
    }
    var recurrence = WeeklyText.window(WINDOW, window.get());
    var windows = new Windows(recurrence, taskTime(line), environment.clock().instant());
    if (!windows.fit()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: %s does not fit into a window of %s"
              .formatted(
                  TASK_TIME,
                  Options.one(line, TASK_TIME, environment).orElse(""),
                  Durations.text(recurrence.length())));
    }
    return Optional.of(windows);
  }

  private Optional<Duration> taskTime(ParseResult line) throws Failure {
    var given = Options.one(line, TASK_TIME, environment);
    try {
      var time = given.map(Durations::parse);
      if (time.filter(one -> !one.isPositive()).isEmpty()) {
        return time;
      }
    } catch (IllegalArgumentException | ArithmeticException _) {
      // Answered below.
    }
    throw new Failure(
        ExitCode.USAGE,
        "%s: '%s' is not a duration above zero; expected such as 20m"
            .formatted(TASK_TIME, Printable.of(given.orElse(""))));
  }

  private String format(ParseResult line) throws Failure {
    var given = Options.one(line, FORMAT, environment).orElse("text");
    if (!OWN.contains(given)) {
      var _ = report(given);
    }
    return given;
  }

  private PlanFormat report(String format) throws Failure {
    return catalog
        .report(format)
        .flatMap(ReportFormat::plans)
        .orElseThrow(() ->
            new Failure(
                ExitCode.USAGE,
                "%s: '%s' is not one of %s"
                    .formatted(FORMAT, Printable.of(format), String.join(", ", formats()))));
  }

  private List<String> formats() {
    var ofReports =
        catalog.reports().stream()
            .filter(one -> one.plans().isPresent())
            .map(ReportFormat::name)
            .filter(name -> !OWN.contains(name));
    return Stream.concat(OWN.stream(), ofReports).toList();
  }

  private Run judged(ParseResult line) throws Failure {
    var saved = Options.one(line, RUN, environment);
    if (saved.isEmpty()) {
      return new HealthChecks(catalog, environment).judged(line, catalog.checks()).run();
    }
    Options.refuseUseless(
        line,
        Stream.concat(Options.READING.stream(), Options.JUDGING.stream())
            .filter(option -> !option.equals(Options.CLUSTER))
            .sorted()
            .toList(),
        "with " + RUN);
    var run = SavedRun.read(Path.of(saved.get()), ExitCode.ERR);
    return of(run, Options.all(line, Options.CLUSTER, environment));
  }

  private static Run of(Run run, List<String> clusters) throws Failure {
    for (var name : clusters) {
      if (run.clusters().stream().noneMatch(one -> isOf(one, name))) {
        var names = run.clusters().stream().map(one -> one.cluster().name()).toList();
        throw new Failure(
            ExitCode.USAGE,
            "%s: the run has no cluster '%s'; it has %s"
                .formatted(Options.CLUSTER, name, String.join(", ", names)));
      }
    }
    return clusters.isEmpty()
        ? run
        : run.withClusters(
            run.clusters().stream()
                .filter(one -> clusters.stream().anyMatch(name -> isOf(one, name)))
                .toList());
  }

  private static boolean isOf(ClusterRun run, String name) {
    return run.cluster().name().equals(name) || run.cluster().key().equals(name);
  }

  /// What only a daemon finds, in its history, is planned for by what is read now.
  private Run withOutbreaks(ParseResult line, Run run) throws Failure {
    var known = causes(run);
    var named = new HashSet<String>();
    for (var name : Selected.positionals(line)) {
      if (known.contains(name) || NamedFinding.of(run, name).isPresent()) {
        named.add(name);
      } else {
        AlertNames.find(line, environment, name).ifPresent(it -> named.add(it.alert().cause()));
      }
    }
    return catalog.withOutbreaks(run, named);
  }

  private Choice choice(ParseResult line, Run run) throws Failure {
    var known = causes(run);
    var causes = new ArrayList<String>();
    var findings = new ArrayList<NamedFinding>();
    AlertNames.refuseUnused(line, Selected.positionals(line));
    for (var name : Selected.positionals(line)) {
      if (known.contains(name) || name.equals(Cause.OF_SEVERAL)) {
        causes.add(name);
      } else if (isListed(name)) {
        throw new Failure(ExitCode.USAGE, absent(name));
      } else {
        findings.add(finding(line, run, name, known));
      }
    }
    return new Choice(causes, findings);
  }

  private NamedFinding finding(ParseResult line, Run run, String name, List<String> known)
      throws Failure {
    var finding = NamedFinding.of(run, name);
    if (finding.isPresent()) {
      return finding.get();
    }
    var alert = AlertNames.find(line, environment, name);
    if (alert.isEmpty()) {
      throw new Failure(ExitCode.USAGE, unknown(name, known));
    }
    return NamedFinding.of(run, alert.get().alert())
        .orElseThrow(() ->
            new Failure(
                ExitCode.USAGE,
                "%s says nothing of what alert '%s' is about any more"
                    .formatted(alert.get().alert().checkId(), name)));
  }

  /// Checks of a run, and their diagnoses.
  private static List<String> causes(Run run) {
    var checks =
        run.clusters().stream()
            .flatMap(cluster -> cluster.checks().stream())
            .map(check -> check.check())
            .distinct()
            .toList();
    return Stream.concat(
            checks.stream().map(check -> check.id()),
            checks.stream()
                .flatMap(
                    check -> check.diagnoses().stream().map(one -> check.id() + "." + one.id())))
        .toList();
  }

  /// Whether a check that is here is called so, or one of its diagnoses.
  private boolean isListed(String name) {
    return catalog.checks().stream()
        .map(check -> check.description())
        .anyMatch(check ->
            check.id().equals(name)
                || check.diagnoses().stream()
                    .anyMatch(one -> name.equals(check.id() + "." + one.id())));
  }

  private static String absent(String name) {
    return "the run does not have '%s': its check was not run, or listed no such diagnosis yet"
        .formatted(name);
  }

  private static String unknown(String name, List<String> known) {
    if (name.indexOf('_') < 0) {
      return "nothing is called '%s'; expected a check, a cause, or the id of a finding of the run or of an alert"
          .formatted(Printable.of(name));
    }
    return Suggestion.among(name, known)
        .map(near ->
            "no check or diagnosis is called '%s'; did you mean '%s'?".formatted(name, near))
        .orElse(
            "no check or diagnosis is called '%s'; 'ncc list' and 'ncc describe CHECK' show them"
                .formatted(name));
  }

  private static String script(PlanText text) throws Failure {
    var clusters = text.clusters();
    if (clusters.size() > 1) {
      throw new Failure(
          ExitCode.USAGE,
          "%s sh is for a CVM of one cluster, and this plan is for %s; choose one with --cluster"
              .formatted(FORMAT, Printable.of(String.join(", ", clusters))));
    }
    return text.script();
  }

  /// Writes a plan in some form.
  private interface Writing {
    void to(Appendable out) throws IOException;
  }

  private void write(Writing writing) throws Failure {
    try {
      writing.to(environment.out());
    } catch (IOException e) {
      throw Failure.of(ExitCode.ERR, e);
    }
  }
}
