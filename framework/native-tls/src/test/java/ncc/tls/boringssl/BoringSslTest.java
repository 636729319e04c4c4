package ncc.tls.boringssl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import ncc.engine.network.TlsLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoringSslTest {
  @Test
  void theEngineFindsItAndCanUseIt() {
    var library = TlsLibrary.find().orElseThrow();

    assertThat(library).isInstanceOf(BoringSsl.class);
    assertThat(library.obstacle()).isEmpty();
  }

  @Test
  void aMissingFileIsAnObstacle(@TempDir Path folder) {
    assertThat(NativeFile.load(folder.resolve("none.so")))
        .hasValueSatisfying(why -> assertThat(why).endsWith("none.so' cannot be read"));
  }

  /// As what was made for another processor or C library.
  @Test
  void aFileThatCannotBeLoadedIsAnObstacle(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("other.so"), "no library");

    assertThat(NativeFile.load(file)).isPresent();
  }
}
