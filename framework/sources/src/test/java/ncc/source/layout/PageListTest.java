package ncc.source.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.source.layout.Volumes.Owner;
import ncc.source.layout.Volumes.Sealed;
import ncc.source.layout.Volumes.Since;
import ncc.source.layout.Volumes.Size;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageListTest {
  private static final Origin ORIGIN = new Origin("pc GET volumes", Instant.EPOCH);
  private static final UUID ONE = UUID.fromString("0006a000-0000-4000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("0006a000-0000-4000-8000-000000000002");
  private static final String ROW =
      """
      {"extId": "a", "name": "images", "clusterExtId": "%s", "$reserved": {"a": [1, {"b": 2}]},
       "usage": {"size": 4096, "since": "2026-01-01T09:00:00+09:00", "more": {}},
       "sealed": true, "owner": "ann"}
      """
          .formatted(ONE);
  private static final String OTHER =
      """
      {"extId": "b", "clusterExtId": "%s",
       "usage": {"size": "17", "since": null}, "sealed": false, "owner": "bob"}
      """
          .formatted(TWO);

  private static String page(long total, String... rows) {
    return "{\"data\": [%s], \"metadata\": {\"totalAvailableResults\": %d}}"
        .formatted(String.join(",", rows), total);
  }

  private static List<Inventory> read(String... pages) {
    var answer = OutputReader.pages(Volumes.PAGES, ORIGIN);
    for (int i = 0; i < pages.length; i++) {
      answer.page(new ByteArrayInputStream(pages[i].getBytes(UTF_8)), "page " + i);
    }
    return answer.inventories();
  }

  private static Inventory of(UUID cluster, List<Inventory> inventories) {
    return inventories.stream()
        .filter(one -> one.cluster().uuid().equals(Optional.of(cluster)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachRowIsAnEntityOfItsCluster() {
    var inventories = read(page(2, ROW, OTHER));

    assertThat(inventories).hasSize(3).allMatch(Inventory::isComplete);
    var images = of(ONE, inventories).resources().getFirst();
    assertThat(images.name()).isEqualTo("images");
    assertThat(images.get(Size.class)).contains(new Size(4096));
    assertThat(images.get(Sealed.class)).contains(new Sealed(true));
    assertThat(images.get(Since.class)).contains(new Since(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(images.get(Owner.class)).contains(new Owner("ann"));
    var other = of(TWO, inventories).resources().getFirst();
    assertThat(other.name()).isEqualTo("b");
    assertThat(other.get(Size.class)).contains(new Size(17));
    assertThat(other.has(Since.class)).isFalse();
  }

  @Test
  void pagesAreOneList() {
    assertThat(read(page(2, ROW), page(2, OTHER))).isEqualTo(read(page(2, ROW, OTHER)));
  }

  @Test
  void anEmptyListIsWhole() {
    var inventories = read("{\"metadata\": {\"totalAvailableResults\": 0}}");

    assertThat(inventories).singleElement().matches(Inventory::isComplete);
    assertThat(inventories.getFirst().parts().getFirst().whole()).isTrue();
    assertThat(inventories.getFirst().parts().getFirst().facts()).isEqualTo(Volumes.PAGES.tells());
  }

  /// What is wrong with the list is wrong for each cluster, and says where.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | it is empty",
        "`no` | is no JSON from here on: Unrecognized token 'no'",
        "`{\"data\": [ROW,` | is no JSON from here on: Unexpected end-of-input",
        "`{\"data\": [ROW], \"metadata\": {\"totalAvailableResults\": 2}}` | it holds 1 of the 2",
        "`{\"data\": [ROW, 5], \"metadata\": {\"totalAvailableResults\": 2}}` |"
            + " an element of data is not an object, but '5'",
        "`{\"data\": 7}` | data is not a list, but '7'",
        "`{\"data\": {\"error\": {}}}` | Prism answered with an error",
        "`{\"data\": [ROW, ROW], \"metadata\": {\"totalAvailableResults\": 2}}` | it holds 1 of the"
            + " 2",
        "`{\"data\": [{\"name\": \"x\"}], \"metadata\": {\"totalAvailableResults\": 1}}` |"
            + " a row has no 'extId'",
        "`{\"data\": [{\"extId\": 5}], \"metadata\": {\"totalAvailableResults\": 1}}` |"
            + " a row has no 'extId'",
      })
  void aListThatIsNotWholeIsTold(String text, String reason) {
    var inventories = read(text.replace("ROW", ROW));

    assertThat(inventories)
        .allMatch(one -> one.parts().stream().noneMatch(part -> part.whole()))
        .allSatisfy(one ->
            assertThat(one.caveats())
                .anySatisfy(caveat -> {
                  assertThat(caveat.reason()).startsWith(reason);
                  assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
                  assertThat(caveat.facts()).isEqualTo(Volumes.PAGES.tells());
                }));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4096                  | \"many\"  | VOLUME_SIZE | 'usage/size' is not a number of bytes",
        "4096                  | true    | VOLUME_SIZE | size is not a text",
        "4096                  | {}      | VOLUME_SIZE | size is not a text",
        "true                  | \"true\"  | VOLUME_SEALED | sealed is not true or false",
        "true                  | 1       | VOLUME_SEALED | sealed is not true or false",
        "\"ann\"               | 5       | VOLUME_OWNER | owner is not a text",
        "\"2026-01-01T09:00:00+09:00\" | \"soon\" | VOLUME_SINCE | 'usage/since' is not a time",
      })
  void aValueOfTheWrongKindIsLostAndNoOther(String good, String bad, String fact, String reason) {
    var read = of(ONE, read(page(2, ROW.replace(good, bad), OTHER)));

    assertThat(read.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.reason()).startsWith(reason);
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.facts()).isEqualTo(Set.of(FactType.named(fact)));
          assertThat(caveat.where()).startsWith("page 0:");
        });
    assertThat(read.resources().getFirst().facts().stream()).hasSize(3);
  }

  @Test
  void anObjectThatIsNoneHidesWhatStandsInIt() {
    var read =
        of(
            ONE,
            read(page(2, ROW.replaceFirst("\"usage\": \\{[^}]*\\}\\}", "\"usage\": 5"), OTHER)));

    assertThat(read.caveats().getFirst().facts())
        .isEqualTo(FactType.setOf(Size.class, Since.class));
    assertThat(read.resources().getFirst().facts().stream()).hasSize(2);
  }

  @Test
  void rowsThatNameNoClusterAreOfTheOnlyOne() {
    var told = read(page(1, ROW.replace(ONE.toString(), "")));
    var shares = new ClusterShares(told, Volumes.PAGES.tells()).among(List.of(cluster(ONE)));

    assertThat(shares)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.cluster().uuid()).contains(ONE);
          assertThat(one.resources()).hasSize(1);
          assertThat(one.isComplete()).isTrue();
        });
  }

  @Test
  void rowsThatNameNoClusterAreLostForEachOfSeveral() {
    var told = read(page(1, ROW.replace(ONE.toString(), "")));
    var shares =
        new ClusterShares(told, Volumes.PAGES.tells()).among(List.of(cluster(ONE), cluster(TWO)));

    assertThat(shares)
        .hasSize(2)
        .allSatisfy(one -> {
          assertThat(one.resources()).isEmpty();
          assertThat(one.parts()).isEmpty();
          assertThat(one.caveats().getFirst().reason())
              .isEqualTo("1 row does not say which cluster it is of");
          assertThat(one.caveats().getFirst().facts()).isEqualTo(Volumes.PAGES.tells());
        });
  }

  @Test
  void aClusterThatNoRowNamesHasNone() {
    var shares =
        new ClusterShares(read(page(1, ROW)), Volumes.PAGES.tells())
            .among(List.of(cluster(ONE), cluster(TWO)));

    assertThat(of(ONE, shares).resources()).extracting(Resource::key).containsExactly("a");
    assertThat(of(TWO, shares).resources()).isEmpty();
    assertThat(of(TWO, shares).parts().getFirst().whole()).isTrue();
  }

  @Test
  void aClusterIdThatIsNoneIsTold() {
    var told = read(page(1, ROW.replace(ONE.toString(), "one")));

    assertThat(told.getFirst().caveats().getFirst().reason())
        .isEqualTo("'clusterExtId' is no UUID of a cluster, but 'one'");
  }

  @Test
  void aFieldThatNoRowHasIsNoneThatTheListCanTell() {
    var read = of(ONE, read(page(1, ROW.replace("owner", "holder"))));

    assertThat(read.canKnow(FactType.of(Owner.class))).isFalse();
    assertThat(read.caveats())
        .extracting(Caveat::kind, Caveat::reason)
        .containsExactly(tuple(Caveat.Kind.NOTE, "no row has a field 'owner'"));
  }

  /// A command has no pages of which one may follow.
  @Test
  void fiftyRowsOfACommandAreAll() {
    var rows = new String[50];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = ROW.replace("\"a\"", "\"a" + i + "\"");
    }
    var text = "{\"status\": 0, \"data\": [%s]}".formatted(String.join(",", rows));
    var command = new Volumes.Described("volumes.json", Volumes.LIST.ask(), Volumes.PAGES.layout());
    var printed =
        OutputReader.read(command, new ByteArrayInputStream(text.getBytes(UTF_8)), ORIGIN);

    assertThat(printed.resources()).hasSize(50);
    assertThat(printed.isComplete()).isTrue();
    assertThat(read(text).getFirst().isComplete()).isFalse();
  }

  private static Cluster cluster(UUID uuid) {
    return Cluster.named("one").withUuid(uuid);
  }
}
