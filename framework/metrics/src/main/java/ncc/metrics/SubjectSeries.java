package ncc.metrics;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ncc.metrics.Published.Reason;
import ncc.spi.check.Status;
import ncc.spi.run.Subject;

/// The series of a cluster's single subjects. A subject is as bad as the worst that any check says
/// of it, so that within a budget all that is known of a bad one is told, rather than a little of
/// everybody.
public final class SubjectSeries {
  private static final Comparator<Series> WORST_FIRST =
      Comparator.comparing((Series one) -> one.point().status()).reversed();
  private static final Comparator<Series> IN_ORDER =
      Comparator.comparing((Series series) -> series.point().subject().name())
          .thenComparing(series -> series.point().subject().id());

  private final Map<Subject, Status> worst = new HashMap<>();
  private final List<Series> series = new ArrayList<>();
  private final Map<String, Map<Reason, Long>> dropped = new TreeMap<>();
  private final Map<Status, Long> byStatus = new EnumMap<>(Status.class);

  private record Series(Published of, Point point) {
    void write(String cluster, Gauges gauges) {
      gauges.add(
          of.name(),
          of.metric().help() + " (as of the last run)",
          point.value(),
          point.labels(of.metric().value(), cluster));
    }
  }

  /// @param published by the checks of one cluster
  public SubjectSeries(List<Published> published) {
    for (Published one : published) {
      one.points()
          .forEach(point -> worst.merge(point.subject(), point.status(), SubjectSeries::worse));
    }
    published.forEach(this::note);
    var taken = new HashMap<String, Set<Subject>>();
    published.stream()
        .flatMap(one -> one.points().stream().map(point -> new Series(one, point)))
        .sorted(WORST_FIRST)
        .forEach(one -> take(one, taken));
    series.forEach(one -> byStatus.merge(status(one), 1L, Long::sum));
  }

  private static Status worse(Status one, Status other) {
    return one.isWorseThan(other) ? one : other;
  }

  private void note(Published one) {
    drop(one.name(), Reason.BUDGET, 0);
    one.dropped().forEach((reason, count) -> drop(one.name(), reason, count));
  }

  private void take(Series one, Map<String, Set<Subject>> taken) {
    var subjects = taken.computeIfAbsent(one.of().name(), _ -> new HashSet<>());
    if (subjects.add(labelled(one.point().subject()))) {
      series.add(one);
    } else {
      drop(one.of().name(), Reason.DUPLICATE, 1);
    }
  }

  /// As the labels show it.
  private static Subject labelled(Subject subject) {
    return switch (subject.kind().id()) {
      case "CLUSTER" -> new Subject(subject.kind(), "", "");
      case "GUEST" -> new Subject(subject.kind(), "", subject.name());
      default -> subject;
    };
  }

  private void drop(String metric, Reason reason, long count) {
    dropped
        .computeIfAbsent(metric, _ -> new EnumMap<>(Reason.class))
        .merge(reason, count, Long::sum);
  }

  private Status status(Series one) {
    return worst.getOrDefault(one.point().subject(), Status.SKIP);
  }

  /// How many series there are, by the status of their subjects.
  public Map<Status, Long> byStatus() {
    return Map.copyOf(byStatus);
  }

  /// Writes as many as `share` allows.
  ///
  /// @return what was left out, by metric and reason
  public Map<String, Map<Reason, Long>> write(Share share, String cluster, Gauges gauges) {
    var left = new LinkedHashMap<String, Map<Reason, Long>>();
    dropped.forEach((metric, reasons) -> left.put(metric, new EnumMap<>(reasons)));
    var chosen = share.equals(Share.ALL) ? series : chosen(share);
    chosen.forEach(one -> one.write(cluster, gauges));
    if (chosen.size() < series.size()) {
      series.forEach(one -> count(left, one.of().name(), 1));
      chosen.forEach(one -> count(left, one.of().name(), -1));
    }
    return left;
  }

  private static void count(Map<String, Map<Reason, Long>> left, String metric, long series) {
    requireNonNull(left.get(metric)).merge(Reason.BUDGET, series, Long::sum);
  }

  private List<Series> chosen(Share share) {
    var chosen = new ArrayList<Series>();
    series.stream().filter(one -> status(one).isWorseThan(share.edge())).forEach(chosen::add);
    series.stream()
        .filter(one -> status(one) == share.edge())
        .sorted(IN_ORDER)
        .limit(share.partial())
        .forEach(chosen::add);
    return chosen;
  }
}
