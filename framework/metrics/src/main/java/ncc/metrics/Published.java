package ncc.metrics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.check.Verdict;
import ncc.spi.run.CheckDescription.Metric;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// What a check published under one name.
///
/// @param points in the order of the findings, worst first
/// @param dropped values that make no series, by why
public record Published(Metric metric, List<Point> points, Map<Reason, Integer> dropped) {
  private static final Pattern NAME =
      Pattern.compile(
          "ncc_(?!(run|cluster|inventory|check|metrics|build)(_|$))[a-z][a-z0-9_]*"
              + "(?<!_(total|created|bucket|count|sum))");
  private static final Pattern LABEL =
      Pattern.compile("(?!cluster|vm|guest|endpoint|kind|subject)[a-z][a-z0-9_]*");

  /// Why a series was left out.
  public enum Reason {
    /// The budget was spent on worse findings.
    BUDGET,
    /// Name and labels are those of another series.
    DUPLICATE,
    /// The name is not one a check may use.
    NAME,
    /// The value is not a number.
    VALUE
  }

  public Published {
    requireNonNull(metric);
    points = List.copyOf(points);
    dropped = Map.copyOf(dropped);
  }

  /// Of each metric of the check, in the order of its description.
  public static List<Published> of(CheckRun check) {
    return check.check().metrics().stream().map(metric -> of(check, metric)).toList();
  }

  private static Published of(CheckRun check, Metric metric) {
    var points = new ArrayList<Point>();
    var dropped = new EnumMap<Reason, Integer>(Reason.class);
    for (var group : check.groups()) {
      for (var finding : group.findings()) {
        value(finding, metric)
            .ifPresent(value ->
                point(metric, finding, value)
                    .ifPresentOrElse(
                        points::add, () -> dropped.merge(reason(metric), 1, Integer::sum)));
      }
    }
    return new Published(
        new Metric(metric.value(), LabelText.of(metric.name()), LabelText.of(metric.help())),
        points,
        dropped);
  }

  private static Reason reason(Metric metric) {
    return NAME.matcher(metric.name()).matches() ? Reason.VALUE : Reason.NAME;
  }

  private static Optional<Object> value(Finding finding, Metric metric) {
    for (Verdict.Value value : finding.verdict().values()) {
      if (value.name().equals(metric.value())) {
        return Optional.of(value.value());
      }
    }
    return Optional.empty();
  }

  private static Optional<Point> point(Metric metric, Finding finding, Object value) {
    return NAME.matcher(metric.name()).matches()
        ? isInfo(metric) ? info(metric, finding, value) : number(finding, value)
        : Optional.empty();
  }

  private static boolean isInfo(Metric metric) {
    return metric.name().endsWith("_info");
  }

  private static Optional<Point> info(Metric metric, Finding finding, Object value) {
    return value instanceof String text
            && !text.isEmpty()
            && LABEL.matcher(metric.value()).matches()
        ? Optional.of(new Point(clean(finding), finding.status(), 1, LabelText.of(text), false))
        : Optional.empty();
  }

  private static Optional<Point> number(Finding finding, Object value) {
    var number =
        switch (value) {
          case Number one -> Optional.of(one.doubleValue());
          case Boolean truth -> Optional.of(Numbers.truth(truth));
          case Instant instant -> Optional.of(Numbers.unixTime(instant));
          case Duration duration -> Optional.of(Numbers.seconds(duration));
          default -> Optional.<Double>empty();
        };
    return number.map(
        one -> new Point(clean(finding), finding.status(), one, "", value instanceof Instant));
  }

  private static Subject clean(Finding finding) {
    var subject = finding.subject();
    return new Subject(subject.kind(), LabelText.of(subject.id()), LabelText.of(subject.name()));
  }

  public String name() {
    return metric.name();
  }

  /// The same with other points.
  public Published with(List<Point> others) {
    return new Published(metric, others, dropped);
  }
}
