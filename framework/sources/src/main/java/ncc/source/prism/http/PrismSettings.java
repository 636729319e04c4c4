package ncc.source.prism.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;

/// What may be set of a Prism.
public final class PrismSettings {
  static final String RATE = "requests-per-second";
  static final String TIMEOUT = "timeout";
  static final String CONNECT_TIMEOUT = "connect-timeout";

  private static final Setting API_KEY =
      Setting.of(
          "api-key",
          Setting.Kind.SECRET,
          "An API key, sent as X-ntnx-api-key in place of user and password.");

  /// Of every Prism.
  public static final List<Setting> ELEMENT =
      List.of(
          Setting.of("username", Setting.Kind.TEXT, "Who asks, where the URI does not say."),
          Setting.of("password", Setting.Kind.SECRET, "The password of that user."),
          Setting.of(
              "ca-file",
              Setting.Kind.FILE,
              "PEM certificates to trust in place of those the Java runtime trusts."),
          Setting.of(
              "pin-sha256",
              Setting.Kind.LIST,
              "Fingerprints of the server's certificate, as `ncc trust` prints them: trusts these"
                  + " and no other, whatever their name."),
          Setting.of(
              RATE, Setting.Kind.NUMBER, "30", "Requests a second, or fewer if Prism says so."),
          Setting.of(
              CONNECT_TIMEOUT, Setting.Kind.DURATION, "5s", "How long to wait for a connection."),
          Setting.of(TIMEOUT, Setting.Kind.DURATION, "30s", "How long to wait for an answer."));

  /// Of Prism Central.
  public static final List<Setting> CENTRAL =
      Stream.concat(ELEMENT.stream(), Stream.of(API_KEY)).toList();

  private PrismSettings() {}

  static int positive(Settings settings, String name) throws SourceException {
    int number = settings.number(name);
    if (number < 1) {
      throw new SourceException(name + ": expected at least 1, but is " + number);
    }
    return number;
  }

  static Duration positiveTime(Settings settings, String name) throws SourceException {
    var time = settings.duration(name);
    if (!time.isPositive()) {
      throw new SourceException(name + ": expected more than 0s");
    }
    return time;
  }
}
