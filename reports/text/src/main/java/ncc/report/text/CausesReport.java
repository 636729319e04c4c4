package ncc.report.text;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ncc.spi.check.Status;
import ncc.spi.message.Count;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Advice;
import ncc.spi.run.Cause;
import ncc.spi.run.Causes;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Found;
import ncc.spi.run.Run;

/// What lies behind the findings of a run, for a person: each cause once, worst and widest first,
/// with whom it concerns, what follows from it and what to do. What is worth knowing alone (INFO)
/// is counted.
public final class CausesReport implements ReportFormat {
  private static final int MOST_NAMES = 5;

  @Override
  public String name() {
    return "causes";
  }

  @Override
  public String extension() {
    return "txt";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    var lines = new Lines(out);
    if (run.clusters().isEmpty()) {
      lines.add("There was no cluster to check.");
    }
    for (ClusterRun cluster : run.clusters()) {
      write(cluster, lines);
    }
  }

  private static void write(ClusterRun cluster, Lines lines) throws IOException {
    var all = Causes.of(cluster);
    var causes = all.stream().filter(one -> one.worst().isWorseThan(Status.INFO)).toList();
    var findings = causes.stream().mapToInt(CausesReport::findings).sum();
    lines.add(
        "Cluster ",
        NccText.of(cluster.cluster().name()),
        ": ",
        causes.isEmpty()
            ? "nothing is unhealthy"
            : Count.of(causes.size(), "cause") + " behind " + Count.of(findings, "finding"));
    for (String notice : Notices.ofTime(cluster)) {
      lines.add(notice);
    }
    if (!cluster.isComplete()) {
      lines.add("The facts are incomplete: causes may be missing.");
    }
    if (causes.size() > 1 && causes.stream().allMatch(one -> one.consequences().isEmpty())) {
      lines.add("No common cause found.");
    }
    int number = 1;
    for (Cause cause : causes) {
      lines.add();
      write(number++, cause, lines);
    }
    int notes = all.size() - causes.size();
    if (notes > 0) {
      lines.add();
      lines.add("Beside them " + Count.of(notes, "thing") + " worth knowing (INFO).");
    }
    lines.add();
  }

  private static int findings(Cause cause) {
    return cause.roots().size() + cause.consequences().size();
  }

  private static void write(int number, Cause cause, Lines lines) throws IOException {
    lines.add(number + ". ", cause.status().name(), " ", NccText.of(cause.headline()));
    lines.add("   ", cause.id());
    lines.add("   ", names(cause.roots().stream().map(Found::finding).toList()));
    if (!cause.consequences().isEmpty()) {
      lines.add("   Explains: ", explained(cause.consequences()));
    }
    var advices = cause.advices();
    var behind = advices.stream().flatMap(one -> one.diagnosis().causes().stream()).distinct();
    var causes = behind.collect(Collectors.joining("; or: "));
    if (!causes.isEmpty()) {
      lines.add("   Likely: ", NccText.of(causes));
    }
    for (var impact : advices.stream().map(one -> one.diagnosis().impact()).distinct().toList()) {
      if (!impact.isEmpty()) {
        lines.add("   Impact: ", NccText.of(impact));
      }
    }
    for (Advice advice : advices) {
      if (advice.text().isPresent()) {
        var forWhom = advices.size() == 1 ? "" : " for " + names(advice.findings());
        lines.add("   Resolution", forWhom, ": ", NccText.of(advice.text().get()));
      }
    }
  }

  /// Such as `3 findings of ngt_comm_link_check, 1 finding of ngt_serial_link_check`.
  private static String explained(List<Found> consequences) {
    var byCheck =
        consequences.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.check().id(), TreeMap::new, Collectors.counting()));
    return byCheck.entrySet().stream()
        .map(one -> Count.of(one.getValue(), "finding") + " of " + one.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String names(List<Finding> findings) {
    var shown =
        findings.stream()
            .limit(MOST_NAMES)
            .map(finding -> NccText.of(AdviceLines.name(finding.subject())))
            .collect(Collectors.joining(", "));
    int more = findings.size() - MOST_NAMES;
    var label = findings.getFirst().subject().kind().label();
    var count = Count.of(findings.size(), label);
    return count + ": " + shown + (more > 0 ? " and " + more + " more" : "");
  }
}
