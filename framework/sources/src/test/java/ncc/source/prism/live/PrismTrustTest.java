package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import ncc.spi.source.SourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is trusted. The server answers 404 to those who trust it, and hears nothing of the others.
@Execution(ExecutionMode.CONCURRENT)
class PrismTrustTest {
  private static final String TRUSTED = "is not served (404)";
  private static final String[] EXPIRED = {"-startdate", "-10d", "-validity", "5"};
  private static final String[] NAMED = {"-ext", "san=ip:127.0.0.1"};

  @TempDir private Path folder;

  @Test
  void nobodyIsTrustedUnlessSaidSoAndTheMessageTellsWhoAnswered() throws Exception {
    try (var server = TlsServer.start(folder)) {
      assertThatThrownBy(asked(server)::read)
          .isInstanceOf(SourceException.class)
          .hasMessage(
              ("prism-element://127.0.0.1:%d: its certificate is not trusted: nobody trusted has"
                      + " issued it; presented: SHA-256 %s, subject 'CN=prism.example', valid"
                      + " until %s; `ncc trust prism-element://127.0.0.1:%d` shows it")
                  .formatted(
                      server.port(),
                      server.fingerprint(),
                      server.certificate().getNotAfter().toInstant(),
                      server.port()));
    }
  }

  @Test
  void aPinTrustsTheCertificateHoweverItIsWritten() throws Exception {
    try (var server = TlsServer.start(folder)) {
      var pin = server.fingerprint();
      assertTrusts(asked(server).with("pin-sha256", pin));
      assertTrusts(asked(server).with("pin-sha256", pin.replace(":", "").toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void aPinTrustsAnExpiredCertificate() throws Exception {
    try (var server = TlsServer.start(folder, EXPIRED)) {
      assertTrusts(asked(server).with("pin-sha256", server.fingerprint()));
    }
  }

  @Test
  void anotherPinTrustsNobodyEvenWithTheRightAuthority() throws Exception {
    try (var server = TlsServer.start(folder, NAMED)) {
      var asked =
          asked(server)
              .with("pin-sha256", "00".repeat(32))
              .with("ca-file", server.pem(folder).toString());
      assertThatThrownBy(asked::read).hasMessageContaining("`pin-sha256` names another");
    }
  }

  @Test
  void anAuthorityTrustsWhatItIssuedForThisName() throws Exception {
    try (var server = TlsServer.start(folder, NAMED)) {
      assertTrusts(asked(server).with("ca-file", server.pem(folder).toString()));
    }
  }

  @Test
  void anAuthorityDoesNotTrustAnotherName() throws Exception {
    try (var server = TlsServer.start(folder)) {
      var asked = asked(server).with("ca-file", server.pem(folder).toString());
      assertThatThrownBy(asked::read)
          .hasMessageContaining("it is not made out to '127.0.0.1', and only `pin-sha256`");
    }
  }

  @Test
  void anAuthorityDoesNotTrustWhatHasExpired() throws Exception {
    try (var server =
        TlsServer.start(
            folder, "-ext", "san=ip:127.0.0.1", "-startdate", "-10d", "-validity", "5")) {
      var asked = asked(server).with("ca-file", server.pem(folder).toString());
      assertThatThrownBy(asked::read).hasMessageContaining("has expired");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB:CD", "zz", ""})
  void whatIsNoFingerprintIsRefused(String pin) throws Exception {
    try (var server = TlsServer.start(folder)) {
      assertThatThrownBy(asked(server).with("pin-sha256", pin)::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("expected 64 hexadecimal digits");
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    try (var server = TlsServer.start(folder)) {
      var file = Files.writeString(folder.resolve("none.pem"), "");
      assertThatThrownBy(asked(server).with("ca-file", file.toString())::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("expected certificates in PEM form");
    }
  }

  @Test
  void theIdentityIsShownWhetherTrustedOrNot() throws Exception {
    try (var server = TlsServer.start(folder, "-ext", "san=dns:prism.example")) {
      var identity = new PrismElementSource().identity(asked(server).request()).orElseThrow();
      assertThat(identity.server()).isEqualTo("127.0.0.1:" + server.port());
      assertThat(identity.trust()).isEqualTo("pin-sha256: " + server.fingerprint());
      assertThat(identity.facts())
          .containsEntry("subject", "CN=prism.example")
          .containsEntry("issuer", "CN=prism.example")
          .containsEntry("names", "prism.example")
          .containsEntry("SHA-256", server.fingerprint());
    }
  }

  @Test
  void whereNobodyListensThereIsOneLine() throws Exception {
    var server = TlsServer.start(folder);
    var asked = asked(server).with("pin-sha256", server.fingerprint());
    server.close();
    assertThatThrownBy(asked::read)
        .isInstanceOf(SourceException.class)
        .hasMessage("prism-element://127.0.0.1:" + server.port() + ": the connection is refused");
  }

  private static Asked asked(TlsServer server) {
    return Asked.at(new PrismElementSource(), server.port()).secret("password", "loopback");
  }

  private static void assertTrusts(Asked asked) {
    assertThatThrownBy(asked::read)
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(TRUSTED);
  }
}
