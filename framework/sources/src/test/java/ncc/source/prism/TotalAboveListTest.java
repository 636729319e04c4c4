package ncc.source.prism;

import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever list of Prism counts more than it holds: both numbers are told, whatever else is wrong.
class TotalAboveListTest {
  private static final int TOTAL = 43;

  /// A list of Prism.
  ///
  /// @param list the field that holds it
  /// @param total what follows the list, with `%d` for the count
  record Kind(
      String name,
      Function<Origin, PagedAnswer> reader,
      String list,
      IntFunction<String> row,
      String total) {
    String answer(String rows) {
      var field = rows.isEmpty() ? "" : "\"%s\": %s, ".formatted(list, rows);
      return "{" + field + total.formatted(TOTAL) + "}";
    }

    String rows(int count) {
      return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(", ", "[", "]"));
    }

    Inventory read(String answer) {
      var paged = reader.apply(ORIGIN);
      paged.page(in(answer), ORIGIN.name());
      return InventoryMerge.merge(paged.inventories());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static String uuid(int i) {
    return "\"aaaaaaaa-0000-4000-8000-%012d\"".formatted(i);
  }

  private static final String V3_TOTAL = "\"metadata\": {\"total_matches\": %d}";
  private static final String V4_TOTAL = "\"metadata\": {\"totalAvailableResults\": %d}";
  private static final String V1_TOTAL = "\"metadata\": {\"grandTotalEntities\": %d}";

  private static Stream<Kind> kinds() {
    IntFunction<String> v3 = i -> "{\"metadata\": {\"uuid\": %s}}".formatted(uuid(i));
    IntFunction<String> v4 = i -> "{\"extId\": %s}".formatted(uuid(i));
    IntFunction<String> entity = i -> "{\"entity_id\": %s}".formatted(uuid(i));
    return Stream.of(
        new Kind("v4 vms", PrismV4Vms::new, "data", v4, V4_TOTAL),
        new Kind("v4 clusters", PrismV4Clusters::new, "data", v4, V4_TOTAL),
        new Kind("v3 vms", PrismV3Vms::new, "entities", v3, V3_TOTAL),
        new Kind("v3 clusters", PrismV3Clusters::new, "entities", v3, V3_TOTAL),
        new Kind(
            "groups", PrismV3Groups::new, "group_results", entity, "\"filtered_entity_count\": %d"),
        new Kind(
            "v1 vms",
            PrismV1Vms::new,
            "entities",
            i -> "{\"uuid\": %s}".formatted(uuid(i)),
            V1_TOTAL),
        new Kind(
            "v1 vms without a grand total",
            PrismV1Vms::new,
            "entities",
            i -> "{\"uuid\": %s}".formatted(uuid(i)),
            "\"metadata\": {\"totalEntities\": %d}"),
        new Kind(
            "v1 alerts",
            PrismV1Alerts::new,
            "entities",
            i -> "{\"id\": %s}".formatted(uuid(i)),
            V1_TOTAL));
  }

  static Stream<Arguments> withoutRows() {
    return kinds()
        .flatMap(kind -> Stream.of("", "null", "[]").map(rows -> Arguments.of(kind, rows)));
  }

  private static String first(Inventory read) {
    return read.caveats().stream()
        .filter(caveat -> caveat.kind().isIncomplete())
        .map(Caveat::reason)
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("withoutRows")
  void nothingOfAllIsToldWithTheirNumber(Kind kind, String rows) {
    assertThat(first(kind.read(kind.answer(rows))))
        .startsWith("it holds 0 of the 43 that Prism has: ");
  }

  static Stream<Arguments> withRows() {
    return kinds().flatMap(kind -> Stream.of(1, 40, 42).map(rows -> Arguments.of(kind, rows)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("withRows")
  void someOfAllAreToldWithBothNumbers(Kind kind, int rows) {
    var list =
        kind.list().equals("group_results")
            ? "[{\"entity_results\": %s}]".formatted(kind.rows(rows))
            : kind.rows(rows);

    assertThat(kind.read(kind.answer(list)).caveats())
        .extracting(Caveat::reason)
        .contains("it holds %d of the 43 that Prism has: pages are missing".formatted(rows));
  }

  static Stream<Arguments> faulty() {
    return Map.of(
            "{\"name\": \"hasError\", \"value\": true}", "Prism answered with an error",
            "{\"name\": \"isTruncated\", \"value\": true}", "Prism says that it cut its answer",
            "{\"name\": \"hasError\", \"value\": 7}",
                "whether Prism answered with an error cannot be read")
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void whatElseIsWrongIsToldBehindTheNumbers(String flag, String why) {
    var kind = kinds().findFirst().orElseThrow();
    var total = "\"totalAvailableResults\"";
    var answer = kind.answer(kind.rows(40)).replace(total, "\"flags\": [" + flag + "], " + total);

    assertThat(first(kind.read(answer))).isEqualTo("it holds 40 of the 43 that Prism has: " + why);
  }
}
