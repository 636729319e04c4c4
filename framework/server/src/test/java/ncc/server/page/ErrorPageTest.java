package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {
  @TempDir Path folder;

  /// Nothing begins while the timetable cannot be read.
  @ParameterizedTest
  @ValueSource(strings = {"/", "/alerts", "/silences", "/runs", "/clusters/tokyo"})
  void aStoreThatIsGoneIsSaidWithItsReasonAndPromisesNoRuns(String path) throws Exception {
    try (var world = new PageWorld(folder)) {
      Files.delete(folder.resolve("store.db"));

      var page = world.get(path);

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body())
          .contains("The store is out of reach", "nothing new begins meanwhile", "/-/ready say why")
          .doesNotContain("go on running");
    }
  }

  @Test
  void aPageThatThereIsNotSaysSo() throws Exception {
    try (var world = new PageWorld(folder)) {
      assertThat(world.get("/nope").body()).contains("Nothing is served at /nope.");
    }
  }
}
