package ncc.source.partial;

import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Version;

/// Reads the values of a cluster's facts. Empty means: cannot be read.
public final class ClusterValues {
  private static final Pattern INSIDE_FULL = Pattern.compile("-(\\d+(?:\\.\\d+)+)-");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private ClusterValues() {}

  /// The version inside a full one, such as 7.0.1 in `el8.5-release-ganges-7.0.1-stable-5987da`.
  public static Optional<Version> insideFullVersion(String full) {
    var match = INSIDE_FULL.matcher(full);
    return match.find() ? Version.parse(match.group(1)) : Optional.empty();
  }

  /// An IPv4 or IPv6 literal: nothing else is ever connected to.
  public static Optional<String> address(String text) {
    boolean isAddress = IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    return isAddress ? Optional.of(text) : Optional.empty();
  }

  /// As the APIs and people spell it.
  public static Optional<Hypervisor> hypervisor(String text) {
    return switch (text.toUpperCase(java.util.Locale.ROOT)) {
      case "AHV", "KAHV", "KKVM" -> Optional.of(Hypervisor.AHV);
      case "ESX", "ESXI", "KVMWARE" -> Optional.of(Hypervisor.ESXI);
      case "HYPERV", "HYPER_V", "HYPER-V", "KHYPERV" -> Optional.of(Hypervisor.HYPER_V);
      default -> Optional.empty();
    };
  }
}
