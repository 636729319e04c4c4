package ncc.notify.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// Where the daemon's pages show what a notification is about.
///
/// @param site where people find the daemon; empty where nobody said
public record PageLinks(Optional<String> site) {
  public static final String EXTERNAL_URL = "external-url";

  /// Set by `web.external-url` where a notifier does not say otherwise.
  public static final Setting SETTING =
      Setting.of(
          EXTERNAL_URL,
          Setting.Kind.TEXT,
          "Where people find this ncc, for links; web.external-url unless set.");

  public static final PageLinks NONE = new PageLinks(Optional.empty());

  public static PageLinks of(Settings settings) {
    return new PageLinks(settings.text(EXTERNAL_URL).map(url -> url.replaceFirst("/+$", "")));
  }

  public Optional<String> to(Alert alert) {
    return site.map(url -> url + "/alerts/" + encoded(alert.id()));
  }

  /// The page of its alert, or the list of all open ones of its check on its cluster.
  public Optional<String> to(Notification notification) {
    return notification.alerts().size() == 1
        ? to(notification.alerts().getFirst())
        : list(notification.check().id(), notification.clusterName());
  }

  /// The alerts of what lies behind it; empty where each finding is told.
  public Optional<String> toCause(Notification notification) {
    return notification.cause().isEmpty()
        ? Optional.empty()
        : list(Alert.checkOf(notification.cause()), notification.clusterName());
  }

  private Optional<String> list(String check, String cluster) {
    return site.map(
        url -> "%s/alerts?check=%s&cluster=%s".formatted(url, encoded(check), encoded(cluster)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(Words.encodable(text), UTF_8);
  }
}
