package ncc.cli.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.cli.collect.Recording.Collected;
import ncc.cli.config.ConfigurationReading;
import ncc.cli.request.Request;
import ncc.cli.request.SourceSelection;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.FolderNames;
import ncc.cli.terminal.Interrupts;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.PrivateFolder;
import ncc.cli.terminal.Progress;
import ncc.engine.Catalog;
import ncc.engine.Printable;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetReading;
import ncc.source.capture.AnonymousCapture;
import ncc.spi.message.FileFault;
import picocli.CommandLine.ParseResult;

/// `ncc collect`: writes down what the sources tell, as captures to be read elsewhere. They are
/// planned and read as for a run.
public final class Collecting {
  public static final String OUTPUT = "--output";
  public static final String ANONYMIZE = "--anonymize";

  private final Catalog catalog;
  private final Environment environment;

  public Collecting(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  public int run(ParseResult line) throws Failure {
    var request = Request.of(line, environment);
    var output = output(line);
    var configurations = new ConfigurationReading(catalog, environment);
    var folder = configurations.folder(request.config());
    var selection =
        new SourceSelection(catalog, environment, configurations.read(request.config()), folder);
    var work =
        new Work(selection.plan(request), selection.limits(request), environment.clock().instant());
    try {
      return told(Options.has(line, ANONYMIZE) ? anonymous(work, output) : plain(work, output));
    } catch (IOException unwritable) {
      throw new Failure(
          ExitCode.ERR,
          OUTPUT + ": " + output + ": cannot be written: " + FileFault.reason(unwritable),
          unwritable);
    }
  }

  /// What one line asks for.
  private record Work(FleetPlan plan, FleetLimits limits, Instant started) {}

  /// What came of it.
  ///
  /// @param reasons why sources told nothing, or not all
  private record Outcome(List<Collected> captures, List<String> reasons) {
    boolean isWhole() {
      return reasons.isEmpty() && captures.stream().allMatch(Collected::isWhole);
    }
  }

  private int told(Outcome outcome) throws IOException, Failure {
    var reasons = outcome.reasons().stream().map(Printable::of).toList();
    if (outcome.captures().isEmpty()) {
      throw new Failure(ExitCode.ERR, String.join("\nncc: ", reasons));
    }
    reasons.forEach(reason -> environment.err().println("ncc: " + reason));
    new CollectedText(environment).print(outcome.captures());
    outcome.captures().forEach(this::warn);
    return outcome.isWhole() ? ExitCode.OK : ExitCode.ERR;
  }

  private void warn(Collected one) {
    one.doubt()
        .ifPresent(why ->
            environment
                .err()
                .println(
                    "ncc: %s is incomplete: %s"
                        .formatted(Printable.of(one.name()), Printable.of(why))));
  }

  private Path output(ParseResult line) throws Failure {
    var given =
        Options.one(line, OUTPUT, environment)
            .orElseThrow(() ->
                new Failure(
                    ExitCode.USAGE, OUTPUT + " is missing; expected a folder, new or empty"));
    try {
      var folder = Path.of(given);
      if (Files.exists(folder) && !isEmptyFolder(folder)) {
        throw new Failure(
            ExitCode.USAGE,
            "%s: %s: expected a new folder, or an empty one"
                .formatted(OUTPUT, given.isBlank() ? "''" : given));
      }
      return folder;
    } catch (InvalidPathException wrong) {
      throw noFolder(given, wrong.getReason(), wrong);
    } catch (IOException unreadable) {
      throw noFolder(given, FileFault.reason(unreadable), unreadable);
    }
  }

  private static Failure noFolder(String given, String why, Exception cause) {
    return new Failure(
        ExitCode.USAGE,
        "%s: %s: %s; expected a new folder, or an empty one".formatted(OUTPUT, given, why),
        cause);
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private Outcome plain(Work work, Path output) throws IOException {
    var monitor = new RunMonitor();
    try (var _ = Interrupts.stopping(monitor, environment)) {
      return collected(RecordedPlan.of(work.plan(), output), work, monitor);
    }
  }

  /// What was read is on disk only until its copy is made, where nobody else may look.
  private Outcome anonymous(Work work, Path output) throws IOException {
    var monitor = new RunMonitor();
    try (var originals = PrivateFolder.make();
        var _ = Interrupts.stopping(monitor, environment, originals::deleteQuietly)) {
      var plan = RecordedPlan.of(work.plan(), originals.path());
      var outcome = collected(plan, work, monitor);
      boolean isAlone = plan.recordings().size() == 1;
      return new Outcome(copies(outcome.captures(), isAlone, output), outcome.reasons());
    }
  }

  private List<Collected> copies(List<Collected> originals, boolean isAlone, Path output)
      throws IOException {
    var copying = new AnonymousCapture(catalog.outputs());
    var names = new FolderNames();
    var copies = new ArrayList<Collected>();
    for (Collected one : originals) {
      var name = copying.cluster(one.name());
      var folder = isAlone ? output : output.resolve(names.of(name));
      var copy = copying.copy(one.capture(), folder);
      copies.add(new Collected(name, copy, one.vms(), one.doubt()));
    }
    return copies;
  }

  private Outcome collected(RecordedPlan recorded, Work work, RunMonitor monitor)
      throws IOException {
    try (var _ = Progress.showing(monitor, environment)) {
      var reading = new FleetReading(work.limits(), environment.clock(), monitor);
      var reasons = new ArrayList<>(reading.read(recorded.plan()).reasons());
      var captures = finished(recorded.recordings(), work.started());
      recorded.recordings().stream()
          .filter(Recording::isEmpty)
          .map(recording -> recording.planned().uri())
          .filter(uri -> reasons.stream().noneMatch(reason -> reason.contains(uri)))
          .forEach(uri -> reasons.add(uri + ": nothing of it was written"));
      return new Outcome(captures, reasons);
    }
  }

  /// Ends all recordings, even where one cannot be written.
  private static List<Collected> finished(List<Recording> recordings, Instant started)
      throws IOException {
    var captures = new ArrayList<Collected>();
    Optional<IOException> unwritten = Optional.empty();
    for (Recording recording : recordings) {
      try {
        recording.finish(started).ifPresent(captures::add);
      } catch (IOException full) {
        unwritten = unwritten.or(() -> Optional.of(full));
      }
    }
    if (unwritten.isPresent()) {
      throw unwritten.get();
    }
    return captures;
  }
}
