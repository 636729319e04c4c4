package ncc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import ncc.engine.Catalog;
import ncc.engine.RunMonitor;
import ncc.engine.source.PlannedSource;
import ncc.source.capture.AnonymousCapture;
import ncc.source.capture.CaptureWriter;
import ncc.source.capture.Captured;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;
import picocli.CommandLine.ParseResult;

/// `ncc collect`: writes down what the sources tell, as captures to be read elsewhere.
final class Collecting {
  static final String OUTPUT = "--output";
  static final String ANONYMIZE = "--anonymize";

  /// What is missing in a capture of a source that told nothing.
  private static final String ALL = "all";

  private static final int AT_ONCE = 16;

  private final Catalog catalog;
  private final Environment environment;

  Collecting(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  int run(ParseResult line) throws Failure {
    var request = Request.of(line, environment);
    var output = output(line);
    var asked = new AskedSources(catalog, environment).of(request);
    boolean isAnonymous = Options.has(line, ANONYMIZE);
    try {
      var captures =
          isAnonymous
              ? anonymous(asked, request, output)
              : collected(asked, request, output, environment.clock().instant());
      new CollectedText(environment).print(captures);
      return captures.stream().allMatch(Collected::isWhole) ? ExitCode.OK : ExitCode.ERR;
    } catch (IOException unwritable) {
      throw new Failure(
          ExitCode.ERR, OUTPUT + ": " + output + ": cannot be written: " + unwritable, unwritable);
    }
  }

  /// A capture as it was taken.
  ///
  /// @param name of the cluster, or what the operator calls its source
  /// @param vms how many VMs it tells of
  record Collected(String name, Captured capture, long vms) {
    boolean isWhole() {
      return capture.missing().isEmpty();
    }
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
            ExitCode.USAGE, OUTPUT + ": " + given + ": expected a new folder, or an empty one");
      }
      return folder;
    } catch (InvalidPathException | IOException wrong) {
      throw new Failure(ExitCode.USAGE, OUTPUT + ": " + given + ": no folder: " + wrong, wrong);
    }
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /// What was read is on disk only until its copy is made, where nobody else may look.
  private List<Collected> anonymous(List<AskedSources.Asked> asked, Request request, Path output)
      throws IOException {
    var originals = Files.createTempDirectory("ncc-collect");
    try {
      var copying = new AnonymousCapture();
      var names = new FolderNames();
      var copies = new ArrayList<Collected>();
      for (Collected one : collected(asked, request, originals, environment.clock().instant())) {
        var name = copying.cluster(one.name());
        var folder = asked.size() == 1 ? output : output.resolve(names.of(name));
        copies.add(new Collected(name, copying.copy(one.capture(), folder), one.vms()));
      }
      return copies;
    } finally {
      delete(originals);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<Collected> collected(
      List<AskedSources.Asked> asked, Request request, Path output, Instant started)
      throws IOException {
    var names = new FolderNames();
    var monitor = new RunMonitor();
    var turns = new Semaphore(AT_ONCE);
    try (var _ = Progress.showing(monitor, environment);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var collecting = new ArrayList<Future<Collected>>();
      for (AskedSources.Asked one : asked) {
        var folder = asked.size() == 1 ? output : output.resolve(names.of(one.name()));
        collecting.add(
            threads.submit(() -> {
              turns.acquire();
              try {
                monitor.begin("reading " + one.source().uri());
                return collected(one, Set.copyOf(request.clusters()), folder, started);
              } finally {
                turns.release();
              }
            }));
      }
      return finished(collecting);
    }
  }

  private static List<Collected> finished(List<Future<Collected>> collecting) throws IOException {
    var captures = new ArrayList<Collected>();
    for (Future<Collected> one : collecting) {
      try {
        captures.add(one.get());
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped", stopped);
      }
    }
    return captures;
  }

  private Collected collected(
      AskedSources.Asked asked, Set<String> clusters, Path folder, Instant started)
      throws IOException {
    var writer = CaptureWriter.into(folder);
    var brought = read(asked.source(), clusters, writer);
    var name = brought.size() == 1 ? brought.getFirst().cluster().name() : asked.name();
    long vms = brought.stream().mapToLong(one -> one.vms().size()).sum();
    return new Collected(name, writer.finish(brought, started), vms);
  }

  private List<Inventory> read(PlannedSource planned, Set<String> clusters, CaptureWriter writer) {
    try {
      return planned.source().read(planned.request(clusters, writer, environment.clock()));
    } catch (SourceException e) {
      writer.missing(ALL, Optional.ofNullable(e.getMessage()).orElse("no reason is given"));
      return List.of();
    }
  }
}
