package ncc.notify.mail;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.notify.message.Connections;
import ncc.notify.message.Guidance;
import ncc.notify.message.PageLinks;
import ncc.notify.message.Words;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.run.CheckDescription;

/// What a mail says, in three forms. The worst alerts are listed; how many more there are is said,
/// and the attachment has them all.
///
/// @param notification whose names are hostile
record MailPage(Notification notification, PageLinks links) {
  private static final int SHOWN = 50;
  private static final int SHOWN_OTHERS = 20;
  private static final int LONGEST_NAME = 60;

  String subject() {
    return "[%s] %s: %s (%s)%s"
        .formatted(
            state(),
            Words.plain(first().title(), LONGEST_NAME),
            who(),
            Words.plain(notification.clusterName(), LONGEST_NAME),
            following());
  }

  private String following() {
    long number =
        notification.others().stream()
            .filter(news ->
                news.kind() != Notification.Kind.RESOLVED && !news.alert().follows().isEmpty())
            .count();
    return number == 0
        ? ""
        : ", %s that %s".formatted(counted((int) number), number == 1 ? "follows" : "follow");
  }

  /// What happened, in a word or two.
  private String state() {
    return switch (notification.kind()) {
      case RAISED -> severity();
      case SEVERITY_CHANGED -> "now " + severity();
      case STILL_OPEN -> "still " + severity();
      case RESOLVED -> "RESOLVED";
    };
  }

  private String severity() {
    return notification.severity().name();
  }

  private String who() {
    return total() == 1
        ? Words.plain(first().subject().name(), LONGEST_NAME)
        : "%s %s%ss"
            .formatted(counted(total()), isMore() ? "more " : "", first().subject().kind().label());
  }

  /// Whether they join what follows from a cause that was told before.
  private boolean isMore() {
    return notification.kind() == Notification.Kind.RAISED
        && notification.alerts().stream().noneMatch(alert -> alert.follows().isEmpty());
  }

  private static String counted(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private Alert first() {
    return notification.alerts().getFirst();
  }

  private int total() {
    return notification.alerts().size();
  }

  private List<Alert> shown() {
    return notification.alerts().subList(0, Math.min(SHOWN, total()));
  }

  String text() {
    var check = notification.check();
    var text = new StringBuilder();
    line(text, state() + ": " + Words.plain(first().title()));
    line(text, "Cluster " + Words.plain(notification.clusterName()) + ": " + who());
    line(text, "At " + notification.at());
    line(text, "");
    shown().forEach(alert -> line(text, listed(alert)));
    if (total() > SHOWN) {
      line(text, more(total() - SHOWN));
    }
    Connections.of(notification).forEach(one -> connections(text, one));
    var guidance = guidance();
    section(text, "Impact", List.of(guidance.impact()));
    section(text, "Causes", guidance.causes());
    section(text, "What to do", guidance.resolutions());
    if (!see().isEmpty()) {
      section(text, "See", see());
    }
    line(text, "");
    line(text, "-- ");
    line(text, origin(check));
    return text.toString();
  }

  private void connections(StringBuilder text, Connections some) {
    line(text, "");
    line(text, "%s (%s):".formatted(some.title(), counted(some.alerts().size())));
    shown(some).forEach(alert -> line(text, listed(alert)));
    int more = some.alerts().size() - shown(some).size();
    if (more > 0) {
      line(text, more(more));
    }
  }

  private static List<Alert> shown(Connections some) {
    return some.alerts().subList(0, Math.min(SHOWN_OTHERS, some.alerts().size()));
  }

  private static String more(int number) {
    return counted(number) + (number == 1 ? " more is" : " more are") + " in the attached file.";
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    line(text, "");
    line(text, title + ":");
    lines.forEach(one -> line(text, "  " + Words.plain(one)));
  }

  private Guidance guidance() {
    return Guidance.of(notification.check(), notification.alerts());
  }

  private String subjectOf(Alert alert) {
    return alert.subject().kind().label() + " " + Words.plain(alert.subject().name());
  }

  private String listed(Alert alert) {
    return "- %s: %s (finding %s)".formatted(subjectOf(alert), said(alert), alert.finding());
  }

  private static String said(Alert alert) {
    var message = Words.plain(alert.message());
    var detail = alert.detail().isEmpty() ? "" : " - " + Words.plain(alert.detail());
    return message
        + detail
        + (alert.flapping() ? " (it comes and goes)" : "")
        + alert.resolution().map(how -> " (" + Words.word(how).replace('_', ' ') + ")").orElse("");
  }

  private String origin(CheckDescription check) {
    var cause = notification.cause().isEmpty() ? "" : ", cause " + notification.cause();
    return "ncc, %s, check %s%s, notification %s"
        .formatted(notification.alertId(), check.id(), cause, notification.id());
  }

  String html() {
    var html = new StringWriter();
    try {
      Templates.mail().process(model(), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
    return html.toString();
  }

  private Map<String, Object> model() {
    var check = notification.check();
    var guidance = guidance();
    return Map.ofEntries(
        Map.entry("tone", isOver() ? "resolved" : Words.word(notification.severity())),
        Map.entry("state", state()),
        Map.entry("title", Words.plain(first().title())),
        Map.entry("cluster", Words.plain(notification.clusterName())),
        Map.entry("who", who()),
        Map.entry("at", notification.at().toString()),
        Map.entry("rows", shown().stream().map(this::row).toList()),
        Map.entry("more", Math.max(0, total() - SHOWN)),
        Map.entry("sections", Connections.of(notification).stream().map(this::section).toList()),
        Map.entry("impact", guidance.impact()),
        Map.entry("causes", guidance.causes()),
        Map.entry("resolutions", guidance.resolutions().stream().map(Words::plain).toList()),
        Map.entry("links", see()),
        Map.entry("origin", origin(check)));
  }

  private List<String> see() {
    return Stream.of(
            links.to(notification), links.toCause(notification), notification.check().kbLink())
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private boolean isOver() {
    return notification.kind() == Notification.Kind.RESOLVED;
  }

  private Map<String, Object> section(Connections some) {
    int more = some.alerts().size() - shown(some).size();
    return Map.of(
        "title", some.title(),
        "total", some.alerts().size(),
        "rows", shown(some).stream().map(this::row).toList(),
        "more", more == 0 ? "" : more(more));
  }

  private Map<String, String> row(Alert alert) {
    return Map.of(
        "severity", alert.severity().name(),
        "tone", alert.state().isResolved() ? "resolved" : Words.word(alert.severity()),
        "subject", subjectOf(alert),
        "link", links.to(alert).orElse(""),
        "said", said(alert),
        "finding", alert.finding());
  }
}
