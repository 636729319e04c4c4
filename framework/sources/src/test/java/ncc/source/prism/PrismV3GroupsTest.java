package ncc.source.prism;

import static ncc.source.partial.Texts.A;
import static ncc.source.partial.Texts.B;
import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static ncc.source.partial.Texts.ngt;
import static ncc.source.partial.Texts.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrismV3GroupsTest {
  private static final UUID EAST = UUID.fromString("00061111-2222-3333-4444-00000000000e");
  private static final Map<String, String> ALL =
      Map.of(
          "vm_name", "payroll",
          "power_state", "on",
          "ngt.enabled", "1",
          "ngt.installed_version", "4.0",
          "ngt.cluster_version", "4.1.1",
          "ngt.communication_active", "true",
          "ngt.communication_over_serial_port_active", "0",
          "ngt.communication_type", "kFallbackToIP",
          "ngt.iso_mounted", "false",
          "ngt.guest_os", "Rocky Linux 9");
  private static final Map<String, String> NONE =
      ALL.keySet().stream().collect(Collectors.toMap(name -> name, _ -> ""));

  @Test
  void readsEveryFactOfAVm() {
    var inventory = readOne(answer(2, entity(A, ALL), entity(B, NONE)));
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, PrismV3Groups.FACTS, Part.Roster.EVERY_VM, 2, true));
    assertThat(vm(inventory, A).power()).contains(PowerState.ON);
    assertThat(ngt(inventory, A))
        .isEqualTo(
            Facts.known(
                Optional.of(true).map(NgtEnabled::new),
                Version.parse("4.0").map(NgtInstalledVersion::new),
                Version.parse("4.1.1").map(NgtLatestVersion::new),
                Optional.of(true).map(NgtLink::new),
                Optional.of(CommunicationType.FALLBACK_TO_IP).map(NgtCommunication::new),
                Optional.of(false).map(NgtSerialLink::new),
                Optional.of(false).map(NgtIsoMounted::new),
                Optional.of("Rocky Linux 9").map(GuestOs::new)));
    assertThat(vm(inventory, B).has(NgtRegistration.class)).isFalse();
    assertThat(vm(inventory, B).name()).isEqualTo(B.toString());
  }

  @ParameterizedTest
  @CsvSource({"1, true", "true, true", "0, false", "false, false"})
  void bothSpellingsOfTruthAreRead(String text, boolean value) {
    var inventory = readOne(answer(1, entity(A, Map.of("ngt.communication_active", text))));
    assertThat(ngt(inventory, A).get(NgtLink.class).map(NgtLink::active)).contains(value);
  }

  @Test
  void itCanKnowWhatItWasAskedFor() {
    var inventory = readOne(answer(1, entity(A, Map.of("ngt.enabled", "1"))));
    assertThat(inventory.canKnow(FactType.of(NgtEnabled.class))).isTrue();
    assertThat(inventory.canKnow(FactType.of(NgtLink.class))).isFalse();
  }

  @Test
  void anAnswerThatWasNotAskedForNgtListsNoNgtVms() {
    var inventory = readOne(answer(1, entity(A, Map.of("vm_name", "x", "power_state", "off"))));
    assertThat(inventory.parts()).extracting(Part::roster).containsExactly(Part.Roster.SOME);
    assertThat(vm(inventory, A).power()).contains(PowerState.OFF);
  }

  @Test
  void aDeletedRegistrationIsNone() {
    var inventory =
        readOne(answer(1, entity(A, Map.of("ngt.enabled", "1", "ngt.is_deleted", "1"))));
    assertThat(vm(inventory, A).has(NgtRegistration.class)).isFalse();
  }

  @Test
  void controllerVmsAreNoGuestVms() {
    var inventory =
        readOne(answer(2, entity(A, Map.of("is_cvm", "1")), entity(B, Map.of("is_cvm", "0"))));
    assertThat(inventory.vms()).hasSize(1);
    assertThat(inventory.caveats()).isEmpty();
  }

  @Test
  void eachClusterHasItsOwnInventory() {
    var inventories =
        PrismV3Groups.read(
            in(
                answer(
                    2,
                    entity(A, Map.of("cluster", EAST.toString(), "ngt.enabled", "1")),
                    entity(B, Map.of("cluster", "", "ngt.enabled", "1")))),
            ORIGIN);
    assertThat(inventories)
        .extracting(inventory -> inventory.cluster().uuid())
        .containsExactly(Optional.of(EAST), Optional.empty());
  }

  @Test
  void fewerVmsThanItCountsAreNotAll() {
    assertThat(readOne(answer(3, entity(A, ALL), entity(B, ALL))).whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains("it holds 2 of the 3 that Prism has: pages are missing");
    assertThat(readOne(answer(2, entity(A, ALL), entity(A, ALL))).whyVmsMayBeMissing()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"group_results\": [{\"entity_results\": [{"})
  void anAnswerThatIsNoneIsDamaged(String text) {
    assertThat(readOne(text).whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void aValueThatCannotBeReadIsLostForThatVm() {
    var inventory = readOne(answer(1, entity(A, Map.of("ngt.installed_version", "new"))));
    assertThat(inventory.whyMissing(FactType.of(NgtInstalledVersion.class), vm(inventory, A)))
        .isPresent();
  }

  private static String entity(UUID uuid, Map<String, String> attributes) {
    var data =
        attributes.entrySet().stream()
            .map(attribute -> attribute(attribute.getKey(), attribute.getValue()))
            .collect(Collectors.joining(","));
    return "{\"entity_id\": \"" + uuid + "\", \"data\": [" + data + "]}";
  }

  private static String attribute(String name, String value) {
    var values =
        value.isEmpty() ? "[]" : "[{\"values\": [\"" + value + "\"], \"time\": 1790000000000000}]";
    return "{\"name\": \"" + name + "\", \"values\": " + values + "}";
  }

  private static String answer(int total, String... entities) {
    return """
    {"entity_type": "mh_vm", "filtered_entity_count": %d, "total_entity_count": 99,
     "group_results": [{"entity_results": [%s]}]}
    """
        .formatted(total, String.join(",", entities));
  }

  private static Inventory readOne(String text) {
    List<Inventory> read = PrismV3Groups.read(in(text), ORIGIN);
    assertThat(read).hasSize(1);
    return read.getFirst();
  }
}
