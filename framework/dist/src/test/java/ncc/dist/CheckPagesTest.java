package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import ncc.engine.Descriptions;
import ncc.spi.check.Check;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The page of each check says what the check says of itself. `-Dncc.pages=write` writes them.
class CheckPagesTest {
  private static final Path FOLDER = Checkout.root().resolve("framework/docs/checks");

  static Stream<CheckDescription> checks() {
    return ServiceLoader.load(Check.class).stream()
        .map(ServiceLoader.Provider::get)
        .map(Descriptions::describe);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void eachCheckHasItsPage(CheckDescription check) throws IOException {
    var file = FOLDER.resolve(check.id() + ".md");
    var page = CheckPage.of(check);
    if ("write".equals(System.getProperty("ncc.pages"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }

    assertThat(file).hasContent(page);
  }

  @Test
  void noPageIsOfACheckThatThereIsNot() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(checks().map(check -> check.id() + ".md").toList());
    }
  }
}
