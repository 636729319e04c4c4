package ncc.source.prism.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.PrismV1Vms;
import ncc.source.prism.PrismV3Groups;
import ncc.source.prism.PrismV3Vms;
import ncc.source.prism.PrismV4Vms;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A server that has another page for ever: reading stops at each bound, and says so.
@Timeout(60)
class EndlessListTest {
  private static final int ROWS = 10;
  private static final ListBounds WIDE = new ListBounds(1_000_000, 1_000_000_000, 1L << 50);

  /// How a list of each API looks, and how it tells its total.
  enum Api {
    V4(
        "{\"data\": [%s]%s}",
        "{\"extId\": \"%s\", \"name\": \"web\"}",
        ", \"metadata\": {\"totalAvailableResults\": %d}"),
    V3(
        "{\"entities\": [%s]%s}",
        "{\"metadata\": {\"kind\": \"vm\", \"uuid\": \"%s\"}, \"status\": {\"name\": \"web\"}}",
        ", \"metadata\": {\"total_matches\": %d}"),
    GROUPS(
        "{\"group_results\": [{\"entity_results\": [%s]}]%s}",
        "{\"entity_id\": \"%s\", \"data\": []}", ", \"filtered_entity_count\": %d"),
    V1(
        "{\"entities\": [%s]%s}",
        "{\"uuid\": \"%s\", \"vmName\": \"web\"}", ", \"metadata\": {\"grandTotalEntities\": %d}");

    private final String page;
    private final String row;
    private final String total;

    Api(String page, String row, String total) {
      this.page = page;
      this.row = row;
      this.total = total;
    }

    private PagedAnswer reader(Origin origin) {
      return switch (this) {
        case V4 -> new PrismV4Vms(origin);
        case V3 -> new PrismV3Vms(origin);
        case GROUPS -> new PrismV3Groups(origin);
        case V1 -> new PrismV1Vms(origin);
      };
    }

    private String page(int number, long told) {
      var rows =
          IntStream.range(0, ROWS)
              .mapToObj(i -> row.formatted(new UUID(7, (long) number * ROWS + i)))
              .collect(Collectors.joining(","));
      return page.formatted(rows, told < 0 ? "" : total.formatted(told));
    }
  }

  record Bound(ListBounds bounds, String reason, int mostPages) {}

  private static final List<Bound> BOUNDS =
      List.of(
          new Bound(new ListBounds(20, WIDE.rows(), WIDE.bytes()), "20 pages", 20),
          new Bound(new ListBounds(WIDE.pages(), 200, WIDE.bytes()), "200 rows", 20),
          new Bound(new ListBounds(WIDE.pages(), WIDE.rows(), 1 << 20), "1 MiB", 5_000));

  static Stream<Arguments> endless() {
    return Stream.of(Api.values())
        .flatMap(api ->
            Stream.of(-1L, 1_000_000_000_000L, Long.MAX_VALUE)
                .flatMap(total -> BOUNDS.stream().map(bound -> Arguments.of(api, total, bound))));
  }

  /// Counts the pages that were asked for, and how many of them waited at once.
  private static final class Server implements Recorder {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();
    private int taken;

    private ByteArrayInputStream page(String text) {
      asked.incrementAndGet();
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Override
    public InputStream recorded(String file, InputStream in) {
      mostWaiting.accumulateAndGet(asked.get() - taken++, Math::max);
      return in;
    }

    @Override
    public void missing(String file, String reason) {}
  }

  private static List<Inventory> read(
      Api api, Server server, ListBounds bounds, Function<Integer, String> pages) throws Exception {
    var answer = api.reader(new Origin("prism GET …/vms", Instant.EPOCH));
    var list =
        new PagedList(
            "prism GET …/vms", "vms_%04d.json", (page, _) -> server.page(pages.apply(page)));
    new ListReading(list, answer, server, bounds).run();
    return answer.inventories();
  }

  @ParameterizedTest
  @MethodSource("endless")
  void itIsReadUpToEachBoundAndSaysSo(Api api, long total, Bound bound) throws Exception {
    var server = new Server();

    var inventories = read(api, server, bound.bounds, page -> api.page(page, total));

    assertThat(server.taken).isLessThanOrEqualTo(bound.mostPages);
    assertThat(server.asked.get()).isLessThanOrEqualTo(bound.mostPages + 16);
    assertThat(server.mostWaiting.get()).isLessThanOrEqualTo(16);
    assertThat(inventories)
        .noneMatch(Inventory::isComplete)
        .allSatisfy(one ->
            assertThat(one.caveats())
                .extracting(Caveat::reason)
                .anyMatch(reason -> reason.startsWith("the list goes on behind " + bound.reason)));
  }

  /// Nothing is said of a list that is as long as may be.
  @ParameterizedTest
  @EnumSource
  void aListAsLongAsTheBoundIsWhole(Api api) throws Exception {
    var inventories =
        read(api, new Server(), new ListBounds(20, 200, 1 << 20), page -> api.page(page, 200));

    assertThat(inventories)
        .flatExtracting(Inventory::caveats)
        .extracting(Caveat::reason)
        .noneMatch(reason -> reason.contains("goes on"));
    assertThat(inventories).flatExtracting(Inventory::vms).hasSize(200);
  }

  /// Four pages of 16 MiB are what may wait.
  @Test
  void largePagesAreAskedForAFewAtATime() throws Exception {
    var server = new Server();
    var padding = " ".repeat(16 << 20);

    read(
        Api.V4,
        server,
        new ListBounds(7, WIDE.rows(), WIDE.bytes()),
        page -> Api.V4.page(page, 1_000) + padding);

    assertThat(server.mostWaiting.get()).isLessThanOrEqualTo(5);
  }
}
