package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import ncc.source.capture.CaptureSource;
import ncc.source.capture.CaptureWriter;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.PrismApi;
import ncc.testkit.prism.PrismFault;
import ncc.testkit.prism.PrismFaults;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import ncc.testkit.prism.PrismTraffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Of a Prism Central with many clusters only those of interest are asked for.
class PickedClustersTest {
  private static final GeneratedSite SITE = new GeneratedSite(5, new GeneratedFleet(120, 7));

  private static long pages(PrismSimulator prism, String path) {
    return prism.traffic().requests().stream()
        .map(PrismTraffic.Request::path)
        .filter(asked -> asked.contains(path))
        .count();
  }

  private static List<String> names(List<Inventory> inventories) {
    return inventories.stream().map(one -> one.cluster().name()).toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = PrismApi.class,
      names = {"V4_0", "V4_1", "V4_2", "V4_3"})
  void aPickedClusterAloneIsAskedFor(PrismApi api) throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE).api(api))) {
      var read = Asked.central(prism).only("osaka-02").read();
      assertThat(names(read)).containsExactly("osaka-02");
      assertThat(read)
          .allSatisfy(one -> {
            assertThat(one.vms()).hasSize(120);
            assertThat(one.isComplete()).isTrue();
          });
      assertThat(pages(prism, "/" + api + "/ahv/config/vms")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(PrismApi.class)
  void aCaptureOfPickedClustersTellsOfNoOthers(PrismApi api, @TempDir Path folder)
      throws Exception {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE).api(api))) {
      var writer = CaptureWriter.into(folder);
      var asked = Asked.central(prism).own("osaka-02", "nagoya-03").recordedBy(writer);
      var live = asked.read();
      writer.finish(live, Instant.EPOCH, asked.request().clusters());

      var clock = InstantSource.fixed(Instant.EPOCH);
      var copy = new CaptureSource().read(SourceRequest.of(folder.toString(), clock));
      assertThat(names(copy)).isEqualTo(names(live)).containsExactly("osaka-02", "nagoya-03");
      assertThat(copy).allMatch(Inventory::isComplete).allMatch(one -> one.vms().size() == 120);
    }
  }

  @Test
  void theClustersThatShareIt() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var read = Asked.central(prism).own("osaka-02", "tokyo-01").read();
      assertThat(names(read)).containsExactly("tokyo-01", "osaka-02");
      assertThat(read).allSatisfy(one -> assertThat(one.vms()).hasSize(120));
      assertThat(pages(prism, "/ahv/config/vms")).isEqualTo(3);
    }
  }

  @Test
  void aClusterThatPrismMayCallOtherwiseMayBeAny() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var read = Asked.central(prism).own("osaka-02", "our favourite").read();
      assertThat(names(read)).hasSize(5);
      assertThat(read).allSatisfy(one -> assertThat(one.vms()).hasSize(120));
      assertThat(pages(prism, "$filter=")).isZero();
    }
  }

  @Test
  void whereNothingCanBeFilteredTheOthersAreReadAndLeftOut() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.faults(PrismFaults.of(PrismFault.NO_FILTER));
      var read = Asked.central(prism).only("osaka-02").read();
      assertThat(names(read)).containsExactly("osaka-02");
      assertThat(read)
          .allSatisfy(one -> {
            assertThat(one.vms()).hasSize(120);
            assertThat(one.isComplete()).isTrue();
          });
      assertThat(prism.traffic().requests())
          .filteredOn(asked -> asked.path().contains("/ahv/config/vms"))
          .allMatch(asked -> asked.path().contains("$select="))
          .hasSize(7);
    }
  }

  @Test
  void whereAllArePickedNothingIsFiltered() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var all = SITE.stream().map(one -> one.name()).toArray(String[]::new);
      assertThat(Asked.central(prism).own(all).read()).hasSize(5);
      assertThat(pages(prism, "$filter=")).isZero();
    }
  }

  @Test
  void aClusterIsPickedByItsUuid() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var uuid = SITE.cluster(2).uuid().toString();
      assertThat(names(Asked.central(prism).only(uuid).read())).containsExactly("nagoya-03");
      assertThat(pages(prism, "/ahv/config/vms")).isEqualTo(2);
    }
  }
}
