package ncc.spi.notify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.run.CheckDescription;

/// What receivers are told at once: alerts of one check on one cluster to which the same happened,
/// and what happened to others for the same cause. A thousand VMs whose certificates run out on the
/// same day are one notification.
///
/// @param id unique; the same when a delivery is tried again, so a receiver can tell
/// @param at when it happened
/// @param check what to do about it
/// @param severity the worst of what it tells
/// @param alerts at least one, worst first, then by the subject's name
/// @param cause the [id][Alert#cause()] of what lies behind all of it: alerts of this id are the
///   cause, others follow from it; empty where alerts are told finding by finding
/// @param others of other alerts of this cause, worst first
public record Notification(
    String id,
    Instant at,
    Kind kind,
    CheckDescription check,
    Severity severity,
    List<Alert> alerts,
    String cause,
    List<News> others) {
  /// What happened to the alerts.
  public enum Kind {
    RAISED,
    SEVERITY_CHANGED,
    /// They are still open and nobody has taken them.
    STILL_OPEN,
    RESOLVED
  }

  /// What happened to an alert of another check.
  ///
  /// @param kind `STILL_OPEN` for no news: it is told for its connection with the rest
  public record News(Kind kind, Alert alert) {
    public News {
      requireNonNull(kind);
      requireNonNull(alert);
    }
  }

  public Notification {
    requireNonNull(id);
    requireNonNull(at);
    requireNonNull(kind);
    requireNonNull(check);
    requireNonNull(severity);
    alerts = List.copyOf(alerts);
    requireNonNull(cause);
    others = List.copyOf(others);
    if (alerts.isEmpty()) {
      throw new IllegalArgumentException("a notification needs at least one alert");
    }
  }

  /// One that says nothing of other alerts.
  public Notification(
      String id,
      Instant at,
      Kind kind,
      CheckDescription check,
      Severity severity,
      List<Alert> alerts) {
    this(id, at, kind, check, severity, alerts, "", List.of());
  }

  /// What of it is about some of its alerts, under the same id; empty when it is about none but
  /// `others`.
  public Optional<Notification> about(Predicate<Alert> some) {
    return about(some, news -> some.test(news.alert()));
  }

  /// As [#about(Predicate)], with those of the other alerts that are wanted.
  public Optional<Notification> about(Predicate<Alert> some, Predicate<News> more) {
    var those = alerts.stream().filter(some).toList();
    var news = others.stream().filter(more).toList();
    if (those.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = those.size() == alerts.size() && news.size() == others.size();
    return Optional.of(
        whole
            ? this
            : new Notification(id, at, kind, check, worst(kind, those, news), those, cause, news));
  }

  /// The worst of what is not over, unless all is.
  public static Severity worst(Kind kind, List<Alert> alerts, List<News> others) {
    return Stream.concat(
            alerts.stream().map(Alert::severity),
            others.stream()
                .filter(news -> kind == Kind.RESOLVED || news.kind() != Kind.RESOLVED)
                .map(news -> news.alert().severity()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// All that it tells something new of.
  public List<Alert> told() {
    return Stream.concat(
            alerts.stream(),
            others.stream().filter(news -> news.kind() != Kind.STILL_OPEN).map(News::alert))
        .toList();
  }

  /// The same as it reads at `now`, see [Alert#readAt].
  public Notification readAt(Instant now) {
    return new Notification(
        id,
        at,
        kind,
        check,
        severity,
        alerts.stream().map(alert -> alert.readAt(now)).toList(),
        cause,
        others.stream().map(news -> new News(news.kind(), news.alert().readAt(now))).toList());
  }

  /// The same of another kind.
  public Notification happened(Kind other) {
    return new Notification(id, at, other, check, severity, alerts, cause, others);
  }

  /// The same under another id.
  public Notification called(String other) {
    return new Notification(other, at, kind, check, severity, alerts, cause, others);
  }

  /// The name of the cluster that all its alerts are of; hostile.
  public String clusterName() {
    return alerts.getFirst().clusterName();
  }

  /// The id that all its alerts share, such as `A600103`.
  public String alertId() {
    return alerts.getFirst().key().alertId();
  }
}
