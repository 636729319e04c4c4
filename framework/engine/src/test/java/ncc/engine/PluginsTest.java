package ncc.engine;

import static ncc.engine.PluginJar.ANNOTATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginsTest {
  @TempDir static Path once;
  @TempDir Path folder;

  /// Beside every broken plugin stands a good one that must still be found.
  @BeforeEach
  void aGoodPlugin() throws IOException {
    Files.copy(once.resolve("good.jar"), folder.resolve("good.jar"));
  }

  @BeforeAll
  static void makeAGoodPlugin() throws IOException {
    PluginJar.write(
        once.resolve("good.jar"),
        "Good",
        PluginJar.check("Good", "good_check", ANNOTATION, ""),
        "Good");
  }

  @Test
  void aPluginInAJarIsFound() {
    var catalog = Plugins.find(List.of(folder));

    assertThat(catalog.checks()).extracting(CheckPlugin::id).containsExactly("good_check");
    assertThat(catalog.modules()).containsOnlyKeys("plugin_checks");
    assertThat(catalog.problems()).isEmpty();
  }

  @Test
  void aFileThatIsNoJarIsAProblem() throws IOException {
    Files.writeString(folder.resolve("broken.jar"), "not a jar");

    assertProblem("broken.jar: not a jar that can be read");
  }

  @Test
  void aMissingFolderIsAProblem() {
    var catalog = Plugins.find(List.of(folder.resolve("nowhere"), folder));

    assertThat(catalog.problems())
        .singleElement()
        .asString()
        .endsWith("nowhere: not a jar or folder that can be read: no such file or folder");
    assertThat(catalog.check("good_check")).isPresent();
  }

  @Test
  void aFolderWithoutJarsIsAProblem() throws IOException {
    var classes = Files.createDirectories(folder.resolve("classes/META-INF/services"));
    Files.writeString(classes.resolve("ncc.spi.check.Check"), "acme.Check");

    for (var named : List.of(folder.resolve("classes"), classes.getParent())) {
      assertThat(Plugins.find(List.of(named)).problems())
          .singleElement()
          .asString()
          .endsWith(named + ": holds no jar, so no plugin");
    }
  }

  @Test
  void aMissingClassIsAProblemAndTheNextInTheSameJarIsUsed() throws IOException {
    PluginJar.write(
        folder.resolve("half.jar"),
        "Other",
        PluginJar.check("Other", "other_check", ANNOTATION, ""),
        "no.such.Class",
        "Other");

    var catalog = assertProblem("Provider no.such.Class not found");
    assertThat(catalog.check("other_check")).isPresent();
  }

  @Test
  void aMissingAnnotationIsAProblem() throws IOException {
    plugin("bare.jar", PluginJar.check("Bad", "bad", "", ""));

    assertProblem("Bad: a check must be annotated with @CheckInfo");
  }

  @Test
  void anIdThatIsNoWordIsAProblem() throws IOException {
    plugin("odd.jar", PluginJar.check("Bad", "bad check", ANNOTATION, ""));

    assertProblem("Bad: 'bad check' is no check id");
  }

  @Test
  void anIdTakenTwiceIsAProblemOfTheSecond() throws IOException {
    plugin("twin.jar", PluginJar.check("Bad", "good_check", ANNOTATION, ""));

    assertProblem("check 'good_check' is already taken, so this one is not used");
  }

  @Test
  void anAlertIdTakenTwiceIsAProblemOfTheSecond() throws IOException {
    plugin("alone.jar", PluginJar.check("Bad", "bad_check", alerting("A1"), ""));
    PluginJar.write(
        folder.resolve("twin.jar"),
        "Twin",
        PluginJar.check("Twin", "twin_check", alerting("A1"), ""),
        "Twin");

    var catalog =
        assertProblem(
            "twin.jar: Twin: alert id 'A1' is already taken, so this one is not used: it belongs"
                + " to bad_check of "
                + folder.resolve("alone.jar"));
    assertThat(catalog.check("bad_check")).isPresent();
    assertThat(catalog.check("twin_check")).isEmpty();
  }

  @Test
  void aMetricTakenTwiceIsAProblemOfTheSecond() throws IOException {
    plugin("alone.jar", PluginJar.check("Bad", "bad_check", measuring("ncc_ngt_up"), ""));
    PluginJar.write(
        folder.resolve("twin.jar"),
        "Twin",
        PluginJar.check("Twin", "twin_check", measuring("ncc_ngt_up"), ""),
        "Twin");

    var catalog =
        assertProblem(
            "twin.jar: Twin: metric 'ncc_ngt_up' is already taken, so this one is not used: it"
                + " belongs to bad_check of "
                + folder.resolve("alone.jar"));
    assertThat(catalog.check("twin_check")).isEmpty();
  }

  @Test
  void aMetricThatACheckNamesTwiceIsAProblem() throws IOException {
    var one = "@CheckInfo.Metric(value = \"v\", name = \"ncc_ngt_up\", help = \"h\")";
    var twice =
        ANNOTATION.replace("interval =", "metrics = {%s, %s}, interval =".formatted(one, one));
    plugin("twice.jar", PluginJar.check("Bad", "bad_check", twice, ""));

    assertProblem("twice.jar: Bad: metric 'ncc_ngt_up' is there twice");
  }

  @ParameterizedTest
  @CsvSource({
    "ncc_check_status, metric 'ncc_check_status' is already taken",
    "ncc_alerts, metric 'ncc_alerts' is already taken",
    "ncc_disk_total, 'ncc_disk_total' is no name of a gauge",
    "ncc_disk_count, 'ncc_disk_count' is no name of a gauge",
    "disk_full, 'disk_full' is no metric name",
  })
  void aMetricThatWouldBeDroppedIsAProblem(String name, String reason) throws IOException {
    plugin("drops.jar", PluginJar.check("Bad", "bad_check", measuring(name), ""));

    assertProblem("drops.jar: Bad: " + reason);
  }

  /// Two labels of one name would make what is scraped invalid.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind",
        "subject",
        "subject_id",
        "cluster",
        "vm_uuid",
        "guest",
        "endpoint",
        "Kind"
      })
  void aTextThatCannotBeALabelIsAProblem(String value) throws IOException {
    plugin(
        "labels.jar",
        PluginJar.check("Bad", "bad_check", measuring("ncc_disk_model_info", value), ""));

    assertProblem(
        "labels.jar: Bad: value '%s' of metric 'ncc_disk_model_info' cannot be a label"
            .formatted(value));
  }

  private static String measuring(String name) {
    return measuring(name, "v");
  }

  private static String measuring(String name, String value) {
    return ANNOTATION.replace(
        "interval =",
        "metrics = @CheckInfo.Metric(value = \"%s\", name = \"%s\", help = \"h\"), interval ="
            .formatted(value, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-5m", "PT0.001S", "9999999999d", "often"})
  void anIntervalThatNoDaemonTakesIsAProblemOfItsJar(String interval) throws IOException {
    plugin(
        "hasty.jar", PluginJar.check("Bad", "bad_check", ANNOTATION.replace("1h", interval), ""));

    assertProblem("hasty.jar: Bad: interval: ");
  }

  @Test
  void aConstructorThatHangsIsAProblemAndTheOtherJarsAreUsed() throws IOException {
    plugin(
        "hangs.jar",
        PluginJar.check(
            "Bad",
            "bad_check",
            ANNOTATION,
            "while (true) { java.util.concurrent.locks.LockSupport.park(); }"));

    var catalog = Plugins.find(List.of(folder), Duration.ofSeconds(1));

    assertThat(catalog.problems())
        .singleElement()
        .asString()
        .contains("hangs.jar: hangs while it is loaded: nothing came back within 1s");
    assertThat(catalog.check("good_check")).isPresent();
  }

  private static String alerting(String id) {
    return ANNOTATION.replace(
        "interval =", "alert = \"%s\", alertTitle = \"t\", interval =".formatted(id));
  }

  @Test
  void aConstructorThatThrowsIsAProblem() throws IOException {
    plugin(
        "throws.jar",
        PluginJar.check("Bad", "bad_check", ANNOTATION, "if (true) throw new Error(\"boom\");"));

    assertProblem("java.lang.Error: boom");
  }

  private void plugin(String jar, String source) throws IOException {
    PluginJar.write(folder.resolve(jar), "Bad", source, "Bad");
  }

  private Catalog assertProblem(String what) {
    var catalog = Plugins.find(List.of(folder));

    assertThat(catalog.problems()).singleElement().asString().contains(what);
    assertThat(catalog.check("good_check")).isPresent();
    return catalog;
  }
}
