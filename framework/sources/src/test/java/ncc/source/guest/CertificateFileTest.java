package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import ncc.spi.inventory.Guest.Certificate;
import org.junit.jupiter.api.Test;

class CertificateFileTest {
  private static final Instant NOT_AFTER = Instant.parse("2028-09-27T00:00:00Z");
  private static final String FILE = "/usr/local/nutanix/config/a";

  @Test
  void aPemFileMayHoldSeveral() throws Exception {
    var text =
        "what it is\n"
            + Certificates.pem(Certificates.client("CN=web-01", NOT_AFTER))
            + Certificates.pem(Certificates.authority("CN=NGT CA", NOT_AFTER.plusSeconds(1)));

    assertThat(read(text))
        .extracting(
            Certificate::path,
            Certificate::subject,
            Certificate::serial,
            Certificate::notBefore,
            Certificate::notAfter,
            Certificate::authority)
        .containsExactly(
            tuple(FILE, "CN=web-01", "1f2e", Certificates.NOT_BEFORE, NOT_AFTER, false),
            tuple(
                FILE,
                "CN=NGT CA",
                "1f2e",
                Certificates.NOT_BEFORE,
                NOT_AFTER.plusSeconds(1),
                true));
  }

  @Test
  void aDerFileHoldsOne() throws Exception {
    var der = Certificates.client("CN=web-01", NOT_AFTER).getEncoded();

    assertThat(CertificateFile.read(FILE, der))
        .extracting(Certificate::subject)
        .containsExactly("CN=web-01");
  }

  @Test
  void aPrivateKeyIsNoCertificateInNeitherForm() throws Exception {
    assertThat(read(Certificates.pemKey())).isEmpty();
    assertThat(CertificateFile.read(FILE, Certificates.KEY.getPrivate().getEncoded())).isEmpty();
  }

  @Test
  void aKeyBesideACertificateIsLeftAlone() throws Exception {
    var text =
        Certificates.pemKey() + Certificates.pem(Certificates.client("CN=web-01", NOT_AFTER));

    assertThat(read(text)).hasSize(1);
  }

  @Test
  void aCertificateThatIsCutOffIsNotTakenForNone() throws Exception {
    var text = Certificates.pem(Certificates.client("CN=web-01", NOT_AFTER));

    assertThatThrownBy(() -> read(text.substring(0, text.length() / 2)))
        .isInstanceOf(IOException.class)
        .hasMessage(FILE + ": holds a certificate that cannot be read");
  }

  @Test
  void anyOtherFileHoldsNone() throws Exception {
    assertThat(read("")).isEmpty();
    assertThat(read("{\"ngt_version\": \"4.1.1\"}")).isEmpty();
    assertThat(read("0 is also how a DER file begins")).isEmpty();
  }

  private static List<Certificate> read(String text) throws IOException {
    return CertificateFile.read(FILE, text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
