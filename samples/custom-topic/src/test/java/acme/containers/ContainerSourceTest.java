package acme.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Resource;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceRequest;
import ncc.testkit.SampleRuns;
import ncc.testkit.SourceContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerSourceTest implements SourceContract {
  @TempDir Path folder;

  @Override
  public InventorySource source() {
    return new ContainerSource();
  }

  private Inventory read(String text) throws Exception {
    var file = Files.writeString(folder.resolve("containers.txt"), text);
    var request = SourceRequest.of(file.toString(), InstantSource.fixed(SampleRuns.NOW));
    return source().read(request).getFirst();
  }

  @Test
  void eachBlockIsAContainer() throws Exception {
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
  void whatCannotBeReadIsToldWithItsLine() throws Exception {
    var inventory = read("Id : a\nUsed bytes : many\nCapacity bytes : 9\n");

    assertThat(inventory.resources().getFirst().has(ContainerUse.class)).isFalse();
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.where()).endsWith("containers.txt:3");
          assertThat(caveat.reason()).isEqualTo("'Used bytes' is not a number, but 'many'");
        });
  }
}
