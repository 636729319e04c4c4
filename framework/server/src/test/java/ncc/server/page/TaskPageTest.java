package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ncc.spi.check.Verdict;
import ncc.store.task.TaskItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a task found, however many runs it has.
class TaskPageTest {
  private static final int CLUSTERS = 105;

  @TempDir Path folder;
  private PageWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new PageWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  /// Two checks on each cluster; one of them fails on one.
  private void runOnAll(int failing) throws Exception {
    var items =
        IntStream.range(0, CLUSTERS)
            .mapToObj(i -> new TaskItem("c%03d".formatted(i), PageWorld.LEVEL))
            .toArray(TaskItem[]::new);
    world.asked("t1", items);
    for (int i = 0; i < CLUSTERS; i++) {
      var name = "c%03d".formatted(i);
      var found = i == failing ? Verdict.fail("Level is high", "") : Verdict.pass();
      world.ran("t1", PageWorld.LEVEL, name, Map.of(PageWorld.vm("db"), found));
      world.ran("t1", PageWorld.OTHER, name, Map.of(PageWorld.vm("db"), Verdict.pass()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, CLUSTERS - 1})
  void aFailureCountsWhereverInTheTaskItIs(int failing) throws Exception {
    runOnAll(failing);

    var page = world.get("/tasks/t1").body();

    assertThat(page)
        .contains("<h1>Run of all</h1><span class=\"badge FAIL\">")
        .containsPattern("tile FAIL\".*?<span class=\"tile-count\">1</span>")
        .containsPattern("tile PASS\".*?<span class=\"tile-count\">209</span>")
        .contains("1 to 50 of 210");
    assertThat(page.indexOf("c%03d</td>".formatted(failing))).isPositive();
  }

  @Test
  void itsListHoldsEveryRunPageByPageAndATileLeadsToWhatItCounts() throws Exception {
    runOnAll(7);

    assertThat(world.get("/tasks/t1?from=200").body()).contains("201 to 210 of 210");
    assertThat(world.get("/tasks/t1").body()).contains("/tasks/t1?state=FAIL#checks");
    assertThat(world.get("/tasks/t1?state=FAIL").body())
        .contains("1 to 1 of 1", "c007</td>")
        .doesNotContain("c008</td>");
  }

  /// A report has a note where the two differ. Half of a task that is healthy is no healthy task.
  @Test
  void whatIsKnownBeforeTheEndIsCalledSo() throws Exception {
    world.asked(
        "t1", new TaskItem("tokyo", PageWorld.LEVEL), new TaskItem("osaka", PageWorld.LEVEL));
    world.ran("t1", PageWorld.LEVEL, "tokyo", Map.of(PageWorld.vm("db"), Verdict.pass()));
    assertThat(world.get("/tasks/t1").body())
        .contains("PASS</span> <span class=\"missing\">so far");

    world.ran("t1", PageWorld.LEVEL, "osaka", Map.of(PageWorld.vm("web"), Verdict.pass()));
    assertThat(world.get("/tasks/t1").body()).contains("Succeeded").doesNotContain("so far");
  }

  @Test
  void whatATaskRanIsJudgedAsOfItsOwnTime() throws Exception {
    world.asked("t1", new TaskItem("tokyo", PageWorld.LEVEL));
    for (String check : List.of(PageWorld.LEVEL, PageWorld.OTHER)) {
      world.ran("t1", check, "tokyo", Map.of(PageWorld.vm("db"), Verdict.pass()));
      world.now = world.now.plusSeconds(7);
    }

    var run = world.store().history().task("t1").orElseThrow();

    assertThat(run.now()).isEqualTo(run.startedAt()).isEqualTo(PageWorld.NOW);
  }
}
