package ncc.source.prism;

import static ncc.source.partial.Texts.A;
import static ncc.source.partial.Texts.B;
import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static ncc.source.partial.Texts.ngt;
import static ncc.source.partial.Texts.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrismV4VmsTest {
  private static final UUID EAST = UUID.fromString("00061111-2222-3333-4444-00000000000e");
  private static final UUID WEST = UUID.fromString("00061111-2222-3333-4444-00000000000f");
  private static final String PAGE =
      """
      {
        "data": [
          {
            "$objectType": "vmm.v4.ahv.config.Vm",
            "extId": "aaaaaaaa-0000-4000-8000-000000000001",
            "name": "payroll",
            "disks": [{"extId": "cccccccc-0000-4000-8000-000000000003", "name": "no VM"}],
            "cluster": {"extId": "00061111-2222-3333-4444-00000000000e"},
            "powerState": "ON",
            "guestTools": {
              "version": "4.2",
              "isInstalled": true,
              "isEnabled": true,
              "isIsoInserted": false,
              "capabilities": ["VSS_SNAPSHOT"],
              "availableVersion": "4.3",
              "guestOsVersion": "linux:64:Rocky Linux-9.5",
              "isReachable": true,
              "isCommunicationActiveOverSerialPort": true,
              "guestInfo": {"version": "no version"}
            }
          },
          {
            "extId": "bbbbbbbb-0000-4000-8000-000000000002",
            "name": "build",
            "cluster": {"extId": "00061111-2222-3333-4444-00000000000f"},
            "powerState": "PAUSED",
            "guestTools": null
          }
        ],
        "metadata": {
          "flags": [{"name": "hasError", "value": false}, {"name": "isPaginated", "value": true}],
          "totalAvailableResults": 2
        }
      }
      """;

  @Test
  void readsEveryFactOfAVm() {
    var inventory = read(PAGE).getFirst();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, PrismV4Vms.FACTS, Part.Roster.EVERY_VM, 1, true));
    assertThat(vm(inventory, A).name()).isEqualTo("payroll");
    assertThat(vm(inventory, A).power()).contains(PowerState.ON);
    assertThat(ngt(inventory, A))
        .isEqualTo(
            Facts.known(
                Optional.of(true).map(NgtEnabled::new),
                Version.parse("4.2").map(NgtInstalledVersion::new),
                Version.parse("4.3").map(NgtLatestVersion::new),
                Optional.of(true).map(NgtLink::new),
                Optional.of(true).map(NgtSerialLink::new),
                Optional.of(false).map(NgtIsoMounted::new),
                Optional.of("linux:64:Rocky Linux-9.5").map(GuestOs::new)));
  }

  @Test
  void eachClusterHasItsOwnInventory() {
    var inventories = read(PAGE);
    assertThat(inventories)
        .extracting(inventory -> inventory.cluster().uuid().orElseThrow())
        .containsExactly(EAST, WEST);
    assertThat(inventories.getLast().vms()).extracting(Vm::name).containsExactly("build");
  }

  @Test
  void aVmWithoutGuestToolsIsNotRegistered() {
    var build = vm(read(PAGE).getLast(), B);
    assertThat(build.has(NgtRegistration.class)).isFalse();
    assertThat(build.power()).contains(PowerState.PAUSED);
  }

  @Test
  void anAnswerOfV40CannotKnowTheSerialLink() {
    var inventory =
        read(PAGE.replaceAll(" +\"isCommunicationActiveOverSerialPort.*\n", "")).getFirst();
    assertThat(inventory.canKnow(FactType.of(NgtSerialLink.class))).isFalse();
    assertThat(inventory.canKnow(FactType.of(NgtLink.class))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"UNDETERMINED, true", "$UNKNOWN, true", "$REDACTED, true", "ASLEEP, false"})
  void prismsOwnWordsForNotKnowingAreNoDamage(String power, boolean isComplete) {
    var inventory = read(PAGE.replace("\"ON\"", '"' + power + '"')).getFirst();
    assertThat(vm(inventory, A).power()).isEmpty();
    assertThat(inventory.isComplete()).isEqualTo(isComplete);
  }

  @Test
  void pagesAreReadAsOneList() {
    var first = page(0, 50, 120);
    var second = page(50, 100, 120);
    var third = page(100, 120, 120);
    assertThat(read(first, second, third))
        .singleElement()
        .satisfies(inventory -> {
          assertThat(inventory.vms()).hasSize(120);
          assertThat(inventory.caveats()).isEmpty();
          assertThat(inventory.parts()).allMatch(Part::listsEveryNgtVm);
        });
    assertThat(read(first, third).getFirst().whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains("it holds 70 of the 120 that Prism has: pages are missing");
    assertThat(read(first, first, third).getFirst().whyVmsMayBeMissing()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"49, true", "50, false", "51, true", "100, false"})
  void aFullPageWithoutATotalIsNotKnownToBeTheLast(int vms, boolean isWhole) {
    var inventory = read(page(0, vms, -1)).getFirst();
    assertThat(inventory.parts().getFirst().listsEveryNgtVm()).isEqualTo(isWhole);
  }

  @Test
  void noVmsAtAllAreNotKnownToBeAll() {
    assertThat(read("{\"metadata\": {\"totalAvailableResults\": 0}}"))
        .singleElement()
        .satisfies(inventory -> {
          assertThat(inventory.parts()).noneMatch(Part::listsEveryNgtVm);
          assertThat(inventory.whyVmsMayBeMissing()).isPresent();
        });
  }

  private static String vms(String... clusters) {
    return IntStream.range(0, clusters.length)
        .mapToObj(i ->
            "{\"extId\": \"aaaaaaaa-0000-4000-8000-00000000000%d\"%s, \"guestTools\": {\"isEnabled\": true}}"
                .formatted(i, clusters[i]))
        .collect(Collectors.joining(",", "{\"data\": [", "]}"));
  }

  private static final String OF_EAST = ", \"cluster\": {\"extId\": \"" + EAST + "\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"cluster\": null",
        ", \"cluster\": {}",
        ", \"cluster\": {\"extId\": null}"
      })
  void aVmThatDoesNotTellItsClusterAmongOthersThatDoIsCalledSo(String none) {
    var one = read(vms(OF_EAST, none));
    var two = read(vms(OF_EAST, none, none));

    assertThat(InventoryMerge.merge(one).caveats())
        .extracting(Caveat::reason)
        .containsExactly("1 VM does not tell which cluster it is of");
    assertThat(InventoryMerge.merge(two).caveats())
        .extracting(Caveat::reason)
        .containsExactly("2 VMs do not tell which cluster they are of");
    assertThat(read(vms(none, none)).getFirst().caveats()).isEmpty();
  }

  @Test
  void aClusterThatIsNoUuidIsReported() {
    var inventories = read(vms(OF_EAST, ", \"cluster\": {\"extId\": \"east\"}"));

    assertThat(InventoryMerge.merge(inventories).caveats())
        .extracting(Caveat::reason)
        .contains("cluster.extId is no UUID of a cluster, but 'east'")
        .noneMatch(reason -> reason.contains("contradict"));
  }

  private static final String TRUNCATED =
      """
      {"data": [{"extId": "aaaaaaaa-0000-4000-8000-000000000001", "guestTools": {"isEnabled": true}},
                {"extId": "bbbbbbbb-0000-4000-8000-000000000002"}],
       "metadata": {"flags": [{"name": "isTruncated", "value": %s}],
                    "extraInfo": [{"name": "truncatedIndexes", "value": %s}],
                    "totalAvailableResults": 2}}
      """;

  @ParameterizedTest
  @CsvSource({
    "true, '[0]'",
    "true, null",
    "false, '[1]'",
    "'\"True\"', '[]'",
    "'\"@{value=True}\"', '[]'",
    "'[true]', '[]'",
    "'{}', null",
    "null, '\"0\"'",
  })
  void valuesMayBeMissingInsideOfRowsThatWereCut(String flag, String indexes) {
    assertThat(read(TRUNCATED.formatted(flag, indexes)))
        .singleElement()
        .satisfies(inventory -> {
          assertThat(inventory.whyMissing(FactType.of(NgtLink.class), inventory.vms().getFirst()))
              .map(Caveat::reason)
              .contains("Prism says that it cut its answer: values may be missing");
          assertThat(inventory.whyVmsMayBeMissing()).isPresent();
        });
  }

  @ParameterizedTest
  @CsvSource({"false, '[]'", "false, null", "'\"False\"', '\"\"'", "null, null"})
  void rowsThatWereNotCutLackNothing(String flag, String indexes) {
    assertThat(read(TRUNCATED.formatted(flag, indexes))).allMatch(Inventory::isComplete);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "[]",
        "{\"data\": {\"error\": [{\"message\": \"denied\"}]}}",
        "{\"data\": [], \"metadata\": {\"flags\": [{\"name\": \"hasError\", \"value\": true}]}}",
        "{\"data\": [], \"metadata\": {\"flags\": [{\"value\": true, \"name\": \"isTruncated\"}]}}",
      })
  void anAnswerThatIsNoListIsDamaged(String text) {
    assertThat(read(text)).allMatch(inventory -> inventory.whyVmsMayBeMissing().isPresent());
  }

  @Test
  void damageOfAPageConcernsEveryCluster() {
    var inventories = read(PAGE.substring(0, PAGE.indexOf("\"PAUSED\"")));
    assertThat(inventories).hasSize(2);
    assertThat(inventories).allMatch(inventory -> inventory.whyVmsMayBeMissing().isPresent());
    assertThat(ngt(inventories.getFirst(), A).get(NgtLink.class).map(NgtLink::active))
        .contains(true);
    var build = vm(inventories.getLast(), B);
    assertThat(inventories.getLast().whyMissing(FactType.of(Power.class), build)).isPresent();
  }

  private static String page(int from, int to, int total) {
    var data =
        IntStream.range(from, to)
            .mapToObj(i -> "{\"extId\": \"" + new UUID(1, i) + "\"}")
            .collect(Collectors.joining(","));
    var metadata = total < 0 ? "" : ", \"metadata\": {\"totalAvailableResults\": " + total + "}";
    return "{\"data\": [" + data + "]" + metadata + "}";
  }

  private static List<Inventory> read(String... pages) {
    var vms = new PrismV4Vms(ORIGIN);
    for (String page : pages) {
      vms.page(in(page), ORIGIN.name());
    }
    return vms.inventories();
  }
}
