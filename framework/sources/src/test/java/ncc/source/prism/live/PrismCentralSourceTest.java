package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.source.SourceException;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.CannedAnswer;
import ncc.testkit.prism.PrismApi;
import ncc.testkit.prism.PrismFault;
import ncc.testkit.prism.PrismFaults;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrismCentralSourceTest {
  private static final GeneratedSite SITE = new GeneratedSite(3, new GeneratedFleet(150, 7, 10));

  @ParameterizedTest
  @EnumSource(PrismApi.class)
  void everyApiBringsEveryClusterAndTheSerialLink(PrismApi api) throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE).api(api))) {
      var inventories = Asked.central(prism).read();
      assertThat(inventories).hasSize(3);
      for (int i = 0; i < 3; i++) {
        var inventory = inventories.get(i);
        assertThat(inventory.cluster().uuid()).contains(SITE.cluster(i).uuid());
        assertThat(inventory.vms()).hasSize(160);
        assertThat(inventory.vms()).filteredOn(vm -> vm.has(NgtRegistration.class)).hasSize(150);
        assertThat(inventory.whyVmsMayBeMissing()).isEmpty();
        assertThat(inventory.parts()).anyMatch(Part::listsEveryNgtVm);
        assertThat(inventory.canKnow(FactType.of(NgtSerialLink.class))).isTrue();
        assertThat(inventory.canKnow(FactType.of(NgtCommunication.class))).isTrue();
        assertThat(inventory.canKnow(FactType.of(CertificateExpiry.class))).isFalse();
        assertThat(inventory.vms()).anyMatch(vm -> vm.has(NgtSerialLink.class));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PrismApi.class)
  void everyApiTellsAboutTheClusters(PrismApi api) throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE).api(api))) {
      var inventories = Asked.central(prism).read();
      assertThat(inventories).allMatch(Inventory::isComplete);
      assertThat(inventories)
          .extracting(inventory -> inventory.cluster().name())
          .containsExactly("tokyo-01", "osaka-02", "nagoya-03");
      assertThat(inventories.get(1).cluster().vip()).contains("198.18.1.50");
      assertThat(inventories.get(1).cluster().nodes()).hasSize(api == PrismApi.V3 ? 0 : 3);
    }
  }

  @Test
  void anApiKeyTakesThePlaceOfUserAndPassword() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var asked = Asked.central(prism).secret("api-key", prism.account().apiKey());
      assertThat(asked.read()).hasSize(3);
      assertThat(prism.traffic().leaks()).isZero();
    }
  }

  @Test
  void aKeyThatCannotStandInAHeaderIsNotRepeated() {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var asked = Asked.central(prism).secret("api-key", "se\ncret-4711");
      assertThatThrownBy(asked::read)
          .isInstanceOf(SourceException.class)
          .hasMessageNotContaining("4711");
    }
  }

  @ParameterizedTest
  @CsvSource({"osaka-02, osaka-02", "NAME, "})
  void oneClusterCanBePicked(String wanted, String expected) throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var asked = Asked.central(prism).only(wanted);
      if (expected == null) {
        assertThatThrownBy(asked::read)
            .isInstanceOf(SourceException.class)
            .hasMessageEndingWith(
                "no cluster is called 'NAME'; it has 'nagoya-03', 'osaka-02', 'tokyo-01'");
      } else {
        assertThat(asked.read())
            .singleElement()
            .satisfies(one -> {
              assertThat(one.cluster().name()).isEqualTo(expected);
              assertThat(one.vms()).hasSize(160);
              assertThat(one.isComplete()).isTrue();
            });
      }
    }
  }

  /// Clusters that do not tell what they run on.
  private static CannedAnswer clustersWithoutHypervisor() {
    var clusters =
        SITE.stream()
            .map(one -> "{\"extId\":\"%s\",\"name\":\"%s\"}".formatted(one.uuid(), one.name()))
            .collect(Collectors.joining(","));
    return CannedAnswer.json(
        "{\"data\":[%s],\"metadata\":{\"totalAvailableResults\":%d}}"
            .formatted(clusters, SITE.clusters()));
  }

  private static boolean isAskedForEsxi(PrismSimulator prism) {
    return prism.traffic().requests().stream().anyMatch(one -> one.path().contains("/esxi/"));
  }

  @Test
  void aPrismCentralWithoutAListForEsxiLacksNothing() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering("/config/clusters", clustersWithoutHypervisor());
      prism.faults(PrismFaults.of(PrismFault.NO_ESXI));
      assertThat(Asked.central(prism).read()).hasSize(3).allMatch(Inventory::isComplete);
      assertThat(isAskedForEsxi(prism)).isTrue();
    }
  }

  @Test
  void vmsOnEsxiAreMissingWhereAClusterMayHaveSome() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering("/config/clusters", clustersWithoutHypervisor());
      prism.answering("/esxi/config/vms", CannedAnswer.refusal(500));
      assertThat(Asked.central(prism).read())
          .hasSize(3)
          .allSatisfy(one ->
              assertThat(one.caveats())
                  .extracting(Caveat::reason)
                  .contains("answered 500 (an error of its own)"));
    }
  }

  @Test
  void vmsOnEsxiAreNotAskedForWhereAllClustersRunAhv() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      Asked.central(prism).read();
      assertThat(isAskedForEsxi(prism)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PrismFault.class,
      names = {"WRONG_TOTAL", "CHANGING_TOTAL", "REPEATED_PAGE", "SHORT_PAGE"})
  void aListThatDoesNotAddUpIsNotWholeForAnyCluster(PrismFault fault) throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.faults(PrismFaults.of(fault, 1));
      assertThat(Asked.central(prism).read())
          .hasSize(3)
          .allSatisfy(one ->
              assertThat(one.parts())
                  .filteredOn(part -> part.origin().name().endsWith("/ahv/config/vms"))
                  .hasSize(1)
                  .noneMatch(Part::whole));
    }
  }

  @Test
  void whereVmsAreMissingTheirFactsAreLost() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.faults(PrismFaults.of(PrismFault.REPEATED_PAGE, 1));
      assertThat(Asked.central(prism).read().getFirst().caveats())
          .anySatisfy(caveat -> {
            assertThat(caveat.kind().isIncomplete()).isTrue();
            assertThat(caveat.facts())
                .contains(FactType.of(Power.class), FactType.of(NgtLink.class));
            assertThat(caveat.reason())
                .isEqualTo("it holds 380 of the 480 that Prism has: pages are missing");
          });
    }
  }

  @Test
  void pagesAreAskedForSideBySideBelowTheLimitOfPrism() throws SourceException {
    var site = new GeneratedSite(2, new GeneratedFleet(2000, 7));
    try (var prism = PrismSimulator.start(PrismSettings.of(site).rate(30))) {
      prism.faults(PrismFaults.of(PrismFault.SLOW, 50));
      var inventories = Asked.central(prism).read();
      assertThat(inventories).hasSize(2).allMatch(Inventory::isComplete);
      assertThat(prism.traffic().answered(429)).isZero();
      assertThat(prism.traffic().mostAtOnce()).isBetween(2, 10);
    }
  }
}
