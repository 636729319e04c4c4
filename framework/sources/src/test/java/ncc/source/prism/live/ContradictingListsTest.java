package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.source.SourceException;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.CannedAnswer;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A list of a Prism Central that does not know what another of its answers knows.
class ContradictingListsTest {
  private static final GeneratedSite SITE = new GeneratedSite(2, new GeneratedFleet(12, 7, 2));
  private static final CannedAnswer NO_VMS =
      CannedAnswer.json("{\"data\": [], \"metadata\": {\"totalAvailableResults\": 0}}");
  private static final CannedAnswer NO_ENTITIES =
      CannedAnswer.json("{\"entities\": [], \"metadata\": {\"total_matches\": 0}}");
  private static final CannedAnswer NO_GROUPS =
      CannedAnswer.json("{\"group_results\": [], \"filtered_entity_count\": 0}");

  private static boolean isAskedForVmsOfV3(PrismSimulator prism) {
    return prism.traffic().requests().stream().anyMatch(one -> one.path().endsWith("/vms/list"));
  }

  private static boolean isContradiction(Caveat caveat) {
    return caveat.reason().startsWith("the lists contradict each other: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null"})
  void whereV4ListsNoVmOfAClusterThatCountsSomeV3IsAsked(String data) throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering(
          "/ahv/config/vms",
          CannedAnswer.json(
              "{\"data\": %s, \"metadata\": {\"totalAvailableResults\": 0}}".formatted(data)));

      assertThat(Asked.central(prism).read())
          .hasSize(2)
          .allSatisfy(one -> {
            assertThat(one.vms()).filteredOn(vm -> vm.has(NgtRegistration.class)).hasSize(12);
            assertThat(one.caveats()).noneMatch(caveat -> caveat.kind().isIncomplete());
            assertThat(one.vms())
                .filteredOn(vm -> vm.has(NgtRegistration.class))
                .allSatisfy(vm -> assertThat(vm.has(NgtSerialLink.class)).isTrue());
          });
    }
  }

  @Test
  void whereV3KnowsNoneEitherTheGroupsContradictThem() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering("/ahv/config/vms", NO_VMS);
      prism.answering("/vms/list", NO_ENTITIES);

      assertThat(Asked.central(prism).read())
          .hasSize(2)
          .allSatisfy(one -> {
            var vm = one.vms().getFirst();
            assertThat(one.isComplete()).isFalse();
            assertThat(one.caveats()).anyMatch(ContradictingListsTest::isContradiction);
            assertThat(one.whyMissing(FactType.of(NgtLink.class), vm)).isPresent();
          });
    }
  }

  @Test
  void aCountAboveZeroContradictsAllEmptyLists() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering("/ahv/config/vms", NO_VMS);
      prism.answering("/vms/list", NO_ENTITIES);
      prism.answering("/v3/groups", NO_GROUPS);

      assertThat(Asked.central(prism).read())
          .hasSize(2)
          .allSatisfy(one ->
              assertThat(one.whyVmsMayBeMissing())
                  .map(Caveat::reason)
                  .hasValueSatisfying(reason ->
                      assertThat(reason).contains("counts 14 VMs, and this one lists none")));
    }
  }

  @Test
  void aVmThatTheGroupsAloneKnowIsLookedUpInV3() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var first = SITE.vm(0).vm();
      var row =
          "{\"extId\": \"%s\", \"name\": \"%s\", \"cluster\": {\"extId\": \"%s\"}}"
              .formatted(first.uuid(), first.name(), SITE.cluster(0).uuid());
      prism.answering(
          "/ahv/config/vms",
          CannedAnswer.json(
              "{\"data\": [%s], \"metadata\": {\"totalAvailableResults\": 1}}".formatted(row)));

      var read = Asked.central(prism).read();

      assertThat(isAskedForVmsOfV3(prism)).isTrue();
      assertThat(read.getFirst().vms())
          .filteredOn(vm -> vm.has(NgtRegistration.class))
          .hasSize(12)
          .allSatisfy(vm -> assertThat(vm.has(NgtLink.class)).isTrue());
    }
  }

  /// Every VM with guest tools in which nothing stands.
  private static CannedAnswer withEmptyTools() {
    var rows =
        IntStream.range(0, SITE.size())
            .mapToObj(i ->
                "{\"extId\": \"%s\", \"name\": \"%s\", \"cluster\": {\"extId\": \"%s\"}, \"guestTools\": {}}"
                    .formatted(
                        SITE.vm(i).vm().uuid(), SITE.vm(i).vm().name(), SITE.clusterOf(i).uuid()))
            .collect(Collectors.joining(","));
    return CannedAnswer.json(
        "{\"data\": [%s], \"metadata\": {\"totalAvailableResults\": %d}}"
            .formatted(rows, SITE.size()));
  }

  @Test
  void whereV4AndTheGroupsDoNotTellWhoIsRegisteredV3IsAsked() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering("/ahv/config/vms", withEmptyTools());
      prism.answering("/v3/groups", CannedAnswer.refusal(403));

      assertThat(Asked.central(prism).read())
          .hasSize(2)
          .allSatisfy(one -> {
            assertThat(one.whyVmsMayBeMissing()).isEmpty();
            assertThat(one.vms())
                .filteredOn(vm -> vm.has(NgtRegistration.class))
                .hasSize(12)
                .allSatisfy(vm -> assertThat(vm.has(NgtLink.class)).isTrue());
          });
    }
  }

  @Test
  void whereTheGroupsTellWhoIsRegisteredWhatV4LeavesOutIsLookedUpInV3() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering("/ahv/config/vms", withEmptyTools());

      assertThat(Asked.central(prism).read())
          .hasSize(2)
          .allSatisfy(one -> {
            assertThat(one.caveats())
                .filteredOn(caveat -> caveat.kind().isIncomplete())
                .allMatch(caveat -> caveat.reason().startsWith("guestTools is empty"));
            assertThat(one.vms())
                .filteredOn(vm -> vm.has(NgtRegistration.class))
                .hasSize(12)
                .allSatisfy(vm -> assertThat(vm.has(NgtSerialLink.class)).isTrue());
          });
    }
  }

  @Test
  void listsThatAgreeAreNotAskedForTwice() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      assertThat(Asked.central(prism).read())
          .allMatch(Inventory::isComplete)
          .noneMatch(
              one -> one.caveats().stream().anyMatch(ContradictingListsTest::isContradiction));
      assertThat(isAskedForVmsOfV3(prism)).isFalse();
    }
  }
}
