package ncc.source.prism;

import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismV4ClustersTest {
  private static final String PAGE =
      """
      {
        "data": [
          {
            "extId": "00061111-2222-3333-4444-00000000000e",
            "vmCount": 37,
            "name": "east",
            "nodes": {
              "numberOfNodes": 2,
              "nodeList": [
                {
                  "controllerVmIp": {"ipv4": {"value": "198.51.100.11", "prefixLength": 32}},
                  "hostIp": {"ipv4": {"value": "198.51.100.21"}}
                },
                {"controllerVmIp": {"ipv6": {"value": "2001:db8::12"}}}
              ]
            },
            "config": {
              "incarnationId": 1745845778609296,
              "hypervisorTypes": ["AHV"],
              "clusterSoftwareMap": [
                {"softwareType": "NCC", "version": "ncc-5.1.1"},
                {"softwareType": "NOS", "version": "el8.5-release-ganges-7.0.1-stable-abc"}
              ],
              "buildInfo": {
                "version": "7.0",
                "fullVersion": "el8.5-release-ganges-7.0.1-stable-abc"
              },
              "clusterFunction": ["AOS"]
            },
            "network": {
              "externalAddress": {"ipv4": {"value": "198.51.100.7"}},
              "externalDataServiceIp": {"$objectType": "common.v1.config.IPAddress"},
              "nameServerIpList": [{"ipv4": {"value": "192.0.2.53"}}]
            }
          },
          {
            "extId": "00061111-2222-3333-4444-00000000000f",
            "name": "Unnamed",
            "config": {"clusterFunction": ["PRISM_CENTRAL"], "hypervisorTypes": ["$UNKNOWN"]}
          }
        ],
        "metadata": {"totalAvailableResults": 2}
      }
      """;

  @Test
  void readsWhatItTellsOfACluster() {
    var inventory = readOne(PAGE);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, PrismV4Clusters.FACTS, Part.Roster.NONE, 37, true));
    assertThat(inventory.cluster())
        .isEqualTo(
            new Cluster(
                "east",
                Optional.of(UUID.fromString("00061111-2222-3333-4444-00000000000e")),
                Optional.of("1745845778609296"),
                Facts.known(
                    Version.parse("7.0.1").map(AosVersion::new),
                    Optional.of("ncc-5.1.1").map(NccVersion::new),
                    Optional.of(Hypervisor.AHV).map(ClusterHypervisor::new),
                    Optional.of("198.51.100.7").map(VirtualIp::new),
                    Nodes.of(
                        List.of(
                            Node.at("198.51.100.11", Optional.of("198.51.100.21")),
                            Node.at("2001:db8::12", Optional.empty()))))));
  }

  @Test
  void prismCentralAloneIsNoCluster() {
    var inventory = readOne(PAGE.replace("[\"AOS\"]", "[\"PRISM_CENTRAL\"]"));
    assertThat(inventory.cluster()).isEqualTo(Cluster.named(""));
    assertThat(inventory.caveats()).extracting(Caveat::kind).containsExactly(Caveat.Kind.NOTE);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, vip.example, VIP",
    "\"AHV\", \"XEN\", HYPERVISOR",
    "2001:db8::12, cvm-b, NODES",
  })
  void aValueThatCannotBeReadIsALostFact(String good, String bad, FactType fact) {
    assertThat(readOne(PAGE.replace(good, bad)).caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.facts()).containsExactly(fact);
          assertThat(caveat.where()).isEqualTo("osaka-07/list.txt:3");
        });
  }

  @Test
  void whatWasReadBeforeTheTextIsCutOffIsUsed() {
    var inventories = read(PAGE.substring(0, PAGE.indexOf("\"network\"")));
    assertThat(inventories)
        .extracting(inventory -> inventory.cluster().name())
        .containsExactly("", "east");
    assertThat(inventories).noneMatch(Inventory::isComplete);
    assertThat(inventories.getLast().cluster().get(AosVersion.class).map(AosVersion::version))
        .isEqualTo(Version.parse("7.0.1"));
  }

  @Test
  void aMissingPageIsTold() {
    var inventories = read(PAGE.replace("Results\": 2", "Results\": 3"));
    assertThat(inventories).extracting(Inventory::isComplete).containsExactly(true, false);
  }

  @Test
  void anEmptyTextIsDamaged() {
    assertThat(readOne("").caveats()).extracting(Caveat::reason).containsExactly("it is empty");
  }

  private static Inventory readOne(String text) {
    assertThat(read(text)).hasSize(1);
    return read(text).getFirst();
  }

  private static List<Inventory> read(String text) {
    return PrismV4Clusters.read(in(text), ORIGIN);
  }
}
