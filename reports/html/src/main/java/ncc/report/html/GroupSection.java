package ncc.report.html;

import java.util.List;
import java.util.Set;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Advice;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;

/// One group of findings and its place in the page. Public for the template engine only.
///
/// @param anchor its id in the page, made of numbers only
/// @param place the number of its cluster in the page
/// @param rows at most how many of its findings the page lists without its script
public record GroupSection(
    String anchor, int place, ClusterRun cluster, CheckRun check, FindingGroup group, int rows) {
  private static final int FEW = 12;
  private static final Set<Kind> WORDED = Set.of(Kind.VM, Kind.CLUSTER, Kind.GUEST, Kind.ENDPOINT);

  /// The same place with another group.
  GroupSection with(FindingGroup other) {
    return new GroupSection(anchor, place, cluster, check, other, rows);
  }

  public Status status() {
    return group.status();
  }

  public int total() {
    return group.findings().size();
  }

  /// PASS and SKIP are counted; only the others ask for something.
  public boolean isHealthy() {
    return isHealthy(status());
  }

  static boolean isHealthy(Status status) {
    return status == Status.PASS || status == Status.SKIP;
  }

  /// Few enough to be seen without a click.
  public boolean isShort() {
    return total() <= FEW;
  }

  /// The findings listed without the page's script: of a healthy group all or none.
  public List<Finding> listed() {
    if (isHealthy() && !isShort()) {
      return List.of();
    }
    return group.findings().subList(0, Math.min(rows, total()));
  }

  /// Whether any finding says more than the headline.
  public boolean hasDetails() {
    return group.findings().stream().anyMatch(finding -> !finding.verdict().detail().isEmpty());
  }

  /// What is behind its findings and what to do, for those that need the same at once.
  public List<Advice> advices() {
    return isHealthy() ? List.of() : Advice.of(check.check(), group, cluster.cluster());
  }

  /// What its subjects are called: a kind's name, or `FINDING` where kinds differ, or are a
  /// plugin's, for which the page has no words.
  public String kind() {
    var kinds = group.findings().stream().map(finding -> finding.subject().kind()).distinct();
    var some = kinds.limit(2).toList();
    return some.size() == 1 && WORDED.contains(some.getFirst()) ? some.getFirst().id() : "FINDING";
  }
}
