package ncc.metrics;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ncc.spi.check.Status;

/// How many series a cluster may have of its subjects: all of those that are worse than `edge`, and
/// `partial` of those at it.
public record Share(Status edge, long partial) {
  /// Series of single subjects that there may be, unless told otherwise.
  public static final int STANDARD_BUDGET = 20_000;

  /// Everything.
  public static final Share ALL = new Share(Status.SKIP, Long.MAX_VALUE);

  private static final List<Status> WORST_FIRST =
      Arrays.stream(Status.values()).sorted(Comparator.reverseOrder()).toList();

  public Share {
    requireNonNull(edge);
  }

  /// The budget, to the worst first; among equals to the clusters in their order.
  ///
  /// @param clusters of each, series by the status of their subjects
  public static List<Share> of(List<Map<Status, Long>> clusters, long budget) {
    long left = budget;
    for (Status status : WORST_FIRST) {
      long here = clusters.stream().mapToLong(series -> series.getOrDefault(status, 0L)).sum();
      if (here > left) {
        return atEdge(clusters, status, left);
      }
      left -= here;
    }
    return clusters.stream().map(_ -> ALL).toList();
  }

  private static List<Share> atEdge(List<Map<Status, Long>> clusters, Status edge, long budget) {
    var shares = new ArrayList<Share>();
    long left = budget;
    for (var series : clusters) {
      long here = Math.min(left, series.getOrDefault(edge, 0L));
      shares.add(new Share(edge, here));
      left -= here;
    }
    return shares;
  }
}
