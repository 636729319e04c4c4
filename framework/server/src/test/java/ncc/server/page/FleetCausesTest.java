package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ncc.server.page.fleet.CauseLine;
import ncc.spi.alert.Severity;
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

  /// One alert of a cluster from which many follow is wider than two that stand alone.
  @Test
  void theWidestOfEquallyBadCausesComesFirst() {
    var alone = line("alone_check", 2, 0);
    var wide = line("wide_check", 1, 28);
    var narrow = line("narrow_check", 1, 0);

    assertThat(Stream.of(narrow, alone, wide).sorted(CauseLine.WORST_AND_WIDEST_FIRST))
        .containsExactly(wide, alone, narrow);
  }

  private static CauseLine line(String check, int subjects, int following) {
    return new CauseLine(
        Severity.WARNING, check, check, "Bad", subjects, following, List.of("tokyo-01"));
  }

  @Test
  void withoutAlertsThereIsNothingBehindThem() throws Exception {
    try (var world = new PageWorld(folder)) {
      world.knows("tokyo-01");

      assertThat(world.get("/").body()).doesNotContain("What lies behind them");
    }
  }
}
