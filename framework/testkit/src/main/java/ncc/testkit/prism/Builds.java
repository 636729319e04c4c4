package ncc.testkit.prism;

import ncc.spi.inventory.AosVersion;
import ncc.testkit.GeneratedCluster;

/// Versions the ways Prism spells them.
final class Builds {
  static final String NCC = "ncc-5.1.1";
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /// Of Prism Central itself.
  static final String CENTRAL = "el8.5-release-fraser-2024.3.1.1-stable-" + COMMIT;

  private Builds() {}

  /// Such as `6.10.1`.
  static String version(GeneratedCluster cluster) {
    return cluster.facts().get(AosVersion.class).map(AosVersion::version).orElseThrow().toString();
  }

  /// The first two numbers, which is all that v4 gives beside the full version.
  static String shortVersion(GeneratedCluster cluster) {
    var parts = version(cluster).split("\\.", -1);
    return parts[0] + "." + parts[1];
  }

  static String full(GeneratedCluster cluster) {
    return "el8.5-release-fraser-" + version(cluster) + "-stable-" + COMMIT;
  }
}
