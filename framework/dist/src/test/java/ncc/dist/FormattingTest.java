package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One look for all code. `.ci/format` mends what this finds.
class FormattingTest {
  private final Formatter formatter = new Formatter();

  @Test
  void everyJavaFileIsFormatted() throws IOException {
    var files = javaFiles();

    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files.parallelStream().filter(file -> !isFormatted(file)).toList())
        .as("files to mend with .ci/format")
        .isEmpty();
  }

  private static List<Path> javaFiles() throws IOException {
    try (var files = Files.walk(Checkout.root())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private boolean isFormatted(Path file) {
    try {
      var source = Files.readString(file);
      return source.equals(formatter.formatSourceAndFixImports(source));
    } catch (IOException | FormatterException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
