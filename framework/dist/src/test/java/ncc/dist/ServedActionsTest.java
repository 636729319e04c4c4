package ncc.dist;

import static ncc.dist.ServedCapture.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people do on the pages of a daemon, seen by the commands beside it.
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServedActionsTest {
  @TempDir static Path folder;
  private static ServedCapture served;

  @BeforeAll
  static void serve() throws Exception {
    served = new ServedCapture(folder);
  }

  @AfterAll
  static void end() throws Exception {
    served.end();
  }

  private String idOf(String vm) throws Exception {
    return served
        .ncc("alerts")
        .out()
        .lines()
        .filter(line -> line.contains(vm))
        .findFirst()
        .orElseThrow()
        .split(" ", 2)[0];
  }

  @Test
  void aCheckThatIsRunTellsHowFarItIsAndIsDownloadedAsRendered() throws Exception {
    var page =
        served.post("/checks/" + EXPIRY, "/runs", Map.of("check", EXPIRY, "cluster", "tokyo-01"));
    var task = page.uri().getPath();
    assertThat(task).startsWith("/tasks/");
    while (!served.get(task).body().contains("Succeeded")) {
      served.assertIsAlive();
      Thread.sleep(50);
    }

    var report = "/api/v1/runs/" + task.substring("/tasks/".length()) + "/report/";
    var saved = Files.writeString(folder.resolve("run.json"), served.get(report + "json").body());
    for (String format : new String[] {"text", "html", "csv", "junit", "prometheus"}) {
      assertThat(served.get(report + format).body())
          .isEqualTo(served.ncc("render", saved, "--report", format + "=-").out());
    }
  }

  @Test
  void whoActsOnAnAlertIsInItsTrail() throws Exception {
    var id = idOf("db-02");
    var taken =
        served.post(
            "/alerts",
            "/alerts",
            Map.of("id", id, "act", "acknowledge", "note", "ordered", "for", "2d"));

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).contains("Acknowledged an alert:", "db-02 on tokyo-01");
    assertThat(served.ncc("alerts", id).out()).contains("ACKNOWLEDGED", "ordered", "local");
    assertThat(served.post("/alerts", "/alerts", Map.of("id", id, "act", "waive")).statusCode())
        .isEqualTo(422);
    served.post(
        "/alerts", "/alerts", Map.of("id", id, "act", "waive", "note", "replaced", "for", "4h"));
    assertThat(served.ncc("silence", "list").out()).contains("replaced");
    served.post("/alerts", "/alerts", Map.of("id", id, "act", "resolve", "confirmed", "yes"));
    assertThat(served.ncc("alerts", id).out()).contains("RESOLVED");
  }

  /// After it, nothing runs the check any more.
  @Test
  @Order(Integer.MAX_VALUE)
  void aCheckIsSetAndTurnedOffWithTheNameOfWhoDidIt() throws Exception {
    var page = "/checks/" + EXPIRY;
    var set =
        served.post(page, page + "/settings", Map.of("set.warn", "60d", "set.interval", "12h"));
    assertThat(set.body()).contains("by local", "every 12h", "60d");

    var refused = served.post(page, page + "/settings", Map.of("set.warn", "1000d"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Not changed:");

    var off = served.post(page, page + "/settings", Map.of("set.enabled", "false"));
    assertThat(off.body()).contains("It is turned off.", "Turn Check On");
  }
}
