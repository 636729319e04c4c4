package ncc.testkit.cvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import ncc.testkit.cvm.ShellLine.Joint;
import ncc.testkit.cvm.ShellLine.Silenced;
import ncc.testkit.cvm.ShellLine.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLineTest {
  private static final String NOT_UNDERSTOOD = "?";

  /// Reads lines ended by NUL and prints of each the number of its words, then these.
  private static final String BASH =
      """
      while IFS= read -r -d '' line; do
        if eval "set -- $line" 2>/dev/null; then
          printf '%s\\0' "$#" "$@"
        else
          printf '?\\0'
        fi
      done
      """;

  @TempDir Path folder;

  @Test
  void splitsWordsAsBashDoes() throws Exception {
    var lines = lines();

    assertThat(lines.stream().map(ShellLineTest::split).collect(Collectors.joining("\n")))
        .isEqualTo(String.join("\n", byBash(lines)));
  }

  @Test
  void knowsCommandsJoinedAndSilenced() {
    assertThat(ShellLine.parse("a 2>/dev/null; b >/dev/null </dev/null && c || d # e", Map.of()))
        .containsExactly(
            new Step(Joint.ALWAYS, List.of("a"), List.of(Silenced.ERR)),
            new Step(Joint.ALWAYS, List.of("b"), List.of(Silenced.OUT)),
            new Step(Joint.AND, List.of("c"), List.of()),
            new Step(Joint.OR, List.of("d"), List.of()));
  }

  @Test
  void fillsInVariablesButNotInSingleQuotes() {
    var step = ShellLine.parse("$A \"<$A>\" '$A' \\$A $B.", Map.of("A", "x")).getFirst();

    assertThat(step.words()).containsExactly("x", "<x>", "$A", "$A", ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a & b",
        "`a`",
        "\"`a`\"",
        "$(a)",
        "\"$(a)\"",
        "${a}",
        "(a)",
        "'a",
        "\"a",
        "a > b",
        "a 2>&1",
        "a$?"
      })
  void refusesWhatAQuotingMistakeWouldSetFree(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> ShellLine.parse(line, Map.of()));
  }

  /// Every line is a word list of one command: nothing in them joins, redirects or expands.
  private static List<String> lines() {
    var random = new Random(2074);
    var lines = new ArrayList<String>();
    var pieces =
        List.of(
            "a", "B", " ", "  ", "\t", "'", "'", "\"", "\"", "\\", "\\", "-", "=", ",", ".", "é",
            "会", "#", "a#");
    for (int i = 0; i < 3000; i++) {
      var line = new StringBuilder();
      for (int length = random.nextInt(14); length > 0; length--) {
        line.append(pieces.get(random.nextInt(pieces.size())));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String split(String line) {
    try {
      var words = ShellLine.parse(line, Map.of()).getFirst().words();
      return words.size()
          + words.stream().map(word -> "<" + word + ">").collect(Collectors.joining());
    } catch (IllegalArgumentException e) {
      return NOT_UNDERSTOOD;
    }
  }

  private List<String> byBash(List<String> lines) throws IOException, InterruptedException {
    var in = Files.writeString(folder.resolve("in"), String.join("\0", lines) + "\0");
    var out = folder.resolve("out");
    var bash =
        new ProcessBuilder("bash", "-c", BASH)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .start();
    assertThat(bash.waitFor()).isZero();
    return answers(Files.readString(out, UTF_8).split("\0", -1));
  }

  private static List<String> answers(String[] said) {
    var answers = new ArrayList<String>();
    for (int i = 0; i < said.length - 1; i++) {
      var count = said[i];
      var answer = new StringBuilder(count);
      for (int left = count.equals("?") ? 0 : Integer.parseInt(count); left > 0; left--) {
        answer.append('<').append(said[++i]).append('>');
      }
      answers.add(answer.toString());
    }
    return answers;
  }
}
