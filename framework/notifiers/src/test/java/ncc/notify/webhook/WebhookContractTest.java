package ncc.notify.webhook;

import java.util.List;
import java.util.Map;
import ncc.notify.Samples;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Settings;
import ncc.testkit.NotifierContract;

class WebhookContractTest implements NotifierContract {
  @Override
  public Notifier notifier() {
    return new WebhookNotifier();
  }

  /// Port 1, where nothing listens.
  @Override
  public Settings unreachable() {
    return Samples.settings(notifier(), Map.of("url", List.of("http://127.0.0.1:1/")));
  }

  @Override
  public Notification notification() {
    return Samples.raised("web-01");
  }
}
