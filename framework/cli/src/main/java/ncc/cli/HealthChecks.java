package ncc.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.RunMonitor;
import ncc.engine.Runner;
import ncc.engine.network.Deadlines;
import ncc.engine.network.Limits;
import ncc.engine.network.SocketNetwork;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredCluster;
import ncc.json.config.Configuration.ConfiguredSource;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.Run;
import picocli.CommandLine.ParseResult;

/// `ncc health_checks …`: reads facts, runs checks, writes reports.
final class HealthChecks {
  private static final Duration CHECK_DEADLINE = Duration.ofMinutes(2);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Catalog catalog;
  private final Environment environment;

  HealthChecks(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  int run(ParseResult line, List<CheckPlugin> chosen) throws Failure {
    var request = Request.of(line, environment);
    var writer = new ReportWriter(catalog, environment, request);
    var configurations = new ConfigurationReading(catalog, environment);
    var configuration = configurations.read(request.config());
    var checks = configurations.applied(configuration, chosen, request);
    boolean given = !request.sources().isEmpty();
    var configured =
        given ? List.<ConfiguredCluster>of() : named(configuration, request.clusters());
    var sources = given ? request.sources() : sources(configuration, configured);
    if (sources.isEmpty()) {
      throw noSource();
    }
    var wanted = configured.isEmpty() ? request.clusters() : List.<String>of();
    var run = new Work(line, request, checks, sources, wanted, environment.clock().instant());
    return request.dryRun() ? dryRun(run) : report(run, writer);
  }

  /// What one line asks for, everything in it understood.
  ///
  /// @param clusters names of clusters to pick from what the sources bring; empty for all
  private record Work(
      ParseResult line,
      Request request,
      List<CheckPlugin> checks,
      List<String> sources,
      List<String> clusters,
      Instant started) {}

  private int dryRun(Work work) throws Failure {
    return new DryRun(environment).show(work.checks(), read(work, new RunMonitor()));
  }

  private int report(Work work, ReportWriter writer) throws Failure {
    var run = run(work);
    writer.write(run);
    return ExitCode.of(run.status(), work.request().gate());
  }

  private List<Inventory> read(Work work, RunMonitor monitor) throws Failure {
    var read = new FactReading(catalog, environment).read(work.sources(), monitor);
    return FactReading.narrowed(read, work.clusters(), work.request());
  }

  /// The configured clusters that the operator named; a source may call them otherwise.
  private static List<ConfiguredCluster> named(Configuration configuration, List<String> names) {
    return configuration.clusters().stream()
        .filter(cluster -> names.contains(cluster.name()))
        .toList();
  }

  private static List<String> sources(Configuration configuration, List<ConfiguredCluster> named) {
    return (named.isEmpty() ? configuration.clusters() : named)
        .stream()
            .flatMap(cluster -> cluster.sources().stream())
            .map(ConfiguredSource::uri)
            .distinct()
            .toList();
  }

  private Failure noSource() {
    var examples = catalog.sources().stream().map(source -> source.example()).toList();
    return new Failure(
        ExitCode.USAGE,
        "no cluster to check; configure one in ncc.yaml or name a source, such as "
            + String.join(" or ", examples));
  }

  private Run run(Work work) throws Failure {
    var monitor = new RunMonitor();
    var clock = environment.clock();
    var started = work.started();
    var now = work.request().now().orElse(started);
    try (var _ = Interrupts.stopping(monitor, environment);
        var _ = Progress.showing(monitor, environment)) {
      var inventories = read(work, monitor);
      var runner =
          new Runner(clock, network(work.request()), FactBringers.of(catalog), CHECK_DEADLINE);
      var clusters = runner.run(work.checks(), inventories, now, monitor);
      return new Run(
          runId(started, work.line()),
          environment.version().number(),
          "ncc " + String.join(" ", work.line().originalArgs()),
          started,
          now,
          Duration.between(started, clock.instant()),
          monitor.isStopped(),
          clusters,
          catalog.problems());
    }
  }

  private Network network(Request request) {
    return request.probe()
        ? new SocketNetwork(Deadlines.each(CONNECT_TIMEOUT), Limits.ofThisMachine())
        : Network.none("not probed from a capture");
  }

  /// The time it started, and enough of what was asked to tell apart two of the same millisecond.
  private static String runId(Instant started, ParseResult line) {
    var crc = new CRC32();
    crc.update(String.join(" ", line.originalArgs()).getBytes(StandardCharsets.UTF_8));
    return RUN_ID.format(started) + "-%04x".formatted(crc.getValue() & 0xffff);
  }
}
