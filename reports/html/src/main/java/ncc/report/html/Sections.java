package ncc.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// Lays a run out as sections with anchors: the worst clusters first, of equal ones those with
/// incomplete facts.
final class Sections {
  private static final int ROWS_PER_PAGE = 5_000;
  private static final int ROWS_PER_GROUP = 200;
  private static final int ROWS_AT_LEAST = 10;

  private final int rows;

  private Sections(int rows) {
    this.rows = rows;
  }

  static List<ClusterSection> of(Run run) {
    long groups =
        run.clusters().stream()
            .flatMap(cluster -> cluster.checks().stream())
            .mapToLong(check -> check.groups().size())
            .sum();
    int rows = Math.clamp(ROWS_PER_PAGE / Math.max(1, groups), ROWS_AT_LEAST, ROWS_PER_GROUP);
    return new Sections(rows).clusters(run);
  }

  /// Every group of `clusters`, worst first, in page order where equal.
  static List<GroupSection> worstFirst(List<ClusterSection> clusters) {
    return clusters.stream()
        .flatMap(cluster -> cluster.checks().stream())
        .flatMap(check -> check.groups().stream())
        .sorted(Comparator.comparing(GroupSection::status).reversed())
        .toList();
  }

  private List<ClusterSection> clusters(Run run) {
    var sections = new ArrayList<ClusterSection>();
    var worstFirst =
        Comparator.comparing(ClusterRun::status).reversed().thenComparing(ClusterRun::isComplete);
    for (ClusterRun cluster : run.clusters().stream().sorted(worstFirst).toList()) {
      int number = sections.size() + 1;
      sections.add(new ClusterSection("cluster-" + number, cluster, checks(cluster, number)));
    }
    return sections;
  }

  private List<CheckSection> checks(ClusterRun cluster, int number) {
    var sections = new ArrayList<CheckSection>();
    for (CheckRun check : cluster.checks()) {
      var place = number + "-" + (sections.size() + 1);
      sections.add(
          new CheckSection("check-" + place, check, groups(cluster, check, number, place)));
    }
    return sections;
  }

  private List<GroupSection> groups(ClusterRun cluster, CheckRun check, int number, String place) {
    var sections = new ArrayList<GroupSection>();
    for (var group : check.groups()) {
      var anchor = "group-" + place + "-" + (sections.size() + 1);
      sections.add(new GroupSection(anchor, number, cluster, check, group, rows));
    }
    return sections;
  }
}
