package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No text says `1 VMs`: `Count` puts a number and its noun together, or a template decides.
class NumberWordsTest {
  private static final Pattern PLURAL_IN_JAVA =
      Pattern.compile("%,?d [a-zA-Z-]*[a-zA-Z]s\\b(?!/s)|\\? \"\" : \"e?s\"");

  /// A loop over what is listed is no number.
  private static final Pattern PLURAL_ON_A_PAGE =
      Pattern.compile("(?:\\?size|\\?c|\\bn\\([^{}]*\\))\\} (?!is\\b|was\\b|has\\b)[a-z]+s\\b");

  @Test
  void noFormatPutsAPluralBehindANumber() throws IOException {
    assertThat(lines(".java", PLURAL_IN_JAVA)).isEmpty();
  }

  @Test
  void noPagePutsAPluralBehindANumberUnlessItIsAsked() throws IOException {
    assertThat(lines(".ftlh", PLURAL_ON_A_PAGE))
        .allMatch(line -> line.contains("confirm.ftlh: ") || line.contains("== 1"));
  }

  private static List<String> lines(String ending, Pattern pattern) throws IOException {
    try (var files = Files.walk(Checkout.root())) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> file.toString().contains("/src/main/"))
          .flatMap(file -> hits(file, pattern))
          .toList();
    }
  }

  private static Stream<String> hits(Path file, Pattern pattern) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> pattern.matcher(line).find())
          .map(line -> file.getFileName() + ": " + line.strip());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
