package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VmPageTest {
  @TempDir Path folder;
  private PageWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new PageWorld(folder);
    var found = Map.of(PageWorld.vm("db"), Verdict.fail("Level is high", ""));
    world.ran("", PageWorld.LEVEL, "tokyo", found);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String page() throws Exception {
    return world.get("/vms/" + PageWorld.uuid("db") + "?cluster=tokyo").body();
  }

  @Test
  void saysThatItsClusterIsBeingRead() throws Exception {
    assertThat(page()).contains("The cluster is being read.").doesNotContain("out of reach");
  }

  @Test
  void saysThatItsClusterIsOutOfReach() throws Exception {
    var caveat =
        new Caveat(Caveat.Kind.OUT_OF_REACH, "prism", "connection refused", Set.of(), Set.of());
    world.inventory =
        name ->
            Optional.of(
                new Inventory(PageWorld.cluster(name), List.of(), List.of(), List.of(caveat)));

    assertThat(page()).contains("out of reach", "connection refused").doesNotContain("being read");
  }
}
