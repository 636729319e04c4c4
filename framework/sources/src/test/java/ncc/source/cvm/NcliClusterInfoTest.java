package ncc.source.cvm;

import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NcliClusterInfoTest {
  private static final String INFO =
      """

          Cluster Id                : 00061111-2222-3333-4444-000000000000::1234567890123456789
          Cluster Uuid              : 00061111-2222-3333-4444-000000000000
          Cluster Name              : osaka: 07
          Cluster Version           : 6.8.1
          Cluster Full Version      : el8.5-release-fraser-6.8.1-stable-aaaa
          External IP address       : 198.51.100.7
          Node Count                : 4
          External Data Services... : 198.51.100.8
          Timezone                  : Asia/Tokyo
          NCC Version               : ncc-5.0.0
      """;

  @Test
  void readsWhatItTellsOfTheCluster() {
    var inventory = read(INFO);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, NcliClusterInfo.FACTS, Part.Roster.NONE, 0, true));
    assertThat(inventory.cluster())
        .isEqualTo(
            new Cluster(
                "osaka: 07",
                Optional.of(UUID.fromString("00061111-2222-3333-4444-000000000000")),
                Optional.of("1234567890123456789"),
                Facts.known(
                    Version.parse("6.8.1").map(AosVersion::new),
                    Optional.of("ncc-5.0.0").map(NccVersion::new),
                    Optional.of("198.51.100.7").map(VirtualIp::new),
                    Optional.of("198.51.100.8").map(DataServicesIp::new))));
  }

  @Test
  void addressesThatAreNotSetAreNoDamage() {
    var unset = INFO.replace(": 198.51.100.8", ":").replaceFirst(" +External IP.*\n", "");
    var inventory = read(unset);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.cluster().vip()).isEmpty();
    assertThat(inventory.cluster().dsip()).isEmpty();
  }

  @Test
  void theVersionIsFoundInTheFullOneWhenItCannotBeRead() {
    var inventory = read(INFO.replace(": 6.8.1\n", ": master\n"));
    assertThat(inventory.cluster().get(AosVersion.class).map(AosVersion::version))
        .isEqualTo(Version.parse("6.8.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, not set, VIP",
    "198.51.100.8, nasty.example:80/x, DSIP",
  })
  void whatIsNoAddressIsNeverOne(String address, String other, FactType fact) {
    var inventory = read(INFO.replace(address, other));
    assertThat(inventory.cluster().has(fact)).isFalse();
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.facts()).containsExactly(fact);
          assertThat(caveat.reason()).contains("'" + other + "'");
        });
  }

  @Test
  void halfAnAddressIsNoAddress() {
    var inventory = read(INFO.substring(0, INFO.indexOf("198.51.100.7") + 8));
    assertThat(inventory.cluster().vip()).isEmpty();
    assertThat(inventory.cluster().get(AosVersion.class).map(AosVersion::version))
        .isEqualTo(Version.parse("6.8.1"));
    assertThat(inventory.isComplete()).isFalse();
  }

  @Test
  void aTextThatEndsBeforeTheLastAddressIsCutOff() {
    var inventory = read(INFO.substring(0, INFO.indexOf("    External Data")));
    assertThat(inventory.caveats())
        .extracting(Caveat::kind, caveat -> caveat.where() + ": " + caveat.reason())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Caveat.Kind.FACT_LOST,
                "osaka-07/list.txt:8: no line 'External Data Services...' stands in it"));
  }

  @Test
  void prismCentralIsNoCluster() {
    var inventory = read(INFO.replace(": 6.8.1\n", ": pc.2024.3\n"));
    assertThat(inventory.cluster()).isEqualTo(Cluster.named(""));
    assertThat(inventory.isComplete()).isFalse();
  }

  @Test
  void anEmptyTextIsDamaged() {
    assertThat(read("").caveats()).extracting(Caveat::reason).containsExactly("it is empty");
  }

  private static Inventory read(String text) {
    return NcliClusterInfo.read(in(text), ORIGIN);
  }
}
