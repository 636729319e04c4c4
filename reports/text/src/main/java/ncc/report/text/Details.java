package ncc.report.text;

import java.io.IOException;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Node;
import ncc.spi.message.Count;
import ncc.spi.run.Advice;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.Subject;

/// The block that says what is behind a check that did not pass: one tagged line per group of
/// findings, worst first, one line per subject under it, one line that begins `Refer to`.
///
/// Healthy subjects are not listed, nor those the check does not apply to. A check that applies to
/// none says why, with how many that are, but not which.
///
/// @param recheck how the command begins and ends that runs a check again; empty to leave it out
record Details(Cluster cluster, Optional<Recheck> recheck) {
  /// @param recheck end with the command that runs the check again, with nothing that was typed
  Details(Cluster cluster, boolean recheck) {
    this(cluster, recheck ? Optional.of(new Recheck("")) : Optional.empty());
  }

  void write(ShownCheck check, Lines lines) throws IOException {
    lines.add("Detailed information for ", check.leaf(), ":");
    lines.add("Node ", NccText.of(node()), ": ");
    var advice = new AdviceLines(lines);
    for (FindingGroup group : check.run().groups()) {
      writeGroup(group, check, lines);
      advice.write(Advice.of(check.run().check(), group, cluster));
    }
    lines.add(tail(check));
  }

  private static void writeGroup(FindingGroup group, ShownCheck check, Lines lines)
      throws IOException {
    switch (group.status()) {
      case PASS -> {}
      case SKIP -> {
        if (check.run().status() == Status.SKIP) {
          writeNotApplicable(group, lines);
        }
      }
      case INFO, WARN, ERR, FAIL -> writeListed(group, lines);
    }
  }

  private static void writeNotApplicable(FindingGroup group, Lines lines) throws IOException {
    var message = "not applicable: " + NccText.of(group.headline());
    lines.add(NccState.INFO.tag(), " ", message, isOfCluster(group) ? detail(group) : count(group));
  }

  private static void writeListed(FindingGroup group, Lines lines) throws IOException {
    var message = NccState.of(group.status()).tag() + " " + NccText.of(group.headline());
    if (isOfCluster(group)) {
      lines.add(message, detail(group));
      return;
    }
    lines.add(message, ":");
    for (Finding finding : group.findings()) {
      writeSubject(finding, lines);
    }
  }

  private static void writeSubject(Finding finding, Lines lines) throws IOException {
    var subject = finding.subject();
    var detail = NccText.of(finding.verdict().renderedDetail());
    lines.add(subject.kind().label(), ": ", name(subject), detail.isEmpty() ? "" : " - ", detail);
  }

  private static String name(Subject subject) {
    return NccText.of(subject.name().isBlank() ? subject.id() : subject.name());
  }

  private static boolean isOfCluster(FindingGroup group) {
    return group.findings().size() == 1
        && group.findings().getFirst().subject().kind().equals(Kind.CLUSTER);
  }

  private static String detail(FindingGroup group) {
    var detail = NccText.of(group.findings().getFirst().verdict().renderedDetail());
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private static String count(FindingGroup group) {
    int count = group.findings().size();
    var label = group.findings().getFirst().subject().kind().label();
    return " (" + Count.of(count, label) + ")";
  }

  private String node() {
    return cluster.nodes().stream()
        .map(Node::cvmIp)
        .findFirst()
        .or(cluster::vip)
        .orElse(Header.UNKNOWN);
  }

  private String tail(ShownCheck check) {
    var link = check.run().check().kbLink();
    var source =
        link.isPresent()
            ? "KB " + check.run().check().kb().getAsInt() + " (" + link.get() + ")"
            : "ncc describe " + check.leaf();
    var tail = "Refer to " + source + " for details on " + check.leaf();
    return tail
        + recheck
            .map(words -> " or Recheck with: " + words.command(check.words(), cluster))
            .orElse("");
  }
}
