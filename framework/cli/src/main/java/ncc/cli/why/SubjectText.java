package ncc.cli.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ncc.cli.check.HealthChecks.Judged;
import ncc.cli.terminal.Columns;
import ncc.engine.Printable;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Vm;
import ncc.spi.message.Count;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.Advice;
import ncc.spi.run.Cause;
import ncc.spi.run.Causes;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Found;
import ncc.spi.run.Subject;

/// Why a subject was judged as it was.
///
/// @param tables whose rows of the subject are told, too
/// @param as how it is known, such as `judged as of 2026-11-22T06:00:00Z`
/// @param columns of the screen
record SubjectText(
    Judged judged,
    List<SubjectTable> tables,
    ClusterRun cluster,
    Subject subject,
    String as,
    int columns) {
  String text() {
    var lines = new ArrayList<String>();
    lines.add(
        "%s %s (%s) on %s, %s"
            .formatted(
                subject.kind().label(),
                Printable.of(subject.name()),
                Printable.of(subject.id()),
                Printable.of(cluster.cluster().name()),
                as));
    vm().ifPresent(known -> facts(known, lines));
    tables.forEach(table -> row(table, lines));
    var causes = Causes.of(cluster);
    int before = lines.size();
    for (var check : cluster.checks()) {
      said(check).forEach(finding -> finding(check.check(), finding, causes, lines));
    }
    if (lines.size() == before) {
      lines.add("");
      lines.add("No check says anything of it.");
    }
    lines.add("");
    return String.join("\n", lines) + "\n";
  }

  /// What a check says of it; of a VM that it says nothing of, what it says of the cluster: that it
  /// could not tell.
  private List<Finding> said(CheckRun check) {
    var own = said(check, subject::equals);
    return own.isEmpty() && subject.kind().equals(Kind.VM)
        ? said(check, other -> other.kind().equals(Kind.CLUSTER))
        : own;
  }

  private static List<Finding> said(CheckRun check, Predicate<Subject> of) {
    return check.groups().stream()
        .flatMap(group -> group.findings().stream())
        .filter(finding -> of.test(finding.subject()))
        .toList();
  }

  /// What is known of a VM, and where.
  private record Known(Vm vm, Inventory inventory) {}

  private Optional<Known> vm() {
    return judged.inventories().stream()
        .filter(one -> one.cluster().key().equals(cluster.cluster().key()))
        .flatMap(one ->
            one.vms().stream()
                .filter(vm -> vm.uuid().toString().equals(subject.id()))
                .map(vm -> new Known(vm, one)))
        .findFirst();
  }

  private void facts(Known known, List<String> lines) {
    var types = new TreeSet<FactType>();
    cluster
        .checks()
        .forEach(check -> {
          types.addAll(check.check().needs());
          types.addAll(check.check().uses());
        });
    known.vm().facts().stream().forEach(fact -> types.add(FactType.of(fact.getClass())));
    types.removeIf(type -> known.inventory().cluster().has(type) && !known.vm().has(type));
    var table = new Columns(columns);
    types.forEach(type -> fact(type, known, table));
    lines.add("");
    lines.add("Facts");
    table.text().lines().forEach(line -> lines.add("  " + line));
  }

  private void row(SubjectTable table, List<String> lines) {
    var cells = table.rows(cluster).get(subject);
    if (cells != null) {
      var names = table.columns();
      var text = new Columns(columns);
      for (int i = 0; i < names.size(); i++) {
        text.add(names.get(i).replace('_', ' '), Printable.of(cells.get(i)));
      }
      lines.add("");
      lines.add(table.title());
      text.text().lines().forEach(line -> lines.add("  " + line));
    }
  }

  private void fact(FactType type, Known known, Columns table) {
    var value = known.vm().facts().get(type).map(FactType::valueOf);
    if (value.isPresent()) {
      var origin = known.vm().provenance().of(type);
      table.add(type.title(), String.valueOf(value.get()), origin.name() + ", " + origin.takenAt());
    } else {
      table.add(type.title(), "not known", whyMissing(type, known));
    }
  }

  private String whyMissing(FactType type, Known known) {
    return known
        .inventory()
        .whyMissing(type, known.vm())
        .map(SubjectText::words)
        .orElseGet(() -> {
          var bringers = judged.bringers().getOrDefault(type, List.of());
          return known.inventory().canKnow(type)
              ? "read, and not told of it"
              : "would come from " + (bringers.isEmpty() ? "nothing" : String.join(", ", bringers));
        });
  }

  private static String words(Caveat caveat) {
    return caveat.where() + ": " + caveat.reason();
  }

  private void finding(
      CheckDescription check, Finding finding, List<Cause> causes, List<String> lines) {
    var verdict = finding.verdict();
    var id = new Found(check, finding).cause();
    lines.add("");
    var whole = finding.subject().equals(subject) ? "" : ", of the whole cluster";
    lines.add(verdict.status() + " " + id + whole);
    if (!verdict.headline().isEmpty()) {
      lines.add("  " + Printable.of(verdict.headline()));
    }
    if (!verdict.detail().isEmpty()) {
      lines.add("  " + Printable.of(verdict.renderedDetail()));
    }
    if (verdict.status() == Status.PASS || verdict.status() == Status.SKIP) {
      return;
    }
    if (!check.parameters().isEmpty()) {
      lines.add(
          "  Thresholds: "
              + check.parameters().stream()
                  .map(one -> one.name() + "=" + Printable.of(one.value()))
                  .collect(Collectors.joining(", ")));
    }
    var found = new Found(check, finding);
    for (var cause : causes) {
      if (cause.consequences().contains(found)) {
        lines.add("  Explained by " + cause.id() + ": mend that first");
        return;
      }
      if (cause.roots().contains(found)) {
        explained(cause).ifPresent(line -> lines.add("  " + line));
      }
    }
    Advice.of(check, finding, cluster.cluster()).ifPresent(advice -> advice(advice, check, lines));
  }

  private static void advice(Advice advice, CheckDescription check, List<String> lines) {
    var diagnosis = advice.diagnosis();
    if (!diagnosis.causes().isEmpty()) {
      lines.add("  Likely: " + String.join("; or: ", diagnosis.causes()));
    }
    if (!diagnosis.impact().isEmpty()) {
      lines.add("  Impact: " + diagnosis.impact());
    }
    advice.text().ifPresent(text -> lines.add("  Resolution: " + Printable.of(text)));
    var verify = advice.verify().isEmpty() ? "ncc " + check.words() : advice.verify();
    lines.add("  Whether it worked: " + Printable.of(verify));
  }

  /// What follows from it: on the same VM; of an address or a cluster, on all of its VMs.
  private Optional<String> explained(Cause cause) {
    boolean isOfVm = subject.kind().equals(Kind.VM);
    var checks =
        cause.consequences().stream()
            .filter(one -> !isOfVm || one.finding().subject().equals(subject))
            .collect(
                Collectors.groupingBy(
                    one -> one.check().id(), TreeMap::new, Collectors.counting()));
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It explains: "
                + checks.entrySet().stream()
                    .map(one -> Count.of(one.getValue(), "finding") + " of " + one.getKey())
                    .collect(Collectors.joining(", ")));
  }
}
