package ncc.dist;

import static ncc.dist.Ncc.NOW;
import static ncc.dist.Ncc.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator sees of plugins that misbehave.
class PluginsAtWorkTest {
  /// A check that is healthy there.
  private static final String[] HEALTHY = {"health_checks", "ngt_checks", "ngt_port_2074_check"};

  @TempDir Path folder;
  private Ncc ncc;

  @BeforeEach
  void anNcc() {
    ncc = new Ncc(folder);
  }

  private Ncc.Result run(String[] check, Object... options) {
    return ncc.run(line(check, options));
  }

  /// As a process, which a plugin might end.
  private Ncc.Result runAlone(String[] check, Object... options) throws Exception {
    return ncc.runAlone(line(check, options));
  }

  private static Object[] line(String[] check, Object... options) {
    var line = new ArrayList<Object>(List.of("--source", TOKYO, NOW));
    line.addAll(List.of(options));
    line.addAll(List.of((Object[]) check));
    return line.toArray();
  }

  private String json() {
    return "json=" + folder.resolve("run.json");
  }

  private static String[] acme() {
    return new String[] {"health_checks", "acme_checks", "run_all"};
  }

  @Test
  void whatIsAskedForAndMissingIsNeverHealthy() throws Exception {
    var whole = run(HEALTHY);
    var mistyped = run(HEALTHY, "--plugin-path", "plugns", "--report", json());

    assertThat(whole.code()).as(whole.err()).isZero();
    assertThat(mistyped.code()).isEqualTo(3);
    assertThat(mistyped.err())
        .contains("ncc: plugin not used: plugns: not a jar or folder that can be read")
        .endsWith(
            "ncc: 1 plugin problem, counted as ERR; --allow-plugin-problems lets it be judged"
                + " without\n");
    assertThat(mistyped.out()).contains("Plugin not used: plugns");
    assertThat(folder.resolve("run.json")).content().contains("\"status\": \"ERR\"");
    assertThat(ncc.run("render", folder.resolve("run.json")).code()).isEqualTo(3);
  }

  @Test
  void whoKnowsOfItMayLetItPass() throws Exception {
    var allowed =
        run(HEALTHY, "--plugin-path=plugns", "--allow-plugin-problems", "--report", json());

    assertThat(allowed.code()).as(allowed.err()).isZero();
    assertThat(allowed.err()).contains("plugin not used: plugns").doesNotContain("so the run");
    assertThat(folder.resolve("run.json"))
        .content()
        .contains("\"status\": \"SKIP\"")
        .contains("\"accepted\":true");
    assertThat(ncc.run("render", folder.resolve("run.json")).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(0);",
        "Runtime.getRuntime().halt(0);",
        "new Thread(() -> System.exit(0)).run();",
      })
  void aCheckThatEndsTheProcessIsErrAndTheReportsAreWritten(String end) throws Exception {
    var jar = PluginJarOf.check(folder.resolve("acme.jar"), "acme_check", end);

    var result = runAlone(acme(), "--plugin-path", jar, "--report", "json=run.json");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("not for plugins").contains("| Total Plugins | 1     |");
    assertThat(folder.resolve("run.json")).content().contains("not for plugins");
  }

  @Test
  void anEndByAnyOtherWayHasACodeOfItsOwn() throws Exception {
    var jar =
        PluginJarOf.check(
            folder.resolve("acme.jar"),
            "acme_check",
            "System.class.getMethod(\"ex\" + \"it\", int.class).invoke(null, 0);");

    var result = runAlone(acme(), "--plugin-path", jar);

    assertThat(result.code()).isEqualTo(70);
    assertThat(result.err())
        .contains("ncc: System.exit was called by Acme; nothing of this run counts");
  }

  @Test
  void aReportThatFailsIsOneLineAndTheOthersAreWritten() throws Exception {
    var jar =
        PluginJarOf.report(
            folder.resolve("acme.jar"), "throw new IllegalStateException(\"a\\nb\");");

    var result =
        run(
            HEALTHY,
            "--plugin-path",
            jar,
            "--report",
            "acme=" + folder.resolve("acme.txt"),
            "--report",
            json());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "ncc: acme report: it failed and is not written: java.lang.IllegalStateException: ")
        .doesNotContain("\tat ");
    assertThat(result.out()).contains("| Total Plugins | 1     |");
    assertThat(Files.exists(folder.resolve("acme.txt"))).isFalse();
    assertThat(folder.resolve("run.json")).content().contains("\"status\": \"SKIP\"");
  }

  @Test
  void whatAPluginPrintsIsNotAmongTheResults() throws Exception {
    var jar =
        PluginJarOf.check(
            folder.resolve("acme.jar"), "acme_check", "System.out.println(\"I am here\");");

    var result = runAlone(acme(), "--plugin-path", jar, "--report", "json=-");

    assertThat(result.out()).startsWith("{").endsWith("}\n").doesNotContain("I am here");
    assertThat(result.err()).contains("I am here");
    assertThat(result.code()).isZero();
  }

  @Test
  void theConfigurationNamesPluginsToo() throws Exception {
    PluginJarOf.check(
        Files.createDirectory(folder.resolve("p")).resolve("a.jar"), "acme_check", "");
    Files.writeString(
        folder.resolve("ncc.yaml"),
        """
        plugin-path: p/a.jar
        checks:
          acme_check: {enabled: true}
        """);

    var shown = ncc.runAlone("--config", "ncc.yaml", "config", "show");

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("plugin-path:").contains("- p/a.jar").contains("ncc.yaml:1");
    assertThat(ncc.run("health_checks", "acme_checks").code()).isEqualTo(64);
    var path = Map.of("NCC_PLUGIN_PATH", folder.resolve("p").toString());
    assertThat(ncc.run(path, "describe", "acme_check").code()).isZero();
  }

  @Test
  void whatIsSuggestedLeadsToThePluginAgain() throws Exception {
    var jar = PluginJarOf.check(folder.resolve("acme.jar"), "acme_check", "");

    var result = ncc.run("--plugin-path", jar, "acme_check");

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err())
        .contains("Did you mean 'health_checks acme_checks acme_check'?")
        .contains("'ncc --plugin-path " + jar + " --help' shows what is possible.");
  }
}
