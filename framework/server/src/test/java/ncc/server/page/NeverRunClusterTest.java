package ncc.server.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.json.PlainJson;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A cluster that is configured and of which nothing is known, or not all, is listed, and never as
/// healthy.
class NeverRunClusterTest {
  @TempDir Path folder;
  private PageWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new PageWorld(folder);
    world.knows("nagoya");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void tokyoRan() throws Exception {
    world.ran("", PageWorld.LEVEL, "tokyo", Map.of(PageWorld.vm("db"), Verdict.pass()));
  }

  private List<String> told(String path) throws Exception {
    var items = (List<?>) requireNonNull(PlainJson.object(world.get(path).body()).get("items"));
    return items.stream()
        .map(one -> (Map<?, ?>) one)
        .map(one ->
            Stream.of("name", "status", "complete", "configured", "has_run")
                .map(member -> String.valueOf(one.get(member)))
                .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void theApiListsItAsErr() throws Exception {
    tokyoRan();

    assertThat(told("/api/v1/clusters"))
        .containsExactly(
            "tokyo PASS true true true",
            "nagoya ERR false true false",
            "osaka ERR false true false");
  }

  @Test
  void theApiListsOneThatWasNotWhollySeenAsErr() throws Exception {
    var cut = new Caveat(Caveat.Kind.LIST_INCOMPLETE, "list.txt", "cut off", Set.of(), Set.of());
    var passed = Map.of(PageWorld.vm("db"), Verdict.pass());
    world.ran("", PageWorld.LEVEL, "tokyo", passed, List.of(cut));

    assertThat(told("/api/v1/clusters")).first().isEqualTo("tokyo ERR false true true");
  }

  @Test
  void theApiListsAllOfThemBeforeTheFirstRun() throws Exception {
    assertThat(told("/api/v1/clusters")).hasSize(3).allMatch(one -> one.endsWith("true false"));
  }

  @Test
  void theApiListsItPartByPart() throws Exception {
    tokyoRan();

    assertThat(told("/api/v1/clusters?limit=2")).hasSize(2);
    assertThat(world.get("/api/v1/clusters?limit=2").body()).contains("\"next\"");
  }

  @Test
  void oneThatIsNoLongerConfiguredRanAndOneThatNeverRanIsGone() throws Exception {
    tokyoRan();
    world.forgets("tokyo");
    world.forgets("nagoya");

    assertThat(told("/api/v1/clusters"))
        .containsExactly("tokyo PASS true false true", "osaka ERR false true false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/clusters/nagoya"})
  void pagesSayThatItHasNotRun(String page) throws Exception {
    tokyoRan();

    assertThat(world.get(page).body()).contains("nagoya").containsIgnoringCase("no run yet");
  }
}
