package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A `--plugin-path` that names nothing loads nothing from where one happens to be.
class BlankPluginPathTest {
  static final List<List<String>> LINES =
      List.of(
          List.of("--plugin-path=", "list"),
          List.of("--plugin-path", "", "list"),
          List.of("list", "--plugin-path="),
          List.of("list", "--plugin-path", " "),
          List.of("--plugin-path", "named", "--plugin-path=\t", "list"),
          List.of("--plugin-path=", "--version", "--verbose"),
          List.of("--plugin-path=", "no_such_word"),
          List.of("--plugin-path", "", "health_checks", "run_all", "--help"));

  @ParameterizedTest
  @FieldSource("LINES")
  void isRefusedWhateverElseIsTyped(List<String> line) {
    assertThat(CommandRun.of(Map.of(), line))
        .isEqualTo(
            CommandRun.refused(
                "--plugin-path is blank; expected a jar, or a folder of jars; . is this folder"));
  }
}
