package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.source.layout.Volumes;
import ncc.source.layout.Volumes.Size;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Resource;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.CannedAnswer;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of Prism that a plugin describes.
class DescribedListsTest {
  private static final GeneratedSite SITE = new GeneratedSite(3, new GeneratedFleet(5, 7));
  private static final String PATH = "/volumes/v4.1/config/volumes";

  private final PrismSimulator prism = PrismSimulator.start(PrismSettings.of(SITE));

  @AfterEach
  void stop() {
    prism.close();
  }

  private Asked central() {
    return Asked.central(
        prism, new PrismCentralSource().with(List.of(Volumes.PAGES, Volumes.LIST)));
  }

  private static String list(int cluster) {
    return """
    {"data": [{"extId": "a", "name": "images", "clusterExtId": "%s",
      "usage": {"size": 5, "since": "2026-01-01T00:00:00Z"}, "sealed": true, "owner": "ann"}],
     "metadata": {"totalAvailableResults": 1}}
    """
        .formatted(SITE.cluster(cluster).uuid());
  }

  @Test
  void theNewestVersionThatServesItIsAskedAndKept() throws Exception {
    prism.answering(PATH, CannedAnswer.json(list(1)));
    var asked = central();
    var inventories = asked.read();

    assertThat(inventories).hasSize(3).allMatch(Inventory::isComplete);
    assertThat(inventories.get(1).resources())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.name()).isEqualTo("images");
          assertThat(one.get(Size.class)).contains(new Size(5));
          assertThat(one.provenance().base().name())
              .endsWith("GET /api/volumes/v4.1/config/volumes");
        });
    assertThat(inventories.get(0).resources()).isEmpty();
    assertThat(inventories).allMatch(one -> one.canKnow(FactType.of(Size.class)));
    assertThat(asked.files).containsKey("volumes_0000.json");
  }

  @Test
  void whatNobodyAsksForIsNotAsked() throws Exception {
    prism.answering(PATH, CannedAnswer.json(list(1)));
    var asked = Asked.central(prism, new PrismCentralSource().with(List.of()));

    assertThat(asked.read()).allMatch(one -> one.resources().isEmpty());
    assertThat(asked.files).doesNotContainKey("volumes_0000.json");
  }

  /// The reason reaches each cluster, and none of them looks as if it had no volumes.
  @ParameterizedTest
  @CsvSource({"403", "400"})
  void aRefusalIsToldOfEachCluster(int status) throws Exception {
    prism.answering(PATH, CannedAnswer.refusal(status));
    var asked = central();

    assertToldOfEach(asked.read(), Integer.toString(status), Caveat.Kind.OUT_OF_REACH);
    assertThat(asked.missing).containsKey("volumes_0000.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"data\": 5}", "{\"data\": [5]}", "{}"})
  void anAnswerThatIsNoListIsToldOfEachCluster(String body) throws Exception {
    prism.answering(PATH, CannedAnswer.json(body));

    assertThat(central().read())
        .hasSize(3)
        .allSatisfy(one -> {
          assertThat(one.isComplete()).isFalse();
          assertThat(one.caveats())
              .anyMatch(caveat ->
                  caveat.kind().isIncomplete() && caveat.facts().contains(FactType.of(Size.class)));
        });
  }

  private static void assertToldOfEach(List<Inventory> inventories, String why, Caveat.Kind kind) {
    assertThat(inventories)
        .hasSize(3)
        .allSatisfy(one -> {
          assertThat(one.canKnow(FactType.of(Size.class))).isFalse();
          assertThat(one.caveats())
              .anySatisfy(caveat -> {
                assertThat(caveat.kind()).isEqualTo(kind);
                assertThat(caveat.reason()).contains(why);
                assertThat(caveat.facts()).isEqualTo(Volumes.PAGES.tells());
              });
        });
  }

  @Test
  void aPathThatIsNotServedIsNoFaultOfPrism() throws Exception {
    var asked = central();

    assertThat(asked.read())
        .allSatisfy(one -> {
          assertThat(one.isComplete()).isTrue();
          assertThat(one.canKnow(FactType.of(Size.class))).isFalse();
          assertThat(one.caveats())
              .anyMatch(caveat -> caveat.reason().startsWith("it is not served here: "));
        });
    assertThat(asked.missing).isEmpty();
  }

  @Test
  void prismElementTellsOfItsOwnCluster() throws Exception {
    prism.answering(PATH, CannedAnswer.json(list(0)));
    var source = new PrismElementSource().with(List.of(Volumes.PAGES));
    var own = Asked.element(prism, source).readOne();

    assertThat(own.resources()).extracting(Resource::name).containsExactly("images");
    prism.answering(PATH, CannedAnswer.json(list(1)));
    assertThat(Asked.element(prism, source).readOne().resources()).isEmpty();
  }

  @Test
  void aChosenClusterHasItsOwnRowsAlone() throws Exception {
    prism.answering(PATH, CannedAnswer.json(list(1)));

    assertThat(central().only("osaka-02").readOne().resources()).hasSize(1);
    assertThat(central().only("tokyo-01").readOne().resources()).isEmpty();
  }

  @Test
  void sourcesSayWhatTheyBring() {
    assertThat(new PrismCentralSource().with(List.of(Volumes.PAGES, Volumes.LIST)).brings())
        .containsEntry("GET /api/volumes/v4.x/config/volumes", Volumes.PAGES.tells())
        .doesNotContainKey("vctl list");
  }
}
