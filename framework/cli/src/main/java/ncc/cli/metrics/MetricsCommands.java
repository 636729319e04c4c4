package ncc.cli.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import ncc.cli.check.HealthChecks;
import ncc.cli.config.ConfigurationReading;
import ncc.cli.request.Request;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Numbers;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import ncc.metrics.Share;
import ncc.server.metrics.ScrapeEstimate;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc metrics estimate`: runs every check once and tells what Prometheus would get of it, before
/// anybody rolls it out.
public final class MetricsCommands {
  private static final String VMS = "--vms";

  private final Catalog catalog;
  private final Environment environment;

  private MetricsCommands(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The word and what follows it.
  public static CommandSpec spec(Catalog catalog, Environment environment) {
    var commands = new MetricsCommands(catalog, environment);
    var parent = Command.spec(line -> Help.print(line, environment));
    Help.describe(
        parent, "Tells what Prometheus will get.", "ncc --config ncc.yaml metrics estimate");
    var estimate =
        Command.spec(Options.union(Options.READING, Options.JUDGING), commands::estimate);
    Options.add(estimate, VMS, "N", "As if the fleet were there so often that it has N guest VMs.");
    parent.addSubcommand(
        "estimate",
        Help.describe(
            estimate,
            "Runs every check once and tells how many series, bytes and seconds a scrape takes.",
            "ncc --config ncc.yaml metrics estimate",
            "ncc --source captures/tokyo-01 metrics estimate --vms 100000"));
    return parent;
  }

  private int estimate(ParseResult line) throws Failure {
    var request = Request.of(line, environment);
    var wanted = Numbers.count(line, VMS, environment);
    int budget =
        new ConfigurationReading(catalog, environment)
            .read(request.config())
            .maxSeries()
            .orElse(Share.STANDARD_BUDGET);
    var run = new HealthChecks(catalog, environment).judged(line, catalog.checks()).run();
    print(ScrapeEstimate.of(enlarged(run, wanted), budget, environment.clock()), budget);
    return ExitCode.OK;
  }

  private static Run enlarged(Run run, OptionalInt wanted) throws Failure {
    if (wanted.isEmpty()) {
      return run;
    }
    if (run.clusters().stream().mapToLong(ClusterRun::vms).sum() == 0) {
      throw new Failure(ExitCode.ERR, VMS + ": no guest VM was found that more could be like");
    }
    return ScrapeEstimate.enlarged(run, wanted.getAsInt());
  }

  private void print(ScrapeEstimate estimate, int budget) {
    row("clusters", counted(estimate.clusters()));
    row("guest VMs", counted(estimate.vms()));
    row("series", counted(estimate.series()));
    row(
        "left out",
        "%s; metrics.max-series is %s".formatted(counted(estimate.dropped()), counted(budget)));
    row(
        "a scrape",
        "%s bytes, %s compressed"
            .formatted(counted(estimate.bytes()), counted(estimate.compressed())));
    row("handed out in", seconds(estimate.took()) + " s on this machine, compressed");
  }

  private void row(String what, String value) {
    environment.out().println("%-14s %s".formatted(what, value));
  }

  private static String counted(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.4f", duration.toNanos() / 1e9);
  }
}
