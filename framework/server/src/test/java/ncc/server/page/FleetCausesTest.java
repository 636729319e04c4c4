package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetCausesTest {
  @TempDir Path folder;

  @Test
  void alertsOfOneCauseAreOneLineOverAllClusters() throws Exception {
    try (var world = new PageWorld(folder)) {
      world.knows("tokyo-01", "osaka-02");
      world.holds(world.alert("a1", PageWorld.vm("web-01"), "tokyo-01"));
      world.holds(world.alert("a2", PageWorld.vm("web-02"), "osaka-02"));

      var page = world.get("/").body();

      assertThat(page)
          .contains("<h3>What lies behind them</h3>")
          .containsPattern(
              "<a href=\"/alerts\\?check=level_check\">Level is high</a>"
                  + "<code class=\"under\">level_check</code></th>.*"
                  + "data-label=\"Alerts\">2</td>.*data-label=\"Follow from it\">0</td>"
                  + "<td data-label=\"Clusters\">2</td>");
    }
  }

  @Test
  void withoutAlertsThereIsNothingBehindThem() throws Exception {
    try (var world = new PageWorld(folder)) {
      world.knows("tokyo-01");

      assertThat(world.get("/").body()).doesNotContain("What lies behind them");
    }
  }
}
