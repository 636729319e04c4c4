package ncc.source.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Resource;
import ncc.spi.source.Output;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedRows;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What a simulator makes of a layout is what is read by it.
class GeneratedRowsTest {
  private static final Origin ORIGIN = new Origin("made", Instant.EPOCH);
  private static final Capture CAPTURE = Capture.of(new GeneratedFleet(30, 1));

  private static GeneratedRows rows(Output output, long seed, int count) {
    return new GeneratedRows(output.layout().orElseThrow(), CAPTURE, seed, count);
  }

  private static Inventory blocks(Output output, long seed, int count) throws IOException {
    var text = new StringBuilder();
    rows(output, seed, count).write(text);
    return OutputReader.read(output, stream(text.toString()), ORIGIN);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static Inventory pages(long seed, int count) {
    var rows = rows(Volumes.PAGES, seed, count);
    var data =
        IntStream.range(0, rows.size())
            .mapToObj(i -> json(rows.object(i)))
            .collect(Collectors.joining(","));
    var text =
        "{\"data\": [%s], \"metadata\": {\"totalAvailableResults\": %d}}".formatted(data, count);
    var answer = OutputReader.pages(Volumes.PAGES, ORIGIN);
    answer.page(stream(text), "page 0");
    return answer.inventories().getLast();
  }

  private static String json(Object value) {
    return switch (value) {
      case Map<?, ?> object ->
          object.entrySet().stream()
              .map(field -> json(field.getKey()) + ":" + json(field.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case String text -> "\"" + text + "\"";
      case Object other -> other.toString();
    };
  }

  private static Set<Object> told(Inventory inventory) {
    return inventory.resources().stream()
        .map(one -> java.util.List.of(one.key(), one.name(), size(one)))
        .collect(Collectors.toSet());
  }

  private static Object size(Resource one) {
    return one.get(Volumes.Size.class).map(Volumes.Size::bytes).orElse(-1L);
  }

  @Property(tries = 50)
  void aCommandAndPrismAgree(@ForAll long seed, @ForAll @IntRange(max = 70) int count)
      throws IOException {
    var printed = blocks(Volumes.LIST, seed, count);
    var served = pages(seed, count);

    assertThat(printed.resources()).hasSize(count);
    assertThat(told(printed)).isEqualTo(told(served));
    assertThat(printed.parts().getFirst().whole()).isTrue();
    assertThat(served.parts().getFirst().whole()).isTrue();
    boolean isDamaged = count > 13;
    assertThat(printed.isComplete()).isEqualTo(!isDamaged);
    assertThat(served.isComplete()).isEqualTo(!isDamaged);
  }

  @Test
  void whatIsDamagedIsOneValueInTwentyRows() throws IOException {
    var printed = blocks(Volumes.LIST, 1, 20);

    assertThat(printed.caveats())
        .singleElement()
        .extracting(Caveat::facts)
        .isEqualTo(FactType.setOf(Volumes.Size.class));
    assertThat(printed.resources())
        .extracting(Resource::facts)
        .filteredOn(facts -> !facts.equals(Facts.NONE) && !facts.has(Volumes.Owner.class))
        .hasSize(2);
  }

  @Test
  void rowsOfVmsAreThoseOfTheCluster() throws IOException {
    var printed = blocks(Volumes.OF_VMS, 1, 4);
    var volumes = blocks(Volumes.LIST, 1, 4).resources().stream().map(Resource::key).toList();

    assertThat(printed.vms()).hasSize(30);
    assertThat(printed.vms())
        .flatExtracting(vm -> vm.get(Volumes.OfVm.class).stream().map(Volumes.OfVm::key).toList())
        .filteredOn(key -> !key.equals("?"))
        .isSubsetOf(volumes);
  }
}
