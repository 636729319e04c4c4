package ncc.report.text;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Version;

/// NCC's head: the box with the time, the cluster, nine lines for each node. What no source told is
/// `unknown`; a cluster whose nodes are not known gets one block that says so.
record Header(Instant startedAt, Cluster cluster) {
  static final String UNKNOWN = "unknown";

  private static final String BOX = "#".repeat(52);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  void write(Lines lines) throws IOException {
    lines.add(BOX);
    lines.add("# TIMESTAMP : ", TIMESTAMP.format(startedAt), " (UTC +0000) #");
    lines.add(BOX);
    lines.add("Cluster Name: ", NccText.of(cluster.name()));
    lines.add("Cluster Id: ", shown(cluster.id()));
    lines.add("Cluster UUID: ", shown(cluster.uuid().map(UUID::toString)));
    lines.add(
        "Cluster Version: ",
        shown(cluster.get(AosVersion.class).map(AosVersion::version).map(Version::text)));
    lines.add(
        "NCC Version: ",
        shown(cluster.get(NccVersion.class).map(NccVersion::version).map(Header::withoutPrefix)));
    writeNodes(lines);
  }

  private void writeNodes(Lines lines) throws IOException {
    if (cluster.nodes().isEmpty()) {
      writeNode(Node.at(UNKNOWN, Optional.empty()), lines);
    }
    for (Node node : cluster.nodes()) {
      writeNode(node, lines);
    }
  }

  private static void writeNode(Node node, Lines lines) throws IOException {
    lines.add("    CVM ID(Svmid)            : ", shown(node.cvmId()));
    lines.add("    CVM external IP          : ", NccText.of(node.cvmIp()));
    lines.add("    Hypervisor IP            : ", shown(node.hypervisorIp()));
    lines.add("    Hypervisor version       : ", shown(node.hypervisorVersion()));
    lines.add("    IPMI IP                  : ", shown(node.ipmiIp()));
    lines.add("    Node serial              : ", shown(node.serial()));
    lines.add("    Model                    : ", shown(node.model()));
    lines.add("    Node Position            : ", shown(node.position()));
    lines.add("    Block S/N                : ", shown(node.blockSerial()));
  }

  private static String withoutPrefix(String nccVersion) {
    return nccVersion.startsWith("ncc-") ? nccVersion.substring(4) : nccVersion;
  }

  private static String shown(Optional<String> fact) {
    return fact.map(NccText::of).orElse(UNKNOWN);
  }
}
