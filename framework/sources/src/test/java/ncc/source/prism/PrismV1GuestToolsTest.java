package ncc.source.prism;

import static ncc.source.partial.Texts.A;
import static ncc.source.partial.Texts.B;
import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static ncc.source.partial.Texts.ngt;
import static ncc.source.partial.Texts.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrismV1GuestToolsTest {
  private static final String TWO =
      """
      [
        {
          "applications": {"file_level_restore": true, "vmName": "not this"},
          "clusterVersion": "4.1.1",
          "communicationLinkActive": true,
          "enabled": true,
          "installedVersion": "4.0",
          "toRemove": false,
          "toolsMounted": false,
          "vmId": "00061111-2222-3333-4444-000000000000::aaaaaaaa-0000-4000-8000-000000000001",
          "vmName": "payroll",
          "vmUuid": "aaaaaaaa-0000-4000-8000-000000000001"
        },
        {
          "vmId": "00061111-2222-3333-4444-000000000000::bbbbbbbb-0000-4000-8000-000000000002",
          "vmName": "ビルド",
          "enabled": true,
          "toolsMounted": true,
          "installedVersion": null,
          "clusterVersion": null,
          "communicationLinkActive": false
        }
      ]
      """;

  @Test
  void readsEveryFactOfAVm() {
    var inventory = read(TWO);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(
            new Part(ORIGIN, PrismV1GuestTools.FACTS, Part.Roster.EVERY_NGT_VM, 2, true));
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "ビルド");
    assertThat(ngt(inventory, A))
        .isEqualTo(
            Facts.known(
                Optional.of(true).map(NgtEnabled::new),
                Version.parse("4.0").map(NgtInstalledVersion::new),
                Version.parse("4.1.1").map(NgtLatestVersion::new),
                Optional.of(true).map(NgtLink::new),
                Optional.of(false).map(NgtIsoMounted::new)));
    assertThat(ngt(inventory, B).get(NgtInstalledVersion.class).map(NgtInstalledVersion::version))
        .isEmpty();
  }

  @Test
  void anEmptyListIsWhole() {
    assertThat(read("[]").caveats()).isEmpty();
    assertThat(read("[]").parts()).allMatch(Part::listsEveryNgtVm);
  }

  @Test
  void oneVmThatWasAskedForIsNoListOfAll() {
    var inventory = read(TWO.substring(TWO.indexOf('{'), TWO.indexOf("},\n  {") + 1));
    assertThat(inventory.vms()).extracting(Vm::uuid).containsExactly(A);
    assertThat(inventory.parts()).extracting(Part::roster).containsExactly(Part.Roster.SOME);
  }

  @ParameterizedTest
  @CsvSource({"249, true", "250, false", "251, true"})
  void asManyVmsAsNcliPrintsAtMostAreNotKnownToBeAll(int vms, boolean isWhole) {
    var text =
        IntStream.range(0, vms)
            .mapToObj(i -> "{\"vmUuid\": \"" + new UUID(1, i) + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(read(text).parts().getFirst().listsEveryNgtVm()).isEqualTo(isWhole);
    assertThat(read(text).whyVmsMayBeMissing().isEmpty()).isEqualTo(isWhole);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"installedVersion\": \"4.0\"', '\"installedVersion\": \"abc\"', INSTALLED_VERSION",
    "'\"communicationLinkActive\": true', '\"communicationLinkActive\": \"maybe\"', LINK",
    "'\"enabled\": true,\n', '\"enabled\": {\"a\": [1]},\n', NGT_ENABLED",
  })
  void aValueThatCannotBeReadIsLostForThatVm(String good, String bad, FactType fact) {
    assertThat(TWO).contains(good);
    var inventory = read(TWO.replaceFirst(java.util.regex.Pattern.quote(good), bad));
    assertThat(vm(inventory, A).has(fact)).isFalse();
    assertThat(inventory.whyMissing(fact, vm(inventory, A)))
        .map(Caveat::where)
        .contains("osaka-07/list.txt:2");
    assertThat(inventory.whyVmsMayBeMissing()).isEmpty();
  }

  @Test
  void aVmIdThatIsNoUuidMakesTheListIncomplete() {
    var inventory = read("[{\"vmId\": \"7\", \"vmName\": \"x\"}]");
    assertThat(inventory.vms()).isEmpty();
    assertThat(inventory.whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains("a row has no VM UUID, but '7'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"vmName\": \"payroll\"",
        ", \"enabled\": null, \"installedVersion\": \"\""
      })
  void aVmOfWhoseToolsNothingStandsThereLacksThem(String fields) {
    var inventory = read("[{\"vmUuid\": \"%s\"%s}]".formatted(A, fields));

    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm(inventory, A)))
        .map(Caveat::reason)
        .contains("the guest tools of a VM are empty");
  }

  @Test
  void aVmThatIsListedTwiceAlikeIsWorthANote() {
    var row = "{\"vmUuid\": \"%s\", \"enabled\": true}".formatted(A);
    var inventory = read("[" + row + ", " + row + "]");
    assertThat(inventory.vms()).hasSize(1);
    assertThat(inventory.caveats()).extracting(Caveat::kind).containsExactly(Caveat.Kind.NOTE);
  }

  @Test
  void whatWasReadBeforeTheTextIsCutOffIsUsed() {
    var inventory = read(TWO.substring(0, TWO.indexOf("\"installedVersion\": null")));
    assertThat(ngt(inventory, A).get(NgtLink.class).map(NgtLink::active)).contains(true);
    assertThat(ngt(inventory, B).get(NgtIsoMounted.class).map(NgtIsoMounted::mounted))
        .contains(true);
    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm(inventory, B))).isPresent();
    assertThat(inventory.whyVmsMayBeMissing())
        .map(Caveat::where)
        .hasValueSatisfying(where -> assertThat(where).startsWith("osaka-07/list.txt:1"));
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'<html>'", "'{\"message\": {\"message\": \"no\"}}'", "7"})
  void whatIsNoListIsDamaged(String text) {
    var inventory = read(text);
    assertThat(inventory.parts()).noneMatch(Part::whole);
    assertThat(inventory.isComplete()).isFalse();
  }

  private static Inventory read(String text) {
    return PrismV1GuestTools.read(in(text), ORIGIN);
  }
}
