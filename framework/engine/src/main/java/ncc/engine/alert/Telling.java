package ncc.engine.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Finding;

/// Makes notifications of what receivers are owed: one for all alerts of an alert id on a cluster
/// to which the same happened with the same headline; reminders whatever their headlines.
///
/// @param held whose notifications are held back at this time
record Telling(CheckDescription check, Notified notified, Predicate<Alert> held) {
  static final Comparator<Alert> WORST_FIRST =
      Comparator.comparing(Alert::severity)
          .reversed()
          .thenComparing(Alert::subject, Finding::compareSubjects)
          .thenComparing(Alert::id);
  static final Comparator<Notification> WORST_NOTIFICATION_FIRST =
      Comparator.comparing(Notification::severity)
          .reversed()
          .thenComparing(Notification::kind)
          .thenComparing(Notification::alertId)
          .thenComparing(one -> one.alerts().getFirst().message())
          .thenComparing(Notification::id);

  /// What an alert shares with those of its notification.
  private record Group(String cluster, String alertId, Notification.Kind kind, String headline) {}

  /// @param alerts all of this check
  /// @return those of `alerts` that somebody is told of, and the notifications
  AlertChanges of(List<Alert> alerts) {
    var groups = new LinkedHashMap<Group, List<Alert>>();
    var told = new ArrayList<Alert>();
    for (Alert alert : alerts) {
      var kind = notified.owed(alert);
      if (kind.isPresent() && !held.test(alert)) {
        var updated = new AlertDraft(alert).told(now()).alert();
        told.add(updated);
        groups.computeIfAbsent(group(updated, kind.get()), _ -> new ArrayList<>()).add(updated);
      }
    }
    return new AlertChanges(told, List.of(), notifications(groups));
  }

  private Instant now() {
    return notified.now();
  }

  private static Group group(Alert alert, Notification.Kind kind) {
    var headline = kind == Notification.Kind.STILL_OPEN ? "" : alert.message();
    return new Group(alert.key().cluster(), alert.key().alertId(), kind, headline);
  }

  private List<Notification> notifications(Map<Group, List<Alert>> groups) {
    return groups.entrySet().stream()
        .map(entry -> notification(entry.getKey().kind(), entry.getValue()))
        .sorted(WORST_NOTIFICATION_FIRST)
        .toList();
  }

  private Notification notification(Notification.Kind kind, List<Alert> group) {
    var alerts = group.stream().sorted(WORST_FIRST).toList();
    var ids = alerts.stream().map(Alert::id);
    var id = AlertIds.of(Stream.concat(Stream.of(kind.name(), now().toString()), ids).toList());
    return new Notification(id, now(), kind, check, alerts.getFirst().severity(), alerts);
  }
}
