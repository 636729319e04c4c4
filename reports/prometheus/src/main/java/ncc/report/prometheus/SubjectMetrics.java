package ncc.report.prometheus;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.run.CheckDescription.Metric;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// What checks publish of single subjects, the worst findings first, until the budget is spent.
final class SubjectMetrics {
  private static final Pattern NAME =
      Pattern.compile(
          "ncc_(?!(run|cluster|inventory|check|metrics|build)(_|$))[a-z][a-z0-9_]*"
              + "(?<!_(total|created|bucket|count|sum|info))");

  private final Gauges gauges;
  private final Map<Reason, Map<String, Integer>> dropped = new TreeMap<>();
  private int left;

  /// Why a series was left out.
  private enum Reason {
    /// The budget was spent on worse findings.
    BUDGET,
    /// Name and labels are those of another series.
    DUPLICATE,
    /// The name is not one a check may use.
    NAME,
    /// The value is not a number.
    VALUE
  }

  SubjectMetrics(Gauges gauges, int budget) {
    this.gauges = gauges;
    this.left = budget;
  }

  /// @param clusters the labels of the run's clusters, in their order
  void add(Run run, List<String> clusters) {
    for (var status : Arrays.stream(Status.values()).sorted(Comparator.reverseOrder()).toList()) {
      for (int i = 0; i < clusters.size(); i++) {
        for (var check : run.clusters().get(i).checks()) {
          add(check, status, clusters.get(i));
        }
      }
    }
    tellDropped();
  }

  private void add(CheckRun check, Status status, String cluster) {
    for (var metric : check.check().metrics()) {
      count(Reason.BUDGET, metric, 0);
      for (var group : check.groups()) {
        if (group.status() == status) {
          group.findings().forEach(finding -> add(metric, finding, cluster));
        }
      }
    }
  }

  private void add(Metric metric, Finding finding, String cluster) {
    for (var value : finding.verdict().values()) {
      if (value.name().equals(metric.value())) {
        add(metric, value, labels(finding.subject(), cluster));
      }
    }
  }

  private void add(Metric metric, Verdict.Value value, Labels labels) {
    var number = number(value.value());
    if (!NAME.matcher(metric.name()).matches()) {
      count(Reason.NAME, metric, 1);
    } else if (number.isEmpty()) {
      count(Reason.VALUE, metric, 1);
    } else if (left == 0) {
      count(Reason.BUDGET, metric, 1);
    } else if (gauges.add(metric.name(), help(metric), number.getAsDouble(), labels)) {
      left--;
    } else {
      count(Reason.DUPLICATE, metric, 1);
    }
  }

  private static String help(Metric metric) {
    return LabelText.of(metric.help()) + " (as of the last run)";
  }

  private static Labels labels(Subject subject, String cluster) {
    var id = LabelText.of(subject.id());
    var name = LabelText.of(subject.name());
    return switch (subject.kind()) {
      case CLUSTER -> Labels.of("cluster", cluster);
      case GUEST -> Labels.of("cluster", cluster, "guest", name);
      case VM -> Labels.of("cluster", cluster, "vm", name, "vm_uuid", id);
      case ENDPOINT -> Labels.of("cluster", cluster, "endpoint", id, "endpoint_name", name);
    };
  }

  private static OptionalDouble number(Object value) {
    return switch (value) {
      case Number number -> OptionalDouble.of(number.doubleValue());
      case Boolean truth -> OptionalDouble.of(Gauges.truth(truth));
      case Instant instant -> OptionalDouble.of(Gauges.unixTime(instant));
      case Duration duration -> OptionalDouble.of(Gauges.seconds(duration));
      default -> OptionalDouble.empty();
    };
  }

  private void count(Reason reason, Metric metric, int series) {
    dropped
        .computeIfAbsent(reason, _ -> new TreeMap<>())
        .merge(LabelText.of(metric.name()), series, Integer::sum);
  }

  private void tellDropped() {
    dropped.forEach((reason, series) ->
        series.forEach((metric, number) ->
            gauges.add(
                "ncc_metrics_series_dropped",
                "Series of single subjects left out of the metrics of the last run, by"
                    + " reason: budget (the worst findings came first), duplicate (name"
                    + " and labels were taken), name (not one a check may use), value (not"
                    + " a number)",
                number,
                Labels.of("metric", metric, "reason", reason.name().toLowerCase(Locale.ROOT)))));
  }
}
