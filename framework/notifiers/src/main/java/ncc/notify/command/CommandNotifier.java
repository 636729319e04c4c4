package ncc.notify.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.notify.http.HttpSettings;
import ncc.notify.message.NotificationJson;
import ncc.notify.message.PageLinks;
import ncc.notify.message.Words;
import ncc.notify.setting.SettingFaults;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// Runs a program that reads the webhook's JSON from its standard input. No shell is involved: what
/// somebody called a VM is never a part of a command.
public final class CommandNotifier implements Notifier {
  private static final String COMMAND = "command";
  private static final String TIMEOUT = "timeout";
  private static final String MAX_ALERTS = "max-alerts";

  @Override
  public String kind() {
    return "command";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of(
            COMMAND, Setting.Kind.LIST, "The program and its arguments; no shell looks at them."),
        Setting.of(TIMEOUT, Setting.Kind.DURATION, "30s", "How long it may take."),
        Setting.of(
            MAX_ALERTS,
            Setting.Kind.NUMBER,
            "1000",
            "How many alerts to list; `left_out` counts the others."),
        PageLinks.SETTING);
  }

  @Override
  public List<String> faults(Settings settings) {
    var faults = new SettingFaults(settings);
    var words = settings.list(COMMAND);
    return HttpSettings.urls(faults, settings, PageLinks.EXTERNAL_URL)
        .expect(
            !words.isEmpty() && !words.getFirst().isBlank(),
            "command is missing; expected a program and its arguments, such as"
                + " [/usr/local/bin/page, ops]")
        .positiveTime(TIMEOUT)
        .positive(MAX_ALERTS)
        .all();
  }

  @Override
  public void deliver(Notification notification, Settings settings, Instant now)
      throws DeliveryException {
    new Program(settings.list(COMMAND), variables(notification), settings.duration(TIMEOUT))
        .run(
            NotificationJson.of(notification, settings.number(MAX_ALERTS), PageLinks.of(settings)));
  }

  /// What short scripts need, on one line each.
  private static Map<String, String> variables(Notification notification) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("NCC_NOTIFICATION", notification.id());
    variables.put("NCC_KIND", Words.word(notification.kind()));
    variables.put("NCC_SEVERITY", Words.word(notification.severity()));
    variables.put("NCC_ALERT_ID", notification.alertId());
    variables.put("NCC_TITLE", notification.alerts().getFirst().title());
    variables.put("NCC_CLUSTER", notification.clusterName());
    variables.put("NCC_CHECK", notification.check().id());
    variables.put("NCC_TOTAL", Integer.toString(notification.alerts().size()));
    if (!notification.cause().isEmpty()) {
      variables.put("NCC_CAUSE", notification.cause());
      variables.put("NCC_OTHERS", Integer.toString(notification.others().size()));
    }
    variables.put("NCC_SUBJECT", notification.alerts().getFirst().subject().name());
    variables.put("NCC_MESSAGE", notification.alerts().getFirst().message());
    variables.replaceAll((_, value) -> Words.plain(value, 500));
    return variables;
  }
}
