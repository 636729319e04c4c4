package ncc.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.cli.terminal.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginPlacesTest {
  @TempDir Path folder;

  @Test
  void nothingSaidIsNowhere() {
    assertThat(places(Map.of(), "list")).isEqualTo(new PluginPlaces(List.of(), false));
  }

  @Test
  void theInstallationTheFileAndTheLineAddUp() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("plugins")).resolve("own.jar"), "");
    var file = file("plugin-path: [../beside, /absolute/acme.jar]\n");

    assertThat(
            places(
                    Map.of("NCC_PLUGIN_PATH", "not/asked"),
                    "--config=" + file,
                    "list",
                    "--plugin-path",
                    "typed",
                    "--plugin-path=again")
                .paths())
        .containsExactly(
            folder.resolve("plugins"),
            folder.resolve("../beside"),
            Path.of("/absolute/acme.jar"),
            Path.of("typed"),
            Path.of("again"));
  }

  @Test
  void anInstallationWithoutPluginsOfItsOwnIsNoPlace() throws Exception {
    assertThat(places(Map.of(), "list").paths()).isEmpty();

    Files.createDirectory(folder.resolve("plugins"));

    assertThat(places(Map.of(), "list").paths()).isEmpty();
  }

  @Test
  void theVariableStandsInForTheLine() {
    assertThat(places(Map.of("NCC_PLUGIN_PATH", "one:/two::three"), "list").paths())
        .containsExactly(Path.of("one"), Path.of("/two"), Path.of("three"));
  }

  /// As a path, nothing is the folder one happens to be in.
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aBlankIsNoPlace(String blank) throws Exception {
    var file = file("plugin-path: [\"%s\", own]\n".formatted(blank));

    assertThat(
            places(
                    Map.of("NCC_PLUGIN_PATH", blank + ":one:" + blank),
                    "--config",
                    file.toString(),
                    "list")
                .paths())
        .containsExactly(folder.resolve("own"), Path.of("one"));
  }

  @Test
  void theFileIsTheOneThatAllElseIsReadFrom() throws Exception {
    var file = file("plugin-path: one\n");
    var config = Files.createDirectories(folder.resolve("config/ncc"));
    Files.writeString(config.resolve("ncc.yaml"), "plugin-path: own\n");

    assertThat(places(Map.of("NCC_CONFIG", file.toString()), "list").paths())
        .containsExactly(folder.resolve("one"));
    assertThat(places(Map.of(), "list").paths()).containsExactly(config.resolve("own"));
    assertThat(places(Map.of(), "--config", file.toString(), "list").paths())
        .containsExactly(folder.resolve("one"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plugin-path: {a: b}",
        "plugin-path: [",
        "- plugin",
        "\u0000plugin",
        "reports: x"
      })
  void aFileThatSaysNothingUsableIsLeftToWhoReadsItWhole(String text) throws Exception {
    var file = file(text);

    assertThat(places(Map.of(), "--config", file.toString(), "list").paths()).isEmpty();
    assertThat(places(Map.of(), "--config", "nowhere.yaml", "list").paths()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', false",
    "--allow-plugin-problems, '', '', true",
    "'', true, '', true",
    "'', false, '', false",
    "'', '', 'allow-plugin-problems: true', true",
    "'', '', 'allow-plugin-problems: false', false",
  })
  void problemsAreAllowedByWhoSaysSo(String word, String variable, String text, boolean allowed)
      throws Exception {
    var file = file(text);

    assertThat(
            places(
                    Map.of("NCC_ALLOW_PLUGIN_PROBLEMS", variable),
                    "--config",
                    file.toString(),
                    word.isEmpty() ? "list" : word)
                .areProblemsAllowed())
        .isEqualTo(allowed);
  }

  @Test
  void anotherJarIsNoticed() throws Exception {
    var folder = Files.createDirectory(this.folder.resolve("p"));
    var places = places(Map.of("NCC_PLUGIN_PATH", folder.toString()), "serve");
    assertThat(places.jars()).isEmpty();

    Files.writeString(folder.resolve("a.jar"), "one");
    var one = places.jars();
    assertThat(one).hasSize(1).isEqualTo(places.jars());

    Files.writeString(folder.resolve("a.jar"), "another");
    assertThat(places.jars()).hasSize(1).isNotEqualTo(one);
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("ncc.yaml"), text);
  }

  private PluginPlaces places(Map<String, String> variables, String... typed) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var all = new HashMap<>(variables);
    all.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    return PluginPlaces.of(
        List.of(typed),
        new Environment(
            nowhere,
            nowhere,
            new Environment.Screen(false, false, 80),
            all,
            Optional.of(folder),
            new Environment.Version("0.1.0", "test"),
            InstantSource.system()));
  }
}
