package acme.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Resource;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class ContainerListTest {
  private static final Origin ORIGIN = new Origin("tokyo-01/container_list.txt", SampleRuns.NOW);

  private static Inventory read(String text) {
    return new ContainerList().read(new ByteArrayInputStream(text.getBytes(UTF_8)), ORIGIN);
  }

  @Test
  void eachBlockIsAContainer() {
    var inventory =
        read(
            "Id : a\nName : images\nUsed bytes : 5\nCapacity bytes : 9\n\n"
                + "Id : b\nUsed bytes : 1\nCapacity bytes : 2\n");

    assertThat(inventory.resources()).extracting(Resource::name).containsExactly("images", "b");
    assertThat(inventory.resources().getFirst().get(ContainerUse.class))
        .contains(new ContainerUse(5));
    assertThat(inventory.isComplete()).isTrue();
  }

  @Test
  void whatCannotBeReadIsToldWithItsLine() {
    var inventory = read("Id : a\nUsed bytes : many\nCapacity bytes : 9\n");

    assertThat(inventory.resources().getFirst().has(ContainerUse.class)).isFalse();
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.where()).isEqualTo("tokyo-01/container_list.txt:3");
          assertThat(caveat.reason()).isEqualTo("'Used bytes' is not a number, but 'many'");
        });
  }
}
