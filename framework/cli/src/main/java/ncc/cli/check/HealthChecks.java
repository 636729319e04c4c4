package ncc.cli.check;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import ncc.cli.config.ConfigurationReading;
import ncc.cli.config.Listeners;
import ncc.cli.config.PluginPlaces;
import ncc.cli.probe.TlsChoice;
import ncc.cli.report.ReportWriter;
import ncc.cli.request.FactReading;
import ncc.cli.request.Narrowing;
import ncc.cli.request.Request;
import ncc.cli.request.SourceSelection;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Interrupts;
import ncc.cli.terminal.Progress;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.Printable;
import ncc.engine.Prospects;
import ncc.engine.RunId;
import ncc.engine.RunLimits;
import ncc.engine.RunMonitor;
import ncc.engine.Runner;
import ncc.engine.listener.ListenerQueues;
import ncc.engine.listener.PlannedListener;
import ncc.engine.network.Deadlines;
import ncc.engine.network.Limits;
import ncc.engine.network.SocketNetwork;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.json.config.Configuration;
import ncc.source.capture.CaptureSource;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;
import ncc.spi.source.WantedClusters;
import picocli.CommandLine.ParseResult;

/// `ncc health_checks …`: reads facts, runs checks, writes reports.
public final class HealthChecks {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private final Catalog catalog;
  private final Environment environment;

  public HealthChecks(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  public int run(ParseResult line, List<CheckPlugin> chosen) throws Failure {
    var request = Request.of(line, environment);
    var configuration = configurations().read(request.config());
    var writer = new ReportWriter(catalog, environment, request, configuration.reports());
    var work = work(line, request, configuration, chosen);
    return request.dryRun() ? dryRun(work, writer) : report(work, writer);
  }

  /// Runs checks for whoever asks, and reports nothing.
  public Judged judged(ParseResult line, List<CheckPlugin> chosen) throws Failure {
    return judged(line, chosen, Set.of());
  }

  /// The same of some clusters, as far as their sources tell several apart and the line names none.
  ///
  /// @param clusters by their keys; empty for all
  public Judged judged(ParseResult line, List<CheckPlugin> chosen, Set<String> clusters)
      throws Failure {
    var request = Request.of(line, environment);
    var work = work(line, request, configurations().read(request.config()), chosen);
    return judged(request.clusters().isEmpty() ? work.of(clusters) : work);
  }

  /// A run, and what it was judged by.
  ///
  /// @param bringers for each fact, what would bring it
  /// @param captures folders that were read
  public record Judged(
      Run run,
      List<Inventory> inventories,
      Map<FactType, List<String>> bringers,
      List<Path> captures) {
    public Judged {
      inventories = List.copyOf(inventories);
      bringers = Map.copyOf(bringers);
      captures = List.copyOf(captures);
    }

    /// Of a run alone.
    public static Judged of(Run run) {
      return new Judged(run, List.of(), Map.of(), List.of());
    }
  }

  private static List<Path> captures(FleetPlan plan) {
    return Stream.concat(
            plan.clusters().stream().flatMap(cluster -> cluster.sources().stream()),
            plan.sources().stream())
        .filter(source -> source.source() instanceof CaptureSource)
        .map(source -> source.folder().resolve(source.location()))
        .distinct()
        .toList();
  }

  private ConfigurationReading configurations() {
    return new ConfigurationReading(catalog, environment);
  }

  private Work work(
      ParseResult line, Request request, Configuration configuration, List<CheckPlugin> chosen)
      throws Failure {
    var checks = configurations().applied(configuration, chosen, request);
    var folder = configurations().folder(request.config());
    var selection = new SourceSelection(catalog, environment, configuration, folder);
    var plan = selection.plan(request);
    var limits = selection.limits(request);
    var listeners = Listeners.planned(configuration, catalog, environment.variables(), folder);
    return new Work(line, request, checks, plan, limits, listeners, environment.clock().instant());
  }

  /// What one line asks for, everything in it understood.
  private record Work(
      ParseResult line,
      Request request,
      List<CheckPlugin> checks,
      FleetPlan plan,
      FleetLimits limits,
      List<PlannedListener> listeners,
      Instant started) {
    Instant now() {
      return request.now().orElse(started);
    }

    Work of(Set<String> clusters) {
      return plan.clusters().isEmpty()
          ? new Work(
              line,
              request,
              checks,
              new FleetPlan(List.of(), plan.sources(), WantedClusters.called(clusters)),
              limits,
              listeners,
              started)
          : this;
    }
  }

  private int dryRun(Work work, ReportWriter writer) throws Failure {
    var prospects = new Prospects(FactBringers.of(catalog, work.plan()), limits(work));
    int code =
        new DryRun(environment, prospects, work.request().probe())
            .show(
                work.checks(),
                read(work, new RunMonitor()),
                work.now(),
                new DryRun.Files(described(work), writer.plans()));
    work.listeners().forEach(one -> environment.out().println("  would tell " + one.name()));
    return code;
  }

  /// What plugins describe and this line's sources are asked for, or hold.
  private List<String> described(Work work) {
    var outputs = catalog.outputsFor(work.checks());
    var brought = FactBringers.names(work.plan().asking(outputs));
    return outputs.stream()
        .filter(output -> brought.stream().anyMatch(name -> name.contains(output.ask().text())))
        .map(output -> "%s (%s)".formatted(output.ask().text(), output.file()))
        .toList();
  }

  private static RunLimits limits(Work work) {
    var request = work.request();
    return new RunLimits(
        RunLimits.TIMEOUT, request.maxAge(), work.limits().maxClusters(), request.now());
  }

  private int report(Work work, ReportWriter writer) throws Failure {
    var run = judged(work).run();
    Run told;
    try {
      writer.write(run);
    } finally {
      told = told(run, work);
      FleetLine.of(told).ifPresent(line -> environment.err().println("ncc: " + line));
      PluginLine.of(told).ifPresent(line -> environment.err().println("ncc: " + line));
    }
    return ExitCode.of(told.status(), work.request().gate());
  }

  /// Tells the listeners of `run`; those that failed are plugin problems that no report has.
  private Run told(Run run, Work work) {
    var problems = new ConcurrentLinkedQueue<PluginProblem>();
    var queues =
        new ListenerQueues(
            ListenerQueues.LIMIT,
            (name, what) -> problems.add(new PluginProblem("listener " + name, what)));
    queues.tell(work.listeners(), run);
    queues.close(ListenerQueues.LIMIT.plusSeconds(1));
    problems.forEach(
        problem -> environment.err().println("ncc: " + Printable.of(problem.toString())));
    boolean isAllowed =
        PluginPlaces.of(work.line().originalArgs(), environment).areProblemsAllowed();
    return run.withProblems(problems.stream().map(one -> isAllowed ? one.accept() : one).toList());
  }

  private List<Inventory> read(Work work, RunMonitor monitor) throws Failure {
    var request = work.request();
    var reading = new FactReading(environment, work.limits());
    var plan = work.plan().asking(catalog.outputsFor(work.checks()));
    return new Narrowing(request).of(reading.read(plan, monitor, request.now()));
  }

  private RunMonitor monitor(Request request) {
    var monitor = new RunMonitor();
    if (request.debug()) {
      monitor.onFault(this::trace);
    }
    return monitor;
  }

  /// In one piece, whoever else prints.
  private void trace(String what, Throwable thrown) {
    var trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    environment.err().print("ncc: " + what + ": " + trace);
  }

  private Judged judged(Work work) throws Failure {
    var monitor = monitor(work.request());
    var clock = environment.clock();
    var started = work.started();
    var now = work.now();
    try (var _ = Interrupts.stopping(monitor, environment);
        var _ = Progress.showing(monitor, environment)) {
      var inventories = read(work, monitor);
      var bringers = FactBringers.of(catalog, work.plan());
      var runner = new Runner(clock, network(work.request()), bringers, limits(work));
      var clusters = runner.run(work.checks(), inventories, now, monitor);
      var run =
          new Run(
              RunId.of(started, String.join(" ", work.line().originalArgs())),
              environment.version().number(),
              "ncc " + String.join(" ", work.line().originalArgs()),
              started,
              now,
              Duration.between(started, clock.instant()),
              monitor.isStopped(),
              clusters,
              catalog.problems());
      return new Judged(run, inventories, bringers, captures(work.plan()));
    }
  }

  private Network network(Request request) throws Failure {
    return request.probe()
        ? new SocketNetwork(
            Deadlines.each(CONNECT_TIMEOUT), Limits.ofThisMachine(), TlsChoice.of(environment))
        : Network.none("not probed; --probe asks the network");
  }
}
