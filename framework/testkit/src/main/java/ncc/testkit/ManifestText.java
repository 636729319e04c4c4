package ncc.testkit;

import java.io.IOException;
import java.util.Locale;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Node;

/// `capture.yaml`: what whoever takes a capture notes beside the outputs of the commands.
final class ManifestText {
  private ManifestText() {}

  static void write(Capture capture, Appendable out) throws IOException {
    var cluster = capture.cluster();
    out.append("taken: ").append(capture.taken().toString()).append("\n");
    out.append("cluster: ").append(quoted(cluster.name())).append("\n");
    if (cluster.hypervisor().isPresent()) {
      var hypervisor = cluster.hypervisor().get().name().toLowerCase(Locale.ROOT).replace('_', '-');
      out.append("hypervisor: ").append(hypervisor).append("\n");
    }
    if (cluster.get(NgtLatestVersion.class).map(NgtLatestVersion::version).isPresent()) {
      var version = cluster.get(NgtLatestVersion.class).map(NgtLatestVersion::version).get().text();
      out.append("ngt-version: ").append(quoted(version)).append("\n");
    }
    if (!cluster.nodes().isEmpty()) {
      out.append("cvms:\n");
      for (Node node : cluster.nodes()) {
        out.append("  - ").append(quoted(node.cvmIp())).append("\n");
      }
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
