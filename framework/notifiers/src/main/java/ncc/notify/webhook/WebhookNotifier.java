package ncc.notify.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ncc.notify.http.HttpSettings;
import ncc.notify.http.Posting;
import ncc.notify.message.NotificationJson;
import ncc.notify.message.PageLinks;
import ncc.notify.setting.Revealed;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// Posts a notification as JSON to a URL. With a `secret` it is signed, so that the receiver knows
/// who sent it and when: see [Signature].
public final class WebhookNotifier implements Notifier {
  private static final String URL = "url";
  private static final String SECRET = "secret";
  private static final String MAX_ALERTS = "max-alerts";

  private static final List<Setting> OWN =
      List.of(
          Setting.of(URL, Setting.Kind.TEXT, "Where to post to."),
          Setting.of(SECRET, Setting.Kind.SECRET, "Signs what is posted, with HMAC-SHA256."),
          Setting.of(
              MAX_ALERTS,
              Setting.Kind.NUMBER,
              "1000",
              "How many alerts to list; `left_out` counts the others."),
          PageLinks.SETTING);

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public List<Setting> settings() {
    return Stream.concat(OWN.stream(), HttpSettings.ALL.stream()).toList();
  }

  @Override
  public List<String> faults(Settings settings) {
    var faults = HttpSettings.faults(settings, URL).positive(MAX_ALERTS);
    return HttpSettings.urls(faults, settings, PageLinks.EXTERNAL_URL).all();
  }

  @Override
  public void deliver(Notification notification, Settings settings, Instant now)
      throws DeliveryException {
    var json =
        NotificationJson.of(notification, settings.number(MAX_ALERTS), PageLinks.of(settings));
    try (var posting = Posting.open(settings)) {
      posting.post(
          URI.create(settings.text(URL).orElseThrow()),
          json,
          headers(notification, json, settings, now),
          now);
    }
  }

  private static Map<String, String> headers(
      Notification notification, byte[] json, Settings settings, Instant now)
      throws DeliveryException {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Ncc-Notification", notification.id());
    var secret = Revealed.of(settings, SECRET);
    if (secret.isPresent()) {
      var signature = Signature.of(secret.get(), now, json);
      headers.put("X-Ncc-Timestamp", Long.toString(signature.seconds()));
      headers.put("X-Ncc-Signature", signature.header());
    }
    return headers;
  }
}
