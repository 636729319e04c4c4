package ncc.tls.boringssl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import ncc.engine.network.TlsClient;
import ncc.engine.network.TlsClient.Need;
import ncc.engine.network.TlsUndecided;
import ncc.engine.network.TlsWitness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A handshake that were kept would cost some 40 KB of native memory.
@Timeout(240)
class MemoryTest {
  private static final int HANDSHAKES = 10_000;
  private static final long MOST_KIB = 64 * 1024;

  private final BoringSsl library = new BoringSsl();

  @Test
  void nothingIsLeftOfThousandsOfHandshakes() throws Exception {
    assertThat(library.obstacle()).isEmpty();
    for (int i = 0; i < 500; i++) {
      begunAndFailed(i);
    }
    long before = residentKib();

    for (int i = 0; i < HANDSHAKES; i++) {
      begunAndFailed(i);
    }

    assertThat(residentKib() - before).isLessThan(MOST_KIB);
  }

  /// Hung up at once, refused, or spoken to in something else than TLS.
  private void begunAndFailed(int number) throws IOException {
    var answers =
        List.of(new byte[0], new byte[] {21, 3, 3, 0, 2, 2, 40}, new byte[] {72, 84, 84, 80, 47});
    var out = ByteBuffer.allocate(40_000);
    try (var client = library.client(Optional.of("cvm.example"), new Nobody())) {
      var in = ByteBuffer.allocate(0);
      assertThat(client.handshake(in, out)).isEqualTo(Need.RECEIVE);
      answered(client, ByteBuffer.wrap(answers.get(number % answers.size())), out);
      client.farewell(out);
    }
    assertThat(out.position()).isPositive();
  }

  private static void answered(TlsClient client, ByteBuffer in, ByteBuffer out) throws IOException {
    try {
      assertThat(client.handshake(in, out)).isEqualTo(Need.RECEIVE);
      assertThat(in.capacity()).isZero();
    } catch (TlsUndecided e) {
      assertThat(in.capacity()).isPositive();
    }
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static final class Nobody implements TlsWitness {
    @Override
    public void sawServer(List<X509Certificate> chain, String protocol, String cipherSuite) {
      throw new AssertionError("no server has shown anything");
    }

    @Override
    public void wasAsked(List<X500Principal> issuers) {
      throw new AssertionError("no server has asked");
    }
  }
}
