package ncc.cli.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.cli.alert.AlertNames;
import ncc.cli.finding.NamedFinding;
import ncc.cli.report.SavedRun;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.engine.Printable;
import ncc.json.PlanJson;
import ncc.json.PlanJson.Planned;
import ncc.json.PlanJson.Written;
import ncc.json.RunFormatException;
import ncc.spi.alert.Alert;
import ncc.spi.check.Status;
import ncc.spi.message.FileFault;
import ncc.spi.run.Causes;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.setting.InputFile;
import picocli.CommandLine.ParseResult;

/// What a line wants verified.
///
/// @param planned subjects, and what was found of them
/// @param untold how many findings the plans could not be made for
/// @param unfound ids of findings that only the run to come can tell
record VerifiedNames(List<Planned> planned, int untold, List<String> unfound) {
  static final String RUN = "--run";

  VerifiedNames {
    planned = List.copyOf(planned);
    unfound = List.copyOf(unfound);
  }

  static VerifiedNames of(ParseResult line, Environment environment) throws Failure {
    var file = Options.one(line, RUN, environment);
    var run =
        file.isEmpty()
            ? Optional.<Run>empty()
            : Optional.of(SavedRun.read(Path.of(file.get()), ExitCode.ERR));
    var planned = new ArrayList<Planned>();
    var unfound = new ArrayList<String>();
    int untold = 0;
    for (var name : Selected.positionals(line)) {
      if (isFile(name)) {
        var written = written(name);
        planned.addAll(written.planned());
        untold += written.untold();
      } else if (run.isPresent() && name.indexOf('_') >= 0) {
        planned.addAll(ofCause(run.get(), name));
      } else {
        var found =
            run.flatMap(one -> NamedFinding.of(one, name).map(it -> planned(it, one.now())));
        var one = found.isPresent() ? found : ofAlert(line, environment, name);
        one.ifPresentOrElse(planned::add, () -> unfound.add(name));
      }
    }
    for (var name : unfound) {
      requireFinding(name, run);
    }
    return new VerifiedNames(planned, untold, unfound);
  }

  private static boolean isFile(String name) {
    return name.endsWith(".json")
        || name.indexOf('/') >= 0
        || !name.matches("[0-9a-fA-F-]{6,32}|[a-z0-9_]+(\\.[a-z0-9_]+)?");
  }

  private static void requireFinding(String name, Optional<Run> run) throws Failure {
    if (run.isPresent() || !FindingIds.isOne(name)) {
      throw new Failure(
          ExitCode.USAGE,
          name.indexOf('_') >= 0
              ? "'%s': a cause needs %s FILE, the run that found it".formatted(name, RUN)
              : "nothing is called '%s'; expected a file of ncc plan --format json, or the id of a finding or of an alert"
                  .formatted(Printable.of(name)));
    }
  }

  private static Written written(String file) throws Failure {
    try (InputStream in = InputFile.open(Path.of(file))) {
      return PlanJson.read(in, file);
    } catch (RunFormatException e) {
      throw Failure.of(ExitCode.ERR, e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.ERR,
          "'%s' cannot be read (%s); expected a plan saved with ncc plan --format json"
              .formatted(Printable.of(file), FileFault.reason(e)),
          e);
    }
  }

  private static List<Planned> ofCause(Run run, String name) throws Failure {
    var planned = new ArrayList<Planned>();
    for (var cluster : run.clusters()) {
      Causes.of(cluster).stream()
          .filter(cause -> cause.id().equals(name) || cause.id().startsWith(name + "."))
          .flatMap(cause -> cause.roots().stream())
          .map(root -> new NamedFinding(cluster, root.check(), root.finding()))
          .forEach(one -> planned.add(planned(one, run.now())));
    }
    if (planned.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "the run of %s has no cause '%s'; ncc --report causes tells those it has"
              .formatted(RUN, Printable.of(name)));
    }
    return planned;
  }

  private static Planned planned(NamedFinding one, Instant since) {
    var finding = one.finding();
    return new Planned(
        one.cluster().cluster().key(),
        new Plan.Item(finding.subject(), one.found().cause(), finding.status()),
        since);
  }

  private static Optional<Planned> ofAlert(ParseResult line, Environment environment, String name)
      throws Failure {
    return AlertNames.find(line, environment, name).map(known -> planned(known.alert()));
  }

  private static Planned planned(Alert alert) {
    var status =
        switch (alert.severity()) {
          case CRITICAL -> Status.FAIL;
          case WARNING -> Status.WARN;
          case INFO -> Status.INFO;
        };
    return new Planned(
        alert.key().cluster(),
        new Plan.Item(alert.subject(), alert.cause(), status),
        alert.since());
  }

  /// The same with what `run` tells of the findings that nothing told yet.
  ///
  /// @throws Failure where it has no such finding
  VerifiedNames foundIn(Run run) throws Failure {
    var all = new ArrayList<>(planned);
    for (var id : unfound) {
      var found =
          NamedFinding.of(run, id)
              .orElseThrow(() ->
                  new Failure(
                      ExitCode.USAGE,
                      "no finding of what was read is called '%s'; %s FILE names the run that has it"
                          .formatted(id, RUN)));
      all.add(planned(found, Instant.EPOCH));
    }
    return new VerifiedNames(all, untold, List.of());
  }

  /// The clusters that are to be read; empty for all.
  Set<String> clusters() {
    return unfound.isEmpty()
        ? planned.stream().map(Planned::cluster).collect(Collectors.toSet())
        : Set.of();
  }

  /// What was found: ids of causes.
  Set<String> causes() {
    return planned.stream().map(one -> one.item().cause()).collect(Collectors.toSet());
  }

  Written written() {
    return new Written(planned, untold);
  }
}
