package ncc.cli.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import ncc.cli.request.ReportRequest;
import ncc.cli.request.Request;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Catalog;
import ncc.engine.Printable;
import ncc.engine.RunLimits;
import ncc.engine.plugin.PluginCall;
import ncc.spi.check.Durations;
import ncc.spi.message.FileFault;
import ncc.spi.message.Suggestion;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;

/// Writes the reports of a run: NCC's text to stdout and to the state folder, and what else was
/// asked for. A regular file appears under its name only when it is whole; a device or a pipe is
/// written through, and a link stays one.
public final class ReportWriter {
  private static final String TEXT = "text";

  /// A report is for the web server and the scraper, too.
  private static final String FOR_ALL = "rw-r--r--";

  private static final String FOR_ME = "rw-------";
  private static final String LATEST = "ncc-output-latest.log";

  private final Catalog catalog;
  private final Environment environment;
  private final Request request;
  private final List<ReportRequest> reports;

  /// Writes what the line asks for.
  public ReportWriter(Catalog catalog, Environment environment, Request request) throws Failure {
    this(catalog, environment, request, List.of());
  }

  /// @param configured to write when the line asks for nothing, as for `--report`
  /// @throws Failure when a report was asked for that does not exist, or two want stdout
  public ReportWriter(
      Catalog catalog, Environment environment, Request request, List<String> configured)
      throws Failure {
    this.catalog = catalog;
    this.environment = environment;
    this.request = request;
    this.reports =
        request.reports().isEmpty()
            ? configured.stream().map(ReportRequest::parse).toList()
            : request.reports();
    for (ReportRequest report : reports) {
      format(report.format());
    }
    if (reports.stream().filter(ReportRequest::toStdout).count() > 1) {
      throw new Failure(ExitCode.USAGE, "--report: two reports cannot both go to stdout");
    }
  }

  private ReportFormat format(String name) throws Failure {
    var found = catalog.report(name);
    if (found.isPresent()) {
      return found.get();
    }
    var names = catalog.reports().stream().map(ReportFormat::name).toList();
    throw new Failure(
        ExitCode.USAGE,
        Suggestion.among(name, names)
            .map(near ->
                "--report: no format is called '%s'; did you mean '%s'?".formatted(name, near))
            .orElse(
                "--report: no format is called '%s'; expected one of %s"
                    .formatted(name, String.join(", ", names))));
  }

  /// Everything a run leaves behind. Each report stands alone: one that fails takes no other with
  /// it.
  ///
  /// @throws Failure when one could not be written; all others are
  public void write(Run run) throws Failure {
    var failures = new ArrayList<Failure>();
    writeEach(run, filesLast(), failures);
    attempt(TEXT, failures, () -> leaveText(run));
    tell(failures);
  }

  /// What [#write] would write, and where, as a phrase each: `html to report.html`.
  public List<String> plans() {
    var plans = new ArrayList<>(ordered());
    if (reports.stream().noneMatch(ReportRequest::toStdout)) {
      plans.add(TEXT + " to stdout");
    }
    plans.add(TEXT + " to " + environment.stateFolder().resolve(LATEST));
    return plans;
  }

  /// Those of [#plans] that somebody ordered.
  public List<String> ordered() {
    return reports.stream().map(ReportWriter::plan).toList();
  }

  private static String plan(ReportRequest report) {
    var where =
        report.toStdout() ? "stdout" : report.target().orElse("a file named as NCC names its own");
    return report.format() + " to " + where;
  }

  private void leaveText(Run run) throws Failure {
    var log = latest(run);
    if (reports.stream().anyMatch(ReportRequest::toStdout)) {
      return;
    }
    if (log.isPresent() && !request.colour()) {
      copyToStdout(log.get());
    } else {
      print(run, TEXT, options(log.map(Path::toString), request.colour()));
    }
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws Failure;
  }

  private void writeEach(Run run, List<ReportRequest> asked, List<Failure> failures) {
    for (ReportRequest report : asked) {
      attempt(report.format(), failures, () -> write(run, report));
    }
  }

  /// Formats are foreign code: whatever one throws is the failure of its report.
  private static void attempt(String format, List<Failure> failures, Attempt attempt) {
    try {
      attempt.run();
    } catch (Failure e) {
      failures.add(e);
    } catch (RuntimeException | Error e) {
      failures.add(
          new Failure(
              ExitCode.ERR,
              "%s report: it failed and is not written: %s"
                  .formatted(format, Printable.of(e.toString())),
              e));
    }
  }

  /// The last one ends the command, so that it is not said twice.
  private void tell(List<Failure> failures) throws Failure {
    if (!failures.isEmpty()) {
      var last = failures.removeLast();
      failures.forEach(failure -> environment.err().println("ncc: " + failure.getMessage()));
      failures.forEach(last::addSuppressed);
      throw last;
    }
  }

  /// What a saved run is turned into: only what was asked for, the text by default.
  public void writeAsked(Run run) throws Failure {
    var asked =
        reports.isEmpty() ? List.of(new ReportRequest(TEXT, Optional.of("-"))) : filesLast();
    var failures = new ArrayList<Failure>();
    writeEach(run, asked, failures);
    tell(failures);
  }

  private List<ReportRequest> filesLast() {
    var sorted = new ArrayList<>(reports);
    sorted.sort(java.util.Comparator.comparing(ReportRequest::toStdout).reversed());
    return sorted;
  }

  private void write(Run run, ReportRequest report) throws Failure {
    if (report.toStdout()) {
      print(run, report.format(), options(Optional.empty(), request.colour()));
      return;
    }
    var file = file(run, report);
    save(run, report.format(), file);
    environment.err().println("ncc: " + report.format() + " report written to " + file);
  }

  private void print(Run run, String format, ReportOptions options) throws Failure {
    try {
      var out =
          new BufferedWriter(
              new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8), 1 << 16);
      render(format(format), run, options, out);
      out.flush();
      environment.requireStdout();
    } catch (IOException e) {
      throw new Failure(ExitCode.ERR, "stdout cannot be written: " + FileFault.reason(e), e);
    }
  }

  private static void render(ReportFormat format, Run run, ReportOptions options, Appendable out)
      throws IOException {
    try {
      PluginCall.within(
          RunLimits.TIMEOUT,
          format.getClass().getClassLoader(),
          () -> {
            format.render(run, options, out);
            return true;
          });
    } catch (TimeoutException e) {
      throw new IOException(
          "it hangs: nothing came back within " + Durations.text(RunLimits.TIMEOUT), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.toString(), e);
    }
  }

  /// The log is the same text to the byte, so a large fleet need not be written down twice.
  private void copyToStdout(Path log) throws Failure {
    try {
      Files.copy(log, environment.out());
      environment.requireStdout();
    } catch (IOException e) {
      throw new Failure(ExitCode.ERR, "stdout cannot be written: " + FileFault.reason(e), e);
    }
  }

  private void save(Run run, String format, Path file) throws Failure {
    try {
      saveWhole(format(format), run, file, FOR_ALL);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.ERR,
          "%s report: '%s' cannot be written: %s".formatted(format, file, FileFault.reason(e)),
          e);
    }
  }

  private void saveWhole(ReportFormat format, Run run, Path file, String permissions)
      throws IOException {
    if (isWrittenThrough(file)) {
      try (var out = Files.newBufferedWriter(file)) {
        render(format, run, options(Optional.of(file.toString()), false), out);
      }
      return;
    }
    var whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    var folder = whole.getParent();
    if (folder == null) {
      throw new IOException("it is a folder");
    }
    var part = folder.resolve(".%s%x.part".formatted(whole.getFileName(), System.nanoTime()));
    Writer out = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW);
    try {
      allow(FOR_ME, part);
      try (out) {
        render(format, run, options(Optional.of(file.toString()), false), out);
      }
      allow(permissions, part);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// What is there and no regular file, nor a link to one. A link to nothing yet is followed.
  private static boolean isWrittenThrough(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file);
  }

  /// Whatever the mask for new files is.
  private static void allow(String permissions, Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }

  private Path file(Run run, ReportRequest report) throws Failure {
    var name = outputName(run, format(report.format()));
    var target = report.target().map(Path::of).orElse(Path.of(name));
    return Files.isDirectory(target) ? target.resolve(name) : target;
  }

  /// NCC's own name for a run's output.
  private static String outputName(Run run, ReportFormat format) {
    var day = run.startedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    return "ncc-output-%s-%d.%s"
        .formatted(day, run.startedAt().getEpochSecond(), format.extension());
  }

  /// NCC keeps its last output; so do we, in our own place. Failing to is worth a word, no more.
  private Optional<Path> latest(Run run) throws Failure {
    var file = environment.stateFolder().resolve(LATEST);
    try {
      Files.createDirectories(environment.stateFolder());
      saveWhole(format(TEXT), run, file, FOR_ME);
      return Optional.of(file);
    } catch (IOException e) {
      environment.err().println("ncc: '" + file + "' cannot be written: " + FileFault.reason(e));
      return Optional.empty();
    }
  }

  private ReportOptions options(Optional<String> writtenTo, boolean colour) {
    return new ReportOptions(request.layout(), colour, request.locale(), writtenTo);
  }
}
