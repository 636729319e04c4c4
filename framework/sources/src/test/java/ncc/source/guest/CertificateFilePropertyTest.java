package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever a file holds, reading it ends with certificates or with one line that names the file.
class CertificateFilePropertyTest {
  private static final byte[] DER = der();

  private static byte[] der() {
    try {
      return Certificates.client("CN=web-01", Instant.parse("2028-09-27T00:00:00Z")).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Property
  void anyBytes(@ForAll byte[] bytes) {
    read(bytes);
  }

  @Property
  void aCertificateWithSomeBytesChanged(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int n) {
    var random = new Random(seed);
    var bytes = DER.clone();
    for (int i = 0; i < n; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }

    read(bytes);
  }

  @Property
  void aCertificateCutOff(@ForAll @IntRange(min = 0, max = 2000) int length) throws Exception {
    var pem = Certificates.pem(Certificates.client("CN=a", Instant.parse("2028-09-27T00:00:00Z")));

    read(pem.substring(0, Math.min(length, pem.length())).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void read(byte[] bytes) {
    try {
      assertThat(CertificateFile.read("a.crt", bytes)).allMatch(one -> one.path().equals("a.crt"));
    } catch (IOException damaged) {
      assertThat(damaged).hasMessage("a.crt: holds a certificate that cannot be read");
    }
  }
}
