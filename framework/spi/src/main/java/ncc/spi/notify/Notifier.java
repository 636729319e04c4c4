package ncc.spi.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// A way to tell somebody of alerts. Stateless, found by [java.util.ServiceLoader], asked by
/// several threads at once.
///
/// It delivers one notification and says whether that worked. Trying again, waiting longer each
/// time, giving up where somebody can see it: that is the daemon's.
public interface Notifier {
  /// What it is asked for by in `ncc.yaml`, such as `webhook`: `[a-z][a-z0-9-]*`.
  String kind();

  /// What may be set, in the order to show it.
  List<Setting> settings();

  /// What is wrong with `settings` beyond what their kinds tell, such as that a URL is missing: a
  /// line each, which names the setting and what it accepts. Asked when a configuration is read;
  /// nothing is delivered with settings that have a fault. No secret is fetched for it.
  default List<String> faults(Settings settings) {
    return List.of();
  }

  /// Whom `settings` name, each of whom is told on its own: one that is dead, slow or refuses holds
  /// up no other. At least one; names are unique among them, stay the same while the settings do,
  /// and hold no secret. Asked with settings that have no fault.
  default List<Destination> destinations(Settings settings) {
    return List.of(new Destination("", settings));
  }

  /// Delivers `notification`. Names in it are hostile; escaping them is the notifier's duty. To
  /// deliver the same one twice must do no harm that a receiver could not tell by its id. An
  /// interrupted thread means that time is up.
  ///
  /// @param settings of one of the [#destinations]
  /// @param now when this try begins, which may be long after it happened
  /// @throws DeliveryException when it was not taken, or nobody can tell
  void deliver(Notification notification, Settings settings, Instant now) throws DeliveryException;

  /// How often a receiver has to be told of everything that is open, since it forgets what is not
  /// repeated; empty for one that remembers.
  default Optional<Duration> renewal(Settings settings) {
    return Optional.empty();
  }

  /// Tells a receiver that forgets what is open, whatever people asked for: it is not a reminder.
  /// Asked of notifiers that have a [#renewal] only.
  ///
  /// @param open all that it wants to know of; may be empty
  /// @param over as it was told before, and is no more: it has ended, or is open otherwise
  /// @throws DeliveryException when it was not taken, or nobody can tell; it is told again anyway
  default void renew(List<OpenAlert> open, List<OpenAlert> over, Settings settings, Instant now)
      throws DeliveryException {}
}
