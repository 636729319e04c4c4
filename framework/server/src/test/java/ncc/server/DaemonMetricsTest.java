package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import ncc.metrics.Numbers;
import ncc.server.metrics.Metrics;
import ncc.server.web.ListenAddress;
import ncc.server.web.WebServer;
import ncc.spi.check.Status;
import ncc.store.task.TaskItem;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a scrape shows of a run that somebody has waited for.
@Timeout(60)
class DaemonMetricsTest extends DaemonWorld {
  private static final int RUNS = 4;

  @Test
  void aRunThatHasEndedIsInTheNextScrape() throws Exception {
    var metrics = new Metrics(new Metrics.Build("1", "abc", "25"), () -> 1000);
    world.holds(VmFixture.healthy("db-01"));
    try (var daemon =
            new Daemon(
                store,
                "d1",
                PACE,
                CLOCK,
                plan(Duration.ofHours(1), true),
                NO_PLUGINS,
                List.of(metrics));
        var server =
            WebServer.start(new ListenAddress("127.0.0.1", 0), List.of(metrics.part(daemon)));
        var http = HttpClient.newHttpClient()) {
      daemon.start();
      for (int i = 0; i < RUNS; i++) {
        boolean works = i % 2 == 0;
        world.holds(VmFixture.healthy("db-01").link(works));
        run("t" + i);

        var text =
            http.send(
                    HttpRequest.newBuilder(URI.create(server.url()).resolve("/metrics")).build(),
                    BodyHandlers.ofString())
                .body();

        var last = latest("link_check").judged();
        assertThat(text)
            .contains("%s\"} 1.0\n".formatted(check("status", works ? Status.PASS : Status.FAIL)))
            .contains(
                "%s} %s\n".formatted(check("last_run_timestamp_seconds"), Numbers.unixTime(last)))
            .contains(
                "%s} %s\n"
                    .formatted(check("last_success_timestamp_seconds"), Numbers.unixTime(last)))
            .contains("ncc_source_up{cluster=\"tokyo\"");
      }
    }
  }

  private void run(String task) throws Exception {
    var link = List.of(new TaskItem("tokyo", "link_check"));
    store.ledger().ask(task, "somebody", "link_check", link, CLOCK.instant());
    await(() -> store.tasks().find(task).orElseThrow().endedAt().isPresent());
  }

  private static String check(String name, Status status) {
    return check(name) + ",status=\"" + status;
  }

  private static String check(String name) {
    return "ncc_check_%s{check=\"link_check\",cluster=\"tokyo\"".formatted(name);
  }
}
