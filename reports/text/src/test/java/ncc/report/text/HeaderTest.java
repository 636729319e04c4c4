package ncc.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;

class HeaderTest {
  private static final Instant START = Instant.parse("2026-03-05T23:38:28.9Z");

  @Test
  void showsEveryFactOfClusterAndNode() throws IOException {
    var node =
        new Node(
            "192.0.2.61",
            Optional.of("3"),
            Optional.of("192.0.2.71"),
            Optional.of("Nutanix 20230302.1"),
            Optional.of("192.0.2.81"),
            Optional.of("SN0001"),
            Optional.of("NX-1065-G8"),
            Optional.of("A"),
            Optional.of("BN0001"));

    assertThat(header(cluster("ncc-5.1.1", node)))
        .isEqualTo(
            """
            ####################################################
            # TIMESTAMP : Thu Mar  5 23:38:28 2026 (UTC +0000) #
            ####################################################
            Cluster Name: tokyo-01
            Cluster Id: 42
            Cluster UUID: 0005f2fb-0000-0000-0000-000000000001
            Cluster Version: 6.10.1
            NCC Version: 5.1.1
                CVM ID(Svmid)            : 3
                CVM external IP          : 192.0.2.61
                Hypervisor IP            : 192.0.2.71
                Hypervisor version       : Nutanix 20230302.1
                IPMI IP                  : 192.0.2.81
                Node serial              : SN0001
                Model                    : NX-1065-G8
                Node Position            : A
                Block S/N                : BN0001
            """);
  }

  @Test
  void whatIsNotKnownIsUnknownAndNothingIsInvented() throws IOException {
    assertThat(header(Cluster.named("tokyo-01")))
        .isEqualTo(
            """
            ####################################################
            # TIMESTAMP : Thu Mar  5 23:38:28 2026 (UTC +0000) #
            ####################################################
            Cluster Name: tokyo-01
            Cluster Id: unknown
            Cluster UUID: unknown
            Cluster Version: unknown
            NCC Version: unknown
                CVM ID(Svmid)            : unknown
                CVM external IP          : unknown
                Hypervisor IP            : unknown
                Hypervisor version       : unknown
                IPMI IP                  : unknown
                Node serial              : unknown
                Model                    : unknown
                Node Position            : unknown
                Block S/N                : unknown
            """);
  }

  @Test
  void anNccVersionWithoutThePrefixStays() throws IOException {
    assertThat(header(cluster("4.6.1-8fb17d57"))).contains("\nNCC Version: 4.6.1-8fb17d57\n");
  }

  private static String header(Cluster cluster) throws IOException {
    var out = new StringBuilder();
    new Header(START, cluster).write(new Lines(out));
    return out.toString();
  }

  private static Cluster cluster(String nccVersion, Node... nodes) {
    return new Cluster(
        "tokyo-01",
        Optional.of(UUID.fromString("0005f2fb-0000-0000-0000-000000000001")),
        Optional.of("42"),
        Facts.known(
            Version.parse("6.10.1").map(AosVersion::new),
            Optional.of(nccVersion).map(NccVersion::new),
            Optional.of("192.0.2.50").map(VirtualIp::new),
            Nodes.of(List.of(nodes))));
  }
}
