package ncc.source.prism;

import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismV3ClustersTest {
  private static final String EAST =
      """
      {
        "status": {
          "state": "COMPLETE",
          "name": "east",
          "resources": {
            "nodes": {
              "hypervisor_server_list": [
                {"ip": "198.51.100.21", "version": "el6.nutanix.1", "type": "AHV"},
                {"ip": "127.0.0.1", "version": "", "type": "HYPERV"}
              ]
            },
            "config": {
              "software_map": {
                "NCC": {"software_type": "NCC", "version": "ncc-3.7.0.2"},
                "NOS": {"software_type": "NOS", "version": "5.10.3.1"}
              },
              "service_list": ["AOS"],
              "build": {
                "version": "5.10",
                "full_version": "el7.3-release-euphrates-5.10.3.1-stable-0123abcd"
              }
            },
            "network": {
              "external_ip": "198.51.100.7",
              "external_data_services_ip": "198.51.100.8",
              "name_server_ip_list": ["192.0.2.53"]
            }
          }
        },
        "spec": {"name": "another name"},
        "metadata": {"kind": "cluster", "uuid": "00061111-2222-3333-4444-00000000000e"}
      }
      """;
  private static final String CENTRAL =
      """
      {
        "status": {
          "name": "Unnamed",
          "resources": {"config": {"service_list": ["PRISM_CENTRAL"]}}
        },
        "metadata": {"uuid": "00061111-2222-3333-4444-0000000000cc"}
      }
      """;

  private static String page(int total, String... entities) {
    return "{\"metadata\": {\"total_matches\": %d}, \"entities\": [%s]}"
        .formatted(total, String.join(",", entities));
  }

  private static List<Inventory> read(String text) {
    var clusters = new PrismV3Clusters(ORIGIN);
    clusters.page(in(text), ORIGIN.name());
    return clusters.inventories();
  }

  @Test
  void everythingOfAClusterIsRead() {
    var read = read(page(2, CENTRAL, EAST));

    assertThat(read).hasSize(1);
    var cluster = read.getFirst().cluster();
    assertThat(cluster.name()).isEqualTo("east");
    assertThat(cluster.uuid()).contains(UUID.fromString("00061111-2222-3333-4444-00000000000e"));
    assertThat(cluster.get(AosVersion.class).map(AosVersion::version))
        .isEqualTo(Version.parse("5.10.3.1"));
    assertThat(cluster.get(NccVersion.class).map(NccVersion::version)).contains("ncc-3.7.0.2");
    assertThat(cluster.hypervisor()).contains(Hypervisor.AHV);
    assertThat(cluster.vip()).contains("198.51.100.7");
    assertThat(cluster.dsip()).contains("198.51.100.8");
    assertThat(read.getFirst().isComplete()).isTrue();
    assertThat(read.getFirst().canKnow(FactType.of(Nodes.class))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"AHV, AHV", "ESX, ESXI", "something new, "})
  void aHypervisorThatNobodyKnowsIsNotGuessed(String type, Hypervisor expected) {
    var read = read(page(1, EAST.replace("\"AHV\"", "\"" + type + "\"")));

    assertThat(read.getFirst().cluster().hypervisor()).isEqualTo(Optional.ofNullable(expected));
    assertThat(read.getFirst().isComplete()).isTrue();
  }

  @Test
  void aListThatHoldsFewerThanItSaysIsIncomplete() {
    var read = read(page(3, EAST, CENTRAL));

    assertThat(read).hasSize(2);
    assertThat(read.getLast().caveats())
        .extracting(Caveat::reason)
        .containsExactly("it holds 2 of the 3 that Prism has: pages are missing");
  }

  @Test
  void ofAClusterThatIsCutOffItsNameStays() {
    var text = page(1, EAST);
    var order = text.replace("\"status\"", "\"later\"").replace("\"spec\"", "\"status\"");
    var read = read(order.substring(0, order.indexOf("\"kind\": \"cluster\"")));

    assertThat(read).noneMatch(Inventory::isComplete);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|no list of `entities` stands in it",
        "[]|no list of `entities` stands in it",
        "{\"entities\": {}}|no list of `entities` stands in it",
        "{\"entities\": [|is no JSON from here on",
      })
  void whatIsNoListIsDamaged(String text, String reason) {
    var read = read(text == null ? "" : text);

    assertThat(read)
        .singleElement()
        .satisfies(one ->
            assertThat(one.caveats()).anyMatch(caveat -> caveat.reason().startsWith(reason)));
  }

  @Test
  void anAddressThatIsNoneIsLost() {
    var read = read(page(1, EAST.replace("198.51.100.7", "vip.example")));

    assertThat(read.getFirst().cluster().vip()).isEmpty();
    assertThat(read.getFirst().caveats())
        .anyMatch(caveat -> caveat.facts().contains(FactType.of(VirtualIp.class)));
  }
}
