package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.json.config.ExternalUrl;
import ncc.server.access.Outside;
import ncc.spi.check.Verdict;
import ncc.store.task.TaskItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of a daemon that people find below a path.
class PrefixedPageTest {
  private static final String HOSTILE = "\" href=\"/evil";

  @TempDir static Path folder;
  private static PageWorld world;

  @BeforeAll
  static void open() throws Exception {
    world = new PageWorld(folder);
    world.outside = new Outside(Optional.of(ExternalUrl.of("https://localhost/ncc")), List.of());
    world.asked("t1", new TaskItem("tokyo", PageWorld.LEVEL));
    var found = Map.of(PageWorld.vm(HOSTILE), Verdict.fail("Level is high", ""));
    world.ran("", PageWorld.LEVEL, "tokyo", found);
    world.holds(world.alert("a-1", PageWorld.vm(HOSTILE), "tokyo"));
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/clusters/tokyo",
        "/checks",
        "/checks/level_check",
        "/alerts",
        "/alerts/a-1",
        "/runs",
        "/tasks/t1",
        "/nowhere",
      })
  void everyLinkOfAPageLeadsBelowIt(String path) throws Exception {
    var page = world.get("/ncc" + path).body();

    assertThat(page).containsPattern(" href=\"/ncc/").doesNotContain("href=\"/evil");
    assertThat(page).doesNotContainPattern("=\"/(?!ncc/)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ncc/assets/%s/page.css", "/assets/%s/page.js"})
  void itsStyleAndScriptAreThere(String file) throws Exception {
    var digest = world.get("/").body().replaceAll("(?s).*/assets/([0-9a-f]+)/.*", "$1");

    assertThat(world.get(file.formatted(digest)).statusCode()).isEqualTo(200);
  }
}
