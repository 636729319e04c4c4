package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The daemon as a process of its own, and the commands beside it.
@Timeout(180)
class ServeTest {
  @TempDir Path folder;

  private Ncc.Result ncc(Object... words) throws Exception {
    return new Ncc(folder).run(words);
  }

  @Test
  void runsRemembersAndEndsWhenItIsTold() throws Exception {
    var serving =
        new Ncc(folder)
            .start(Map.of(), "--source", Ncc.TOKYO, "serve", "--web.listen-address", "127.0.0.1:0");
    try {
      while (ncc("runs").out().lines().count() < 13) {
        assertThat(serving.process().isAlive()).isTrue();
        Thread.sleep(100);
      }
      var alerts = ncc("alerts", "--severity", "critical");
      assertThat(alerts.code()).isZero();
      assertThat(alerts.out()).contains("CRITICAL", "tokyo-01", "db-02");

      var id = alerts.out().substring(0, 8);
      assertThat(ncc("ack", id, "--note", "ordered", "--until", "2d").code()).isZero();
      assertThat(ncc("alerts", id).out()).contains("ACKNOWLEDGED", "ordered");
      assertThat(ncc("ack", "nobody").err()).contains("no alert has an id that begins with");

      assertThat(ncc("history", "ngt_client_cert_expiry_check").out())
          .contains("F  tokyo-01  db-02");
      assertThat(ncc("silence", "add", "--check", "A600103", "--until", "4h").code()).isZero();
      assertThat(ncc("silence", "list").out()).contains("in force", "check=A600103");
      var runs = ncc("runs", "--check", "ngt_comm_link_check").out().lines().toList();
      var run = runs.getLast().split(" ", 2)[0];
      var saved = folder.resolve("before.json");
      ncc("--source", Ncc.TOKYO, Ncc.NOW, "--report", "json=" + saved, "health_checks", "run_all");
      assertThat(ncc("diff", saved, run).code()).isZero();
      setsAndRunsBesideIt();
    } finally {
      serving.process().destroy();
    }
    var ended = serving.end();

    assertThat(ended.err())
        .contains("info serving", "info listening on http://127.0.0.1:", "info ending");
    assertThat(Files.exists(folder.resolve("state/ncc/store.db"))).isTrue();
  }

  private void setsAndRunsBesideIt() throws Exception {
    var check = "ngt_client_cert_expiry_check";
    assertThat(ncc("run", check, "--wait").code()).isEqualTo(2);
    assertThat(ncc("run", "--only", "failed", "--wait", "--report", "json=-").out())
        .contains("\"schema_version\"", check);
    assertThat(ncc("run", "ngt_chekcs").err()).contains("did you mean 'ngt_checks'?");
    assertThat(ncc("tasks").out()).contains("ended", "1 of 1 done", "all, only failed");
    assertThat(ncc("set", check, "alert.raise-after=2", "info=120d").code()).isZero();
    assertThat(ncc("set", check, "off", "--cluster", "tokyo-01").code()).isZero();
    assertThat(ncc("set", "--list", "--cluster", "tokyo-01").out())
        .contains("enabled=false", "set for tokyo-01 by", "info=120d");
    assertThat(ncc("set", check, "warn=1s", "info=0s").err()).contains(check + ": expected");
    for (int i = 0; i < 50 && ncc("run", check).code() == 0; i++) {
      Thread.sleep(100);
    }
    assertThat(ncc("run", check).err()).contains("it is switched off");
    assertThat(ncc("set", check, "--reset", "--cluster", "tokyo-01").code()).isZero();
    assertThat(ncc("set", "--log").out()).contains("enabled", "false > -");
    assertThat(ncc("deliveries").code()).isZero();
    assertThat(ncc("deliveries", "--retry", "17").err()).contains("no delivery that was given up");
  }

  @Test
  void theStoreOfTheConfigurationIsFoundByTheDaemonAndAllBesideIt() throws Exception {
    Files.writeString(
        folder.resolve("ncc.yaml"),
        """
        clusters:
          - {name: tokyo-01, sources: [%s]}
        checks:
          ngt_client_cert_expiry_check: {cron: 30 2 * * * Asia/Tokyo}
        store:
          url: here.db
          keep: {history: 30d, runs: 1d, size: 500MB}
        """
            .formatted(Ncc.TOKYO));
    var beside = new Ncc(folder, Map.of("NCC_CONFIG", folder.resolve("ncc.yaml").toString()));
    var serving = beside.start(Map.of(), "serve", "--web.listen-address", "none");
    try {
      while (beside.run("runs").out().lines().count() < 4) {
        assertThat(serving.process().isAlive()).isTrue();
        Thread.sleep(100);
      }
      assertThat(beside.run("runs", "--check", "ngt_client_cert_expiry_check").out()).isEmpty();
      assertThat(beside.run("set", "ngt_client_cert_expiry_check").out())
          .containsPattern("cron=30 2 \\* \\* \\* Asia/Tokyo +configuration");
      for (var words : List.of("alerts", "silence list", "tasks", "deliveries", "set --log")) {
        assertThat(beside.run((Object[]) words.split(" ")).code()).as(words).isZero();
      }
      assertThat(beside.run("alerts", "--store", "other.db").err())
          .contains("other.db", "there is none yet");
      assertThat(beside.run(Map.of("NCC_STORE", "another.db"), "alerts").err())
          .contains("another.db", "there is none yet");
      setsThoughTheConfigurationHasFaults(beside, serving);
    } finally {
      serving.process().destroy();
    }
    assertThat(serving.end().err()).contains("store " + folder.resolve("here.db"));
    assertThat(folder.resolve("state/ncc/store.db")).doesNotExist();
  }

  private void setsThoughTheConfigurationHasFaults(Ncc beside, Ncc.Running serving)
      throws Exception {
    var file = folder.resolve("ncc.yaml");
    var expiry = "ngt_client_cert_expiry_check";
    Files.writeString(
        file,
        Files.readString(file)
            .replace("cron: 30 2 * * *", "warn: 500d, cron: 30 2 * * *")
            .replace("  keep:", "  kept:"));
    while (!serving.hasSaid("configuration not taken, the earlier one stays")) {
      assertThat(serving.process().isAlive()).isTrue();
      Thread.sleep(50);
    }

    assertThat(beside.run("set", expiry, "off").err())
        .contains("ncc.yaml:7:3: 'kept' is not known");
    var off = beside.run("set", "--store", folder.resolve("here.db"), expiry, "off");

    assertThat(off.code()).isZero();
    assertThat(off.err()).contains("ncc.yaml:4:3", "ncc.yaml:7:3", "ncc: going on without what is");
    assertThat(beside.run("set", "--store", folder.resolve("here.db"), expiry).out())
        .containsPattern("enabled=false +set by")
        .containsPattern("interval=\\S+ +default");
    Files.writeString(folder.resolve("late.jar"), "");
    Files.writeString(file, "plugin-path: late.jar\n" + Files.readString(file));
    while (!serving.hasSaid("jars of plugins are new, changed or gone; this daemon goes on")) {
      assertThat(serving.process().isAlive()).isTrue();
      Thread.sleep(50);
    }
  }

  @Test
  void aCommandBesideNoDaemonSaysWhatToDo() throws Exception {
    var result = ncc("alerts");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("there is none yet; 'ncc serve' makes it");
  }

  @Test
  void aStoreThatCannotBeMadeIsOneLine() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "x");

    var result = ncc("--source", Ncc.TOKYO, "serve", "--store", file.resolve("store.db"));

    assertThat(result.code()).isEqualTo(78);
    assertThat(result.err().lines()).hasSize(1);
  }
}
