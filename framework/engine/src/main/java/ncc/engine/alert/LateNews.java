package ncc.engine.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.run.CheckDescription;

/// What one receiver hears later than others: of alerts as they are by now.
///
/// @param alert as it is
/// @param kind what happened to it, as far as that receiver is concerned
public record LateNews(Alert alert, Kind kind) {
  private record Group(String alertId, String cluster, Kind kind, String headline) {}

  public LateNews {
    requireNonNull(alert);
    requireNonNull(kind);
  }

  /// One notification for all of a check on a cluster to which the same happened.
  ///
  /// @param receiver its name, so that what others are told has another id
  /// @param causes what each is told under, as [Notification#cause()]
  public static List<Notification> notifications(
      Collection<LateNews> all,
      String receiver,
      Function<Alert, CheckDescription> checks,
      Function<Alert, String> causes,
      Instant now) {
    return all.stream().collect(Collectors.groupingBy(LateNews::group)).values().stream()
        .map(group -> notification(group, receiver, checks, causes, now))
        .sorted(Telling.WORST_NOTIFICATION_FIRST)
        .toList();
  }

  private Group group() {
    return new Group(alert.key().alertId(), alert.key().cluster(), kind, alert.message());
  }

  private static Notification notification(
      List<LateNews> group,
      String receiver,
      Function<Alert, CheckDescription> checks,
      Function<Alert, String> causes,
      Instant now) {
    var kind = group.getFirst().kind();
    var alerts = group.stream().map(LateNews::alert).sorted(Telling.WORST_FIRST).toList();
    var ids = alerts.stream().map(Alert::id);
    var id =
        AlertIds.of(Stream.concat(Stream.of(receiver, kind.name(), now.toString()), ids).toList());
    var worst = alerts.getFirst();
    return new Notification(
        id,
        now,
        kind,
        checks.apply(worst),
        worst.severity(),
        alerts,
        causes.apply(worst),
        List.of());
  }
}
