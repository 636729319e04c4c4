package ncc.engine.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertState;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.notify.Notification.News;
import ncc.spi.run.CheckDescription;

/// Makes notifications of what receivers are owed of one cluster: one for a cause, which tells what
/// follows from it, too. Pure: all that has to be known is in the alerts.
final class CauseTelling {
  /// How long after something happened it is told: checks of a cluster that are due together end
  /// within it.
  static final Duration WAIT = Duration.ofSeconds(30);

  /// How long after receivers were told of a cause they hear at the earliest that more follows.
  static final Duration PAUSE = Duration.ofMinutes(5);

  /// How long after the end of a cause what followed from it may end, too: checks that run every
  /// five minutes have looked again by then.
  static final Duration LEFT = Duration.ofMinutes(10);

  /// A cause that is told once more beside what follows needs no list of all its subjects.
  private static final int MOST_BESIDE = 20;

  private static final Comparator<News> NEWS_FIRST =
      Comparator.comparing((News news) -> news.kind() == Kind.STILL_OPEN)
          .thenComparing(News::alert, Telling.WORST_FIRST);

  private final Function<Alert, CheckDescription> checks;
  private final Function<Alert, Notified> notified;
  private final Predicate<Alert> held;
  private final Instant now;
  private final Map<Key, Message> messages = new LinkedHashMap<>();
  private final Map<String, Alert> told = new LinkedHashMap<>();

  /// By the id of a check: what tells of alerts that its findings explain no more.
  private final Map<String, Key> left = new HashMap<>();

  /// @param checks what each alert is of
  /// @param notified what receivers know of each, at `now`
  /// @param held whose notifications are held back at this time
  CauseTelling(
      Function<Alert, CheckDescription> checks,
      Function<Alert, Notified> notified,
      Predicate<Alert> held,
      Instant now) {
    this.checks = checks;
    this.notified = notified;
    this.held = held;
    this.now = now;
  }

  /// What alerts share that are told in one notification.
  private record Key(String alertId, Kind kind, String headline) {
    static Key of(News news) {
      var alert = news.alert();
      var headline = news.kind() == Kind.STILL_OPEN ? "" : alert.message();
      return new Key(alert.key().alertId(), news.kind(), headline);
    }
  }

  /// A notification in the making, by the ids of its alerts.
  private record Message(Map<String, Alert> alerts, Map<String, News> others) {
    Message() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  /// @param alerts of one cluster: all that are open of checks that may explain each other, and
  ///   those whose end is owed
  AlertChanges of(Collection<Alert> alerts) {
    if (isHappening(alerts)) {
      return AlertChanges.NONE;
    }
    var open = alerts.stream().filter(alert -> alert.state().isOpen() && isFound(alert)).toList();
    var causes = AlertCause.of(open, checks);
    var ends = new Ends(causes);
    ends.tell(open, alerts.stream().filter(CauseTelling::isEnded).filter(this::isOwed).toList());
    causes.stream()
        .sorted(Comparator.comparing(cause -> cause.roots().stream().noneMatch(this::isLeft)))
        .forEach(cause -> tell(cause, ends));
    alerts.stream()
        .filter(OwnAlerts::isOfError)
        .flatMap(alert -> owed(alert).stream())
        .forEach(news -> together(List.of(news), List.of()));
    return new AlertChanges(List.copyOf(told.values()), List.of(), notifications());
  }

  private static boolean isFound(Alert alert) {
    return !OwnAlerts.isOfError(alert);
  }

  private static boolean isEnded(Alert alert) {
    return alert.state().isResolved() && isFound(alert);
  }

  private boolean isOwed(Alert alert) {
    return owed(alert).isPresent();
  }

  private Optional<News> owed(Alert alert) {
    return held.test(alert)
        ? Optional.empty()
        : notified.apply(alert).owed(alert).map(kind -> new News(kind, alert));
  }

  /// What is told of ends, and of what they leave behind.
  private final class Ends {
    private final Set<String> going = new HashSet<>();
    private final Set<String> explained = new HashSet<>();

    /// By the id of a cause that goes on.
    private final Map<String, List<News>> quiet = new HashMap<>();

    /// The alerts of which nothing else is to be told now.
    private final Set<String> settled = new HashSet<>();

    Ends(List<AlertCause> causes) {
      for (AlertCause cause : causes) {
        if (!roots(cause).isEmpty()) {
          going.add(cause.id());
        }
        cause.following().forEach(alert -> explained.add(alert.id()));
      }
    }

    void tell(List<Alert> open, List<Alert> ended) {
      if (!ended.isEmpty()) {
        AlertCause.of(Stream.concat(open.stream(), ended.stream()).toList(), checks)
            .forEach(this::tell);
      }
    }

    private void tell(AlertCause cause) {
      var roots = ended(cause.roots());
      var following = ended(cause.following());
      if (roots.isEmpty()) {
        following.forEach(news -> followingEnded(cause, news));
      } else {
        end(roots, following, left(cause));
      }
    }

    /// What follows from a cause is likely to end with it: both are waited for.
    private void end(List<News> roots, List<News> following, List<News> left) {
      left.forEach(news -> settled.add(news.alert().id()));
      var all = Stream.concat(roots.stream(), following.stream()).toList();
      if (left.isEmpty()) {
        together(roots, following);
      } else if (!isRecent(roots)) {
        together(left, all);
      }
    }

    /// While the cause goes on, the end of what was told beside it is told with what is next.
    private void followingEnded(AlertCause cause, News news) {
      var alert = news.alert();
      boolean isWaiting = alert.beside() && alert.follows().equals(cause.id());
      if (isWaiting && going.contains(cause.id())) {
        quiet.computeIfAbsent(cause.id(), _ -> new ArrayList<>()).add(news);
      } else {
        together(List.of(news), List.of());
      }
    }

    /// What followed from it and is open, explained by nothing else.
    private List<News> left(AlertCause cause) {
      return cause.following().stream()
          .filter(alert -> isLeft(alert) && !explained.contains(alert.id()))
          .map(CauseTelling::alone)
          .toList();
    }

    private static List<News> ended(List<Alert> alerts) {
      return alerts.stream()
          .filter(alert -> alert.state().isResolved())
          .map(alert -> new News(Kind.RESOLVED, alert))
          .toList();
    }

    private boolean isRecent(List<News> roots) {
      return roots.stream()
          .flatMap(news -> news.alert().resolvedAt().stream())
          .anyMatch(at -> now.isBefore(at.plus(LEFT)));
    }
  }

  /// Whoever was told of it beside its cause only has to hear of it when the cause is gone.
  private boolean isLeft(Alert alert) {
    return alert.beside() && alert.state() == AlertState.OPEN && !held.test(alert);
  }

  private static News alone(Alert alert) {
    return new News(Kind.RAISED, new AlertDraft(alert).follows("", false).alert());
  }

  /// Those of which receivers may be told.
  private List<Alert> roots(AlertCause cause) {
    return cause.roots().stream().filter(held.negate()).toList();
  }

  private void tell(AlertCause cause, Ends ends) {
    var roots = roots(cause);
    var news =
        roots.stream()
            .filter(alert -> !ends.settled.contains(alert.id()))
            .flatMap(alert -> owedOfRoot(alert).stream())
            .toList();
    var following = cause.following().stream().flatMap(alert -> owed(alert).stream()).toList();
    boolean isUnknown = roots.isEmpty();
    boolean isTaken = roots.stream().allMatch(root -> root.state() == AlertState.ACKNOWLEDGED);
    var beside = new ArrayList<>(ends.quiet.getOrDefault(cause.id(), List.of()));
    for (News one : following) {
      if (isUnknown || (isTaken && isOwnReminder(one))) {
        together(List.of(one), List.of());
      } else {
        beside.add(one);
      }
    }
    if (!news.isEmpty()) {
      tellRoots(cause, news, beside);
      roots.stream()
          .filter(this::isLeft)
          .forEach(root -> left.put(Alert.checkOf(root.follows()), leading(news)));
    } else if (beside.stream().anyMatch(CauseTelling::isUrgent) && !isPausing(cause)) {
      tellMore(cause, roots, beside);
    }
  }

  private Optional<News> owedOfRoot(Alert alert) {
    return isLeft(alert)
        ? Optional.of(alone(alert))
        : owed(alert)
            .map(news -> new News(news.kind(), new AlertDraft(alert).follows("", false).alert()));
  }

  private static boolean isOwnReminder(News news) {
    return news.kind() == Kind.STILL_OPEN && !news.alert().beside();
  }

  /// What is told of a cause although there is nothing new of its roots.
  private static boolean isUrgent(News news) {
    var alert = news.alert();
    return news.kind() == Kind.RAISED
        || (news.kind() == Kind.SEVERITY_CHANGED
            && alert.severity().compareTo(Notified.knownSeverity(alert)) > 0);
  }

  private boolean isPausing(AlertCause cause) {
    return Stream.concat(cause.roots().stream(), cause.following().stream())
        .flatMap(alert -> alert.notifiedAt().stream())
        .anyMatch(at -> now.isBefore(at.plus(PAUSE)));
  }

  private void tellRoots(AlertCause cause, List<News> roots, List<News> news) {
    var owed = new HashSet<String>();
    news.forEach(one -> owed.add(one.alert().id()));
    var rest =
        cause.following().stream()
            .filter(alert -> !owed.contains(alert.id()) && !held.test(alert))
            .map(alert -> new News(Kind.STILL_OPEN, alert));
    var all =
        Stream.concat(news.stream(), rest)
            .map(one -> follows(one, cause, one.alert().notifiedAt().isEmpty()))
            .toList();
    var with = Optional.ofNullable(left.get(roots.getFirst().alert().checkId()));
    if (with.isPresent() && roots.stream().noneMatch(CauseTelling::isUrgent)) {
      beside(with.get(), Stream.concat(roots.stream(), all.stream()).toList());
    } else {
      together(roots, all);
    }
  }

  private void tellMore(AlertCause cause, List<Alert> roots, List<News> news) {
    var urgent = news.stream().filter(CauseTelling::isUrgent).toList();
    var known = roots.stream().limit(MOST_BESIDE).map(root -> new News(Kind.STILL_OPEN, root));
    var rest = news.stream().filter(one -> !urgent.contains(one));
    together(
        urgent.stream().map(one -> ofItsOwn(one, cause)).toList(),
        Stream.concat(known, rest.map(one -> follows(one, cause, false))).toList());
  }

  /// What has ended stays as it was told.
  private static News follows(News news, AlertCause cause, boolean aside) {
    var alert = news.alert();
    return news.kind() == Kind.RESOLVED
        ? news
        : new News(
            news.kind(),
            new AlertDraft(alert).follows(cause.id(), aside || alert.beside()).alert());
  }

  private static News ofItsOwn(News news, AlertCause cause) {
    return new News(news.kind(), new AlertDraft(news.alert()).follows(cause.id(), false).alert());
  }

  /// The worst of `main`, and those that are told alike, lead the notification that tells all.
  private void together(List<News> main, List<News> others) {
    var leading = leading(main);
    var message = messages.computeIfAbsent(leading, _ -> new Message());
    var rest = new ArrayList<News>();
    for (News news : main) {
      if (Key.of(news).equals(leading)) {
        message.alerts().put(news.alert().id(), told(news.alert()));
      } else {
        rest.add(news);
      }
    }
    rest.addAll(others);
    beside(leading, rest);
  }

  private static Key leading(List<News> main) {
    return Key.of(main.stream().min(Comparator.comparing(News::alert, Telling.WORST_FIRST)).get());
  }

  private void beside(Key leading, List<News> others) {
    var message = messages.computeIfAbsent(leading, _ -> new Message());
    for (News news : others) {
      boolean isTold = leading.kind() == Kind.STILL_OPEN || isNews(news);
      var alert = isTold ? told(news.alert()) : news.alert();
      message.others().put(alert.id(), new News(news.kind(), alert));
    }
  }

  private boolean isNews(News news) {
    return news.kind() != Kind.STILL_OPEN
        || notified.apply(news.alert()).owed(news.alert()).isPresent();
  }

  private Alert told(Alert alert) {
    var known = new AlertDraft(alert).toldAgain(now).alert();
    told.put(known.id(), known);
    return known;
  }

  /// Whether things happen right now, one soon after the other: more of it is waited for, though
  /// not for ever.
  private boolean isHappening(Collection<Alert> alerts) {
    var times =
        alerts.stream()
            .flatMap(alert -> owed(alert).stream())
            .map(CauseTelling::changedAt)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (times.isEmpty() || !now.isBefore(times.getFirst().plus(WAIT))) {
      return false;
    }
    var begin = times.getFirst();
    for (Instant at : times) {
      begin = begin.isBefore(at.plus(WAIT)) ? at : begin;
    }
    return now.isBefore(begin.plus(PAUSE));
  }

  private static Instant changedAt(News news) {
    var alert = news.alert();
    return switch (news.kind()) {
      case RAISED -> alert.notifiedAt().isPresent() ? Instant.EPOCH : at(alert.raisedAt());
      case RESOLVED -> at(alert.resolvedAt());
      case SEVERITY_CHANGED ->
          at(
              alert.trail().reversed().stream()
                  .filter(event -> event.kind() == AlertEvent.Kind.SEVERITY_CHANGED)
                  .map(AlertEvent::at)
                  .findFirst());
      case STILL_OPEN -> Instant.EPOCH;
    };
  }

  private static Instant at(Optional<Instant> instant) {
    return instant.orElse(Instant.EPOCH);
  }

  private List<Notification> notifications() {
    return messages.entrySet().stream()
        .map(entry -> notification(entry.getKey().kind(), entry.getValue()))
        .sorted(Telling.WORST_NOTIFICATION_FIRST)
        .toList();
  }

  private Notification notification(Kind kind, Message message) {
    var alerts = message.alerts().values().stream().sorted(Telling.WORST_FIRST).toList();
    var others =
        message.others().values().stream()
            .filter(news -> !message.alerts().containsKey(news.alert().id()))
            .sorted(NEWS_FIRST)
            .toList();
    var ids = Stream.concat(alerts.stream(), others.stream().map(News::alert)).map(Alert::id);
    var id = AlertIds.of(Stream.concat(Stream.of(kind.name(), now.toString()), ids).toList());
    var first = alerts.getFirst();
    var cause = OwnAlerts.isOfError(first) ? "" : cause(first);
    var worst = Notification.worst(kind, alerts, others);
    return new Notification(id, now, kind, checks.apply(first), worst, alerts, cause, others);
  }

  private static String cause(Alert alert) {
    return alert.follows().isEmpty() ? alert.cause() : alert.follows();
  }
}
