package ncc.notify.alertmanager;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.notify.http.HttpSettings;
import ncc.notify.http.Posting;
import ncc.notify.setting.EachOf;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Destination;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.notify.OpenAlert;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// Hands alerts to Prometheus Alertmanagers, API v2, which route them as they do Prometheus's own.
///
/// Every Alertmanager of a cluster has to be told, as its documentation says: they share silences
/// and notifications, not alerts. Each is a destination of its own.
public final class AlertmanagerNotifier implements Notifier {
  private static final String URLS = "urls";
  private static final String HOLD = "hold";
  private static final String EXTERNAL_URL = "external-url";
  private static final int BATCH = 500;

  /// Alertmanager forgets all of it when it is started again.
  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private static final List<Setting> OWN =
      List.of(
          Setting.of(
              URLS,
              Setting.Kind.LIST,
              "Every Alertmanager of the cluster, such as http://alertmanager.example:9093."),
          Setting.of(
              HOLD,
              Setting.Kind.DURATION,
              "15m",
              "How long an alert holds that is not renewed, which it is every minute."),
          Setting.of(
              EXTERNAL_URL,
              Setting.Kind.TEXT,
              "Where people find this ncc, linked as the source."));

  @Override
  public String kind() {
    return "alertmanager";
  }

  @Override
  public List<Setting> settings() {
    return Stream.concat(OWN.stream(), HttpSettings.ALL.stream()).toList();
  }

  @Override
  public List<String> faults(Settings settings) {
    var faults =
        HttpSettings.faults(settings, URLS)
            .expect(
                settings.duration(HOLD).compareTo(RENEWAL.multipliedBy(2)) >= 0,
                HOLD + ": expected at least 2m, since it is renewed every minute");
    return HttpSettings.urls(faults, settings, EXTERNAL_URL).all();
  }

  @Override
  public List<Destination> destinations(Settings settings) {
    return EachOf.setting(URLS, settings, url -> Posting.origin(URI.create(url)));
  }

  @Override
  public void deliver(Notification notification, Settings settings, Instant now)
      throws DeliveryException {
    post(posted(settings, now).of(notification), settings, now);
  }

  @Override
  public Optional<Duration> renewal(Settings settings) {
    return Optional.of(RENEWAL);
  }

  @Override
  public void renew(List<OpenAlert> open, List<OpenAlert> over, Settings settings, Instant now)
      throws DeliveryException {
    post(posted(settings, now).of(open, over), settings, now);
  }

  private static PostedAlerts posted(Settings settings, Instant now) {
    return new PostedAlerts(now, now.plus(settings.duration(HOLD)), settings.text(EXTERNAL_URL));
  }

  private static void post(List<PostedAlert> alerts, Settings settings, Instant now)
      throws DeliveryException {
    try (var posting = Posting.open(settings)) {
      for (String url : settings.list(URLS)) {
        post(url, alerts, posting, now);
      }
    }
  }

  private static void post(String url, List<PostedAlert> alerts, Posting posting, Instant now)
      throws DeliveryException {
    var api = URI.create(url.replaceFirst("/+$", "") + "/api/v2/alerts");
    for (int from = 0; from < alerts.size(); from += BATCH) {
      var batch = alerts.subList(from, Math.min(from + BATCH, alerts.size()));
      posting.post(api, PostedAlert.json(batch), Map.of(), now);
    }
  }
}
