package ncc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.engine.notify.Told.Telling;
import ncc.spi.notify.Notification;
import ncc.spi.setting.Settings;
import org.junit.jupiter.api.Test;

class RenewalsTest {
  /// Hears of renewals that failed.
  private static final class Failures implements DeliveryMonitor {
    final List<String> told = new ArrayList<>();

    @Override
    public void delivered(QueuedDelivery delivery) {}

    @Override
    public void failed(QueuedDelivery delivery, String reason, boolean dead) {}

    @Override
    public void renewalFailed(String receiver, String reason) {
      told.add(receiver + ": " + reason);
    }

    @Override
    public void queueFailed(RuntimeException failure) {}
  }

  private record Forgetful(boolean isBroken) implements Telling {
    @Override
    public void deliver(Notification notification, Instant now) {}

    @Override
    public Optional<Duration> renewal(Settings settings) {
      if (isBroken) {
        throw new IllegalStateException("boom\n");
      }
      return Optional.of(Duration.ofMinutes(1));
    }
  }

  @Test
  void oneThatFailsWhenItIsAskedHoldsUpNoOther() {
    var failures = new Failures();
    var routes =
        new Routes(
            List.of(
                Told.receiver("ill", new Forgetful(true)),
                Told.receiver("well", new Forgetful(false))));

    try (var renewals = new Renewals(Duration.ofSeconds(10), failures)) {
      assertThat(renewals.due(routes, Told.NOW)).extracting(Receiver::name).containsExactly("well");
    }
    assertThat(failures.told)
        .containsExactly(
            "ill: the notifier itself failed: java.lang.IllegalStateException: boom\ufffd");
  }
}
