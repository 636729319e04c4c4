package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import ncc.spi.check.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A name that nothing has is never taken for one of which there is nothing to tell.
class MistypedNameTest {
  @TempDir static Path folder;
  private static PageWorld world;

  @BeforeAll
  static void open() throws Exception {
    world = new PageWorld(folder);
    world.knows("nagoya");
    world.ran("", PageWorld.LEVEL, "tokyo", Map.of(PageWorld.vm("db"), Verdict.pass()));
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/clusters/tokio, 404, tokyo",
    "/checks/levl_check, 404, level_check",
    "/checks/level_check?cluster=tokio, 400, tokyo",
    "/alerts?cluster=tokio, 400, tokyo",
    "/alerts?cluster=nagoia, 400, nagoya",
    "/alerts?check=levl_check, 400, level_check",
    "/runs?cluster=tokio, 400, tokyo",
    "/runs?check=levl_check, 400, level_check",
    "/api/v1/alerts?cluster=tokio, 400, tokyo",
    "/api/v1/alerts?check=levl_check, 400, level_check",
    "/api/v1/alerts?clutser=tokyo, 400, cluster",
    "/api/v1/runs?cluster=tokio, 400, tokyo",
    "/api/v1/runs?check=levl_check, 400, level_check",
    "/api/v1/checks/levl_check, 404, level_check",
    "/api/v1/checks/levl_check/settings, 404, level_check",
    "/api/v1/checks/levl_check/changes, 404, level_check",
    "/api/v1/checks/level_check/settings?cluster=tokio, 404, tokyo",
    "/api/v1/checks/level_check/settings?claster=tokyo, 400, cluster",
  })
  void isRefusedWithTheNearestThatThereIs(String path, int status, String nearest)
      throws Exception {
    var answer = world.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body().replace("&#39;", "'")).contains("did you mean '" + nearest + "'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?state=bad",
        "/alerts?state=bad",
        "/alerts?severity=bad",
        "/tasks/none",
        "/runs?task=none",
        "/vms/none",
        "/vms/none?cluster=tokio",
        "/api/v1/alerts?severity=bad",
        "/api/v1/alerts?state=bad",
        "/api/v1/runs?task=none",
        "/api/v1/clusters?wat=1",
        "/api/v1/tasks/none",
        "/api/v1/alerts?cluster=tokyo&cluster=nagoya",
        "/api/v1/runs?check=level_check&check=other_check",
        "/api/v1/checks/level_check/settings?cluster=tokyo&cluster=nagoya",
      })
  void isRefusedWhereNothingIsNear(String path) throws Exception {
    assertThat(world.get(path).statusCode()).isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?state=warn&q=tok",
        "/clusters/nagoya",
        "/checks/level_check?cluster=tokyo",
        "/checks/level_check?cluster=nagoya",
        "/checks/level_check?q=whatever",
        "/alerts?cluster=tokyo&check=level_check&severity=warning&state=open",
        "/alerts?check=ncc_inventory",
        "/runs?cluster=nagoya&check=other_check",
        "/api/v1/alerts?cluster=nagoya",
        "/api/v1/alerts?severity=Warning&state=open&limit=3",
        "/api/v1/runs?cluster=tokyo",
        "/api/v1/alerts?state=open&state=resolved",
      })
  void ofWhatThereIsNothingToTellIsAnswered(String path) throws Exception {
    assertThat(world.get(path).statusCode()).isEqualTo(200);
  }
}
