package ncc.tls.boringssl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import ncc.engine.network.TlsLibrary;
import ncc.engine.network.TlsWitness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoringSslTest {
  @Test
  void theEngineFindsItAndCanUseIt() {
    var library = TlsLibrary.find().orElseThrow();

    assertThat(library).isInstanceOf(BoringSsl.class);
    assertThat(library.obstacle()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {"cvm.example, true", "none, false"},
      nullValues = "none")
  void theNameOfTheServerIsSentWhenThereIsOne(@Nullable String name, boolean sent)
      throws Exception {
    var out = ByteBuffer.allocate(40_000);
    try (var client = new BoringSsl().client(Optional.ofNullable(name), new Unseen())) {
      client.handshake(ByteBuffer.allocate(0), out);
    }

    var hello = new String(out.array(), 0, out.position(), StandardCharsets.ISO_8859_1);
    assertThat(hello.contains("cvm.example")).isEqualTo(sent);
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

  private static final class Unseen implements TlsWitness {
    @Override
    public void sawServer(List<X509Certificate> chain, String protocol, String cipherSuite) {}

    @Override
    public void wasAsked(List<X500Principal> issuers) {}
  }
}
