package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Settings;
import org.junit.jupiter.api.Test;

/// The manners of a notifier, whomever it tells: let your notifier's test implement this. What it
/// says is left to your own tests.
public interface NotifierContract {
  /// The notifier under test.
  Notifier notifier();

  /// Settings without a fault that lead to nobody, such as a port on which nothing listens.
  Settings unreachable();

  /// What to deliver.
  Notification notification();

  @Test
  default void saysWhatItIs() {
    assertThat(notifier().kind()).matches("[a-z][a-z0-9-]*");
    SettingsContract.requireKept(notifier().settings());
  }

  /// Nothing is delivered with settings that have one.
  @Test
  default void findsNoFaultInSettingsWithoutOne() {
    assertThat(notifier().faults(unreachable())).isEmpty();
  }

  /// Otherwise it would count as told.
  @Test
  default void saysWhenNobodyTookIt() {
    assertThatThrownBy(() -> notifier().deliver(notification(), unreachable(), SampleRuns.NOW))
        .isInstanceOf(DeliveryException.class)
        .satisfies(thrown -> assertThat(thrown.getMessage()).isNotBlank());
  }
}
