package ncc.notify.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import ncc.notify.setting.SettingFaults;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// What may be set of every receiver that is posted to.
public final class HttpSettings {
  static final String CONNECT_TIMEOUT = "connect-timeout";
  static final String TIMEOUT = "timeout";

  public static final List<Setting> ALL =
      List.of(
          Setting.of("token", Setting.Kind.SECRET, "Sent as `Authorization: Bearer`."),
          Setting.of("username", Setting.Kind.TEXT, "Who posts, by basic authentication."),
          Setting.of("password", Setting.Kind.SECRET, "The password of that user."),
          Setting.of(
              "ca-file",
              Setting.Kind.FILE,
              "PEM certificates to trust in place of those the Java runtime trusts."),
          Setting.of(
              CONNECT_TIMEOUT, Setting.Kind.DURATION, "5s", "How long to wait for a connection."),
          Setting.of(TIMEOUT, Setting.Kind.DURATION, "20s", "How long to wait for an answer."));

  private static final String URL = "a URL such as https://alerts.example/ncc, without a password";

  private HttpSettings() {}

  /// What is wrong with [#ALL], and with the URLs to post to, which `name` holds.
  public static SettingFaults faults(Settings settings, String name) {
    var faults =
        new SettingFaults(settings)
            .required(name, URL)
            .credentials()
            .positiveTime(CONNECT_TIMEOUT)
            .positiveTime(TIMEOUT);
    urls(faults, settings, name);
    boolean isKnownThere =
        settings.secret("token").isPresent() || settings.secret("password").isPresent();
    settings.list(name).stream()
        .filter(text -> isKnownThere && isUrl(text) && isInTheClear(URI.create(text)))
        .forEach(text ->
            faults.expect(
                false,
                "%s: %s would send the token or password in the clear; expected https"
                    .formatted(name, Posting.origin(URI.create(text)))));
    return faults;
  }

  /// To another machine: what stays on this one is heard by nobody.
  private static boolean isInTheClear(URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT);
    return "http".equalsIgnoreCase(uri.getScheme())
        && !host.equals("localhost")
        && !host.equals("[::1]")
        && !host.matches("127(\\.\\d{1,3}){3}");
  }

  /// What is no URL may be a URL with a password in it: it is not repeated.
  public static SettingFaults urls(SettingFaults faults, Settings settings, String name) {
    settings.list(name).stream()
        .filter(text -> !isUrl(text))
        .forEach(_ -> faults.expect(false, name + ": expected " + URL));
    return faults;
  }

  private static boolean isUrl(String text) {
    try {
      var uri = new URI(text);
      return isHttp(uri)
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static boolean isHttp(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
  }
}
