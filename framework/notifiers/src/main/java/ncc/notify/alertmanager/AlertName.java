package ncc.notify.alertmanager;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What an alert is called among those of Prometheus, where names are in camel case.
final class AlertName {
  private static final String PREFIX = "Ncc";

  private AlertName() {}

  /// `A600103` becomes `NccA600103`, `ngt_port_2074_check` becomes `NccNgtPort2074Check`.
  static String of(String alertId) {
    var name =
        Arrays.stream(alertId.split("[^A-Za-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return name.startsWith(PREFIX) ? name : PREFIX + name;
  }
}
