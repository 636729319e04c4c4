package ncc.engine.alert;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.Subject;

/// What the framework itself finds wrong, as runs of checks of its own: judged, told, silenced and
/// remembered like any other.
public final class OwnAlerts {
  /// The check that every inventory is put to, and which owns its alert whichever checks share that
  /// inventory.
  public static final String INVENTORY_CHECK = "ncc_inventory";

  /// The alert that facts of a cluster are missing.
  public static final String INVENTORY_INCOMPLETE = "ncc_inventory_incomplete";

  /// The alert that a check could not tell, before a dot and the check's id.
  public static final String CHECK_ERROR = "ncc_check_error";

  /// The alert that no source of a cluster is able to tell what checks need: one for all of them.
  public static final String COVERAGE_GAP = "ncc_coverage_gap";

  private static final String GAP_TITLE = "No source of the cluster can tell what checks need";

  private static final CheckDescription COVERAGE =
      described(
          INVENTORY_CHECK,
          "ncc",
          GAP_TITLE,
          "The sources of every cluster can tell what its checks need",
          List.of("The sources of the cluster are of kinds that do not tell these facts."),
          List.of(
              "Add a source that tells them; the alert says which do.",
              "Or accept it: checks.ID.on-unknowable: skip in ncc.yaml, for a check or, in an"
                  + " override, for clusters."),
          "The checks that need these facts are ERR on this cluster.",
          Duration.ofMinutes(5));

  private static final CheckDescription INVENTORY =
      described(
          INVENTORY_CHECK,
          "ncc",
          "Inventory of the cluster is complete",
          "Every source of the cluster answers, and brings all that it should",
          List.of(
              "A source is out of reach, or refuses the credentials.",
              "A source answered with less than it should: cut off, damaged, of another version."),
          List.of(
              "See which source it is, and why, under caveats in the report of the last run.",
              "Try that source alone: ncc health_checks run_all --source URI"),
          "Subjects that were not seen, and verdicts that need what is missing, are ERR; alerts"
              + " on them are neither raised nor resolved.",
          Duration.ofMinutes(5));

  private OwnAlerts() {}

  /// How complete the inventory is that `run` was made from: FAIL when no source could be read,
  /// WARN when something is missing. Judge it once per inventory, by [#inventoryPolicy()].
  public static CheckRun inventory(ClusterRun run) {
    return CheckRun.of(INVENTORY, List.of(onCluster(run, completeness(run))), Duration.ZERO);
  }

  /// What [#INVENTORY_CHECK] says of itself.
  public static CheckDescription inventoryCheck() {
    return INVENTORY;
  }

  public static AlertPolicy inventoryPolicy() {
    return policy(INVENTORY_INCOMPLETE, "Inventory of the cluster is incomplete", INVENTORY);
  }

  private static Verdict completeness(ClusterRun run) {
    var missing = run.caveats().stream().filter(caveat -> caveat.kind().isIncomplete()).toList();
    if (run.parts().isEmpty()) {
      return missing.isEmpty()
          ? Verdict.fail("No source of this cluster could be read", "")
          : placed(Verdict.fail(reason(missing), "{where}{others}"), missing);
    }
    return missing.isEmpty()
        ? Verdict.pass()
        : placed(Verdict.warn(reason(missing), "{where}{others}"), missing);
  }

  private static String reason(List<Caveat> missing) {
    var reason = worst(missing).reason();
    return reason.isBlank() ? "A source brought less than it should" : reason;
  }

  private static Verdict placed(Verdict verdict, List<Caveat> missing) {
    int others = missing.size() - 1;
    return verdict
        .with("where", worst(missing).where())
        .with("others", others == 0 ? "" : ", and " + others + " more");
  }

  /// The first of those that take most away.
  private static Caveat worst(List<Caveat> missing) {
    return missing.stream().sorted(Comparator.comparing(Caveat::kind).reversed()).findFirst().get();
  }

  /// Whether a check that had all it needs could tell: WARN when it is ERR although the inventory
  /// is complete; not to be told when it is not.
  static CheckRun checkError(ClusterRun cluster, CheckRun run) {
    return CheckRun.of(
        checkErrorOf(run.check()), List.of(onCluster(cluster, ability(cluster, run))), run.took());
  }

  private static Verdict ability(ClusterRun cluster, CheckRun run) {
    if (!cluster.isComplete()) {
      return Verdict.err("The inventory is incomplete", "");
    }
    if (isInventory(run.check())) {
      return coverage(cluster);
    }
    if (gaps(cluster).anyMatch(gap -> !Collections.disjoint(gap.facts(), run.check().needs()))) {
      return Verdict.pass();
    }
    return run.groups().stream()
        .filter(group -> group.status() == Status.ERR)
        .max(Comparator.comparingInt(group -> group.findings().size()))
        .map(OwnAlerts::unable)
        .orElse(Verdict.pass());
  }

  /// WARN for what no source can tell and nobody accepts; not to be told when nothing was read.
  private static Verdict coverage(ClusterRun cluster) {
    return cluster.parts().isEmpty()
        ? Verdict.err("Nothing was read", "")
        : gaps(cluster).findFirst().map(OwnAlerts::uncovered).orElse(Verdict.pass());
  }

  private static Stream<Caveat> gaps(ClusterRun cluster) {
    return cluster.caveats().stream().filter(it -> it.kind() == Caveat.Kind.UNKNOWABLE);
  }

  private static Verdict uncovered(Caveat gap) {
    var facts = gap.facts().stream().map(FactType::title).collect(Collectors.joining(", "));
    return Verdict.warn("No source of this cluster tells: " + facts, "{gap}")
        .with("gap", gap.reason());
  }

  private static boolean isInventory(CheckDescription check) {
    return check.id().equals(INVENTORY_CHECK);
  }

  private static Verdict unable(FindingGroup group) {
    var first = group.findings().getFirst();
    var detail = first.verdict().renderedDetail();
    return Verdict.warn(group.headline(), "{findings} of its findings, such as {subject}{detail}")
        .with("findings", group.findings().size())
        .with("subject", first.subject().name())
        .with("detail", detail.isEmpty() ? "" : ": " + detail);
  }

  static AlertPolicy checkErrorPolicy(CheckDescription check) {
    var title = isInventory(check) ? GAP_TITLE : "Check could not tell: " + check.title();
    return policy(alertIdOfError(check), title, check);
  }

  static CheckDescription checkErrorOf(CheckDescription check) {
    if (isInventory(check)) {
      return COVERAGE;
    }
    return described(
        check.id(),
        check.module(),
        check.title(),
        "The check can tell, of every subject, how it is",
        List.of("The check failed, or took too long: a fault of the check, not of the cluster."),
        List.of(
            "See what it says: ncc " + check.words(),
            "ncc describe " + check.id() + " names the sources that bring what it needs"),
        "Nobody knows whether what it checks is healthy.",
        check.interval());
  }

  /// What there is to say of an alert whose check is not known here any more.
  public static CheckDescription unknownCheck(Alert alert) {
    return described(
        alert.checkId(),
        "ncc",
        alert.title(),
        alert.title(),
        List.of(),
        List.of(),
        "",
        Duration.ofMinutes(5));
  }

  /// The check that `alert` is of.
  ///
  /// @param check whose findings raise it, or of which it says that it could not tell
  public static CheckDescription checkOf(Alert alert, CheckDescription check) {
    return isOfError(alert) ? checkErrorOf(check) : check;
  }

  /// Whether it is of a check that could not tell, and of none of its findings.
  public static boolean isOfError(Alert alert) {
    var id = alert.key().alertId();
    return id.equals(COVERAGE_GAP) || id.startsWith(CHECK_ERROR + ".");
  }

  private static String alertIdOfError(CheckDescription check) {
    return isInventory(check) ? COVERAGE_GAP : CHECK_ERROR + "." + check.id();
  }

  private static AlertPolicy policy(String alertId, String title, CheckDescription check) {
    var standard = AlertPolicy.of(check);
    return new AlertPolicy(
        alertId,
        title,
        Severity.WARNING,
        1,
        true,
        standard.remind(),
        standard.flapTurns(),
        standard.flapWindow());
  }

  private static Finding onCluster(ClusterRun run, Verdict verdict) {
    var cluster = run.cluster();
    return new Finding(new Subject(Kind.CLUSTER, cluster.key(), cluster.name()), verdict);
  }

  private static CheckDescription described(
      String id,
      String module,
      String title,
      String description,
      List<String> causes,
      List<String> resolutions,
      String impact,
      Duration interval) {
    return new CheckDescription(
        id,
        module,
        title,
        description,
        causes,
        resolutions,
        impact,
        List.of("NCC"),
        interval,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
