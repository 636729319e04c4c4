package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestRootTest {
  @TempDir Path folder;
  private GuestRoot root;

  @BeforeEach
  void aRootWithAFile() throws IOException {
    root = GuestRoot.at(folder);
    Files.createDirectories(folder.resolve("usr/bin"));
    Files.writeString(folder.resolve("usr/bin/python3.9"), "");
  }

  @ParameterizedTest
  @CsvSource({
    "python3.9",
    "/usr/bin/python3.9",
    "../bin/./python3.9",
    "../../../../../../usr/bin/python3.9"
  })
  void linksAreFollowedAsInTheGuest(Path target) throws IOException {
    Files.createSymbolicLink(folder.resolve("usr/bin/python3"), target);

    assertThat(root.find("/usr/bin/python3")).contains(folder.resolve("usr/bin/python3.9"));
  }

  @Test
  void aLinkToAFileOfTheHostLeadsNowhere() throws IOException {
    var outside = Files.createTempFile("outside", ".txt");
    Files.createSymbolicLink(folder.resolve("usr/escape"), outside);
    Files.createSymbolicLink(folder.resolve("usr/up"), Path.of("../../").resolve(outside));

    assertThat(root.find("/usr/escape")).isEmpty();
    assertThat(root.find("/usr/up")).isEmpty();
    Files.delete(outside);
  }

  @Test
  void linksInACircleEnd() throws IOException {
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

    assertThatThrownBy(() -> root.find("/a")).isInstanceOf(FileSystemLoopException.class);
  }

  @ParameterizedTest
  @CsvSource({"/nothing", "/usr/nothing/below", "/usr/bin/python3.9/below"})
  void whatIsNotThereIsEmpty(String path) throws IOException {
    assertThat(root.find(path)).isEmpty();
  }

  @Test
  void theFolderOfThisMachineIsThisMachine() {
    assertThat(GuestRoot.at(Path.of("/usr/.."))).isEqualTo(GuestRoot.MACHINE);
    assertThat(root.here()).isFalse();
  }
}
