package ncc.notify.mail;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ncc.notify.message.Guidance;
import ncc.notify.message.Words;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.run.CheckDescription;

/// What a mail says, in three forms. The worst alerts are listed; how many more there are is said,
/// and the attachment has them all.
///
/// @param notification whose names are hostile
record MailPage(Notification notification) {
  private static final int SHOWN = 50;
  private static final int LONGEST_NAME = 60;

  String subject() {
    return "[%s] %s: %s (%s)"
        .formatted(
            state(),
            Words.plain(first().title(), LONGEST_NAME),
            who(),
            Words.plain(notification.clusterName(), LONGEST_NAME));
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
        : "%s %ss".formatted(counted(total()), first().subject().kind().label());
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
    shown().forEach(alert -> line(text, "- " + subjectOf(alert) + ": " + said(alert)));
    if (total() > SHOWN) {
      line(
          text,
          counted(total() - SHOWN)
              + (total() - SHOWN == 1 ? " more is" : " more are")
              + " in the attached file.");
    }
    var guidance = guidance();
    section(text, "Impact", List.of(guidance.impact()));
    section(text, "Causes", guidance.causes());
    section(text, "What to do", guidance.resolutions());
    check.kbLink().ifPresent(link -> section(text, "See", List.of(link)));
    line(text, "");
    line(text, "-- ");
    line(text, origin(check));
    return text.toString();
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

  private static String said(Alert alert) {
    var message = Words.plain(alert.message());
    var detail = alert.detail().isEmpty() ? "" : " - " + Words.plain(alert.detail());
    return message
        + detail
        + (alert.flapping() ? " (it comes and goes)" : "")
        + alert.resolution().map(how -> " (" + Words.word(how).replace('_', ' ') + ")").orElse("");
  }

  private String origin(CheckDescription check) {
    return "ncc, %s, check %s, notification %s"
        .formatted(notification.alertId(), check.id(), notification.id());
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
        Map.entry("impact", guidance.impact()),
        Map.entry("causes", guidance.causes()),
        Map.entry("resolutions", guidance.resolutions().stream().map(Words::plain).toList()),
        Map.entry("links", check.kbLink().stream().toList()),
        Map.entry("origin", origin(check)));
  }

  private boolean isOver() {
    return notification.kind() == Notification.Kind.RESOLVED;
  }

  private Map<String, String> row(Alert alert) {
    return Map.of(
        "severity", alert.severity().name(),
        "tone", isOver() ? "resolved" : Words.word(alert.severity()),
        "subject", subjectOf(alert),
        "said", said(alert));
  }
}
