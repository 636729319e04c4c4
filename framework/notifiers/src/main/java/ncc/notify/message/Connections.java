package ncc.notify.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.notify.Notification.News;

/// How other alerts that a notification tells of go together with its own.
///
/// @param title such as `What follows from it`
/// @param alerts at least one, worst first
public record Connections(String title, List<Alert> alerts) {
  /// Of one kind each, only those that there are.
  public static List<Connections> of(Notification notification) {
    boolean isCause = notification.alerts().stream().allMatch(alert -> alert.follows().isEmpty());
    var all = new ArrayList<Connections>();
    add(all, "What it follows from", notification, Connections::isBehind);
    add(
        all,
        isCause ? "What follows from it" : "What else follows from it",
        notification,
        news -> news.kind() != Kind.RESOLVED && !news.alert().follows().isEmpty());
    add(
        all,
        "What follows from nothing any more",
        notification,
        news ->
            news.kind() != Kind.RESOLVED && news.alert().follows().isEmpty() && !isBehind(news));
    add(all, "What is over", notification, news -> news.kind() == Kind.RESOLVED);
    return all;
  }

  private static boolean isBehind(News news) {
    return news.kind() == Kind.STILL_OPEN && news.alert().follows().isEmpty();
  }

  private static void add(
      List<Connections> all, String title, Notification notification, Predicate<News> which) {
    var alerts = notification.others().stream().filter(which).map(News::alert).toList();
    if (!alerts.isEmpty()) {
      all.add(new Connections(title, alerts));
    }
  }

  public Connections {
    alerts = List.copyOf(alerts);
  }
}
