package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of `samples/prometheus` keep what is promised of them.
class SampleRulesTest {
  private static final Path SAMPLES = Checkout.root().resolve("samples/prometheus");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\S+)$");
  private static final Pattern TRIED = Pattern.compile("alertname: (\\S+)\n +exp_alerts:\n");

  @Test
  void everyPromisedAlertIsThereAndNoOther() throws IOException {
    assertThat(found(ALERT, "ncc-alerts.yml"))
        .containsExactlyElementsOf(Files.readAllLines(SAMPLES.resolve("promised-alerts.txt")));
  }

  @Test
  void everyPromisedAlertFiresInAUnitTest() throws IOException {
    assertThat(found(TRIED, "ncc-alerts-test.yml"))
        .containsExactlyElementsOf(Files.readAllLines(SAMPLES.resolve("promised-alerts.txt")));
  }

  @Test
  void everyAlertSaysWhatToDoAndWaitsBeforeItFires() throws IOException {
    var rules = Files.readString(SAMPLES.resolve("ncc-alerts.yml")).split("(?m)^ +- alert: ", -1);

    assertThat(rules).hasSizeGreaterThan(1);
    assertThat(List.of(rules).subList(1, rules.length))
        .allSatisfy(rule ->
            assertThat(rule)
                .matches("(?s)Ncc[A-Z][A-Za-z0-9]*\n.*")
                .contains(" for: ", " severity: ", " summary: ", " description: ")
                .contains(" runbook_url: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ncc-alerts.yml", "ncc-recording.yml", "ncc-alerts-test.yml"})
  void everyMetricIsOneThatIsDocumented(String file) throws IOException {
    assertThat(Metrics.namedIn(Files.readString(SAMPLES.resolve(file))))
        .isNotEmpty()
        .isSubsetOf(Metrics.documented());
  }

  @Tag("tools")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check rules ncc-alerts.yml ncc-recording.yml",
        "test rules ncc-alerts-test.yml",
        "check config prometheus.yml"
      })
  void promtoolIsContent(String words) throws IOException, InterruptedException {
    var promtool =
        new ProcessBuilder(("promtool " + words).split(" ", -1))
            .directory(SAMPLES.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(promtool.getInputStream().readAllBytes(), UTF_8);

    assertThat(promtool.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }

  private static List<String> found(Pattern pattern, String file) throws IOException {
    var text = Files.readString(SAMPLES.resolve(file));
    var names = pattern.matcher(text).results().map(result -> result.group(1)).toList();
    return List.copyOf(new TreeSet<>(names));
  }
}
