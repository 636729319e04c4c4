package ncc.json.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.json.config.WebConfiguration.ClientCertificates;
import ncc.json.config.WebConfiguration.WebTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebConfigurationFileTest {
  private static final String BCRYPT =
      "$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi";

  @TempDir Path folder;

  private ReadWebConfiguration read(String text) throws Exception {
    return WebConfigurationFile.read(Files.writeString(folder.resolve("web.yml"), text));
  }

  @Test
  void readsWhatExportersOfPrometheusRead() throws Exception {
    var read =
        read(
            """
            tls_server_config:
              cert_file: server.crt
              key_file: /etc/ncc/server.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.crt
              min_version: TLS13
            http_server_config:
              http2: true
              headers:
                Strict-Transport-Security: max-age=31536000
            basic_auth_users:
              ann: %s
            """
                .formatted(BCRYPT));

    assertThat(read.faults()).isEmpty();
    assertThat(read.configuration())
        .isEqualTo(
            new WebConfiguration(
                Optional.of(
                    new WebTls(
                        folder.resolve("server.crt"),
                        Path.of("/etc/ncc/server.key"),
                        ClientCertificates.REQUIRED,
                        Optional.of(folder.resolve("ca.crt")),
                        List.of("TLSv1.3"),
                        List.of())),
                Map.of("Strict-Transport-Security", "max-age=31536000"),
                Map.of("ann", BCRYPT)));
  }

  @Test
  void withoutAWordOfItTlsIsModernAndAsksNobodyForACertificate() throws Exception {
    var tls = read("tls_server_config: {cert_file: a, key_file: b}").configuration().tls();

    assertThat(tls).map(WebTls::protocols).contains(List.of("TLSv1.2", "TLSv1.3"));
    assertThat(tls).map(WebTls::clients).contains(ClientCertificates.NOT_ASKED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "basic_auth_user: {} | 1:1: 'basic_auth_user' is not known; did you mean"
            + " 'basic_auth_users'?",
        "tls_server_config: {key_file: a} | 1:20: 'tls_server_config' needs 'cert_file'",
        "tls_server_config: {cert_file: a, key_file: b, min_version: TLS10} | 1:61: 'min_version'"
            + " must be one of TLS12, TLS13, but is 'TLS10'",
        "tls_server_config: {cert_file: a, key_file: b, client_auth_type: RequireAnyClientCert} |"
            + " 1:66: RequireAnyClientCert would let in who shows any certificate; expected one of"
            + " NoClientCert, RequireAndVerifyClientCert, VerifyClientCertIfGiven",
        "tls_server_config: {cert_file: a, key_file: b, client_auth_type:"
            + " RequireAndVerifyClientCert} | 1:20: client certificates are verified, but there is"
            + " no client_ca_file",
        "basic_auth_users: {ann: secret} | 1:25: the password of 'ann' must be a bcrypt hash, as"
            + " 'htpasswd -nBC 10 ann' prints it",
        "http_server_config: {http2: 1} | 1:29: 'http2' must be true or false",
      })
  void whatCannotBeServedIsToldWhereItStands(String text, String fault) throws Exception {
    assertThat(read(text).faults().stream().map(Fault::toString))
        .containsExactly(folder.resolve("web.yml") + ":" + fault);
  }

  @Test
  void neitherAFaultNorTheConfigurationTellsAPassword() throws Exception {
    var read = read("basic_auth_users: {ann: hunter2, ben: " + BCRYPT + "}");

    assertThat(read.toString()).doesNotContain("hunter2", BCRYPT);
  }
}
