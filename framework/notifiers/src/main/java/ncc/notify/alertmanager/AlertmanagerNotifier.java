package ncc.notify.alertmanager;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.notify.http.HttpSettings;
import ncc.notify.http.Posting;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// Hands alerts to Prometheus Alertmanagers, API v2, which route them as they do Prometheus's own.
///
/// Every Alertmanager of a cluster has to be told, as its documentation says: they share silences
/// and notifications, not alerts. One that did not take them is a reason to tell all again, which
/// does no harm.
public final class AlertmanagerNotifier implements Notifier {
  private static final String URLS = "urls";
  private static final String HOLD = "hold";
  private static final String EXTERNAL_URL = "external-url";
  private static final int BATCH = 500;

  private static final List<Setting> OWN =
      List.of(
          Setting.of(
              URLS,
              Setting.Kind.LIST,
              "Every Alertmanager of the cluster, such as http://alertmanager.example:9093."),
          Setting.of(
              HOLD,
              Setting.Kind.DURATION,
              "25h",
              "How long an alert holds that is not renewed: longer than reminders take."),
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
    var faults = HttpSettings.faults(settings, URLS).positiveTime(HOLD);
    return HttpSettings.urls(faults, settings, EXTERNAL_URL).all();
  }

  @Override
  public void deliver(Notification notification, Settings settings, Instant now)
      throws DeliveryException {
    var alerts =
        new PostedAlerts(
                notification, now.plus(settings.duration(HOLD)), settings.text(EXTERNAL_URL))
            .all();
    try (var posting = Posting.open(settings)) {
      var failures = new ArrayList<DeliveryException>();
      for (String url : settings.list(URLS)) {
        tell(url, alerts, posting, now, failures);
      }
      judge(failures, settings.list(URLS).size());
    }
  }

  private static void tell(
      String url,
      List<PostedAlert> alerts,
      Posting posting,
      Instant now,
      List<DeliveryException> failures) {
    var api = URI.create(url.replaceFirst("/+$", "") + "/api/v2/alerts");
    try {
      for (int from = 0; from < alerts.size(); from += BATCH) {
        var batch = alerts.subList(from, Math.min(from + BATCH, alerts.size()));
        posting.post(api, PostedAlert.json(batch), Map.of(), now);
      }
    } catch (DeliveryException e) {
      failures.add(e);
    }
  }

  /// It is worth another try as long as one of them may take it yet.
  private static void judge(List<DeliveryException> failures, int total) throws DeliveryException {
    if (failures.isEmpty()) {
      return;
    }
    var reasons =
        failures.stream()
            .map(failure -> String.valueOf(failure.getMessage()))
            .collect(Collectors.joining("; "));
    var message =
        total == 1
            ? reasons
            : "%d of %d took it; %s".formatted(total - failures.size(), total, reasons);
    if (failures.stream().allMatch(DeliveryException::isFinal)) {
      throw DeliveryException.forGood(message, failures.getFirst());
    }
    throw DeliveryException.forNow(message, failures.getFirst());
  }
}
