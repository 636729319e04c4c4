package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `ncc probe` against the servers that others run. Needs `openssl`, `nginx`, `unshare` and `ip` on
/// the PATH and root for a network namespace, so it runs with `-Ptools`.
@Tag("tools")
@ParameterizedClass(name = "TLS by {0}")
@ValueSource(strings = {"jdk", "native"})
class ProbedServersTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  @TempDir static Path folder;
  private final Ncc ncc;

  ProbedServersTest(String heldBy) {
    ncc = new Ncc(folder, Map.of("NCC_TLS_LIBRARY", heldBy));
  }

  @BeforeAll
  static void certificates() throws Exception {
    certificate("server", "365", "-addext", "subjectAltName=DNS:cvm.example,IP:127.0.0.1");
    certificate("client", "365");
  }

  private static void certificate(String name, String days, String... more) throws Exception {
    var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "rsa:2048"));
    command.addAll(List.of("-nodes", "-keyout", name + ".key", "-out", name + ".pem"));
    command.addAll(List.of("-days", days, "-subj", "/CN=" + name));
    command.addAll(List.of(more));
    Program.run(folder, command.toArray(String[]::new));
  }

  private Program openssl(String certificate, String... more) throws Exception {
    return openssl(LOOPBACK, certificate, more);
  }

  private Program openssl(InetAddress at, String certificate, String... more) throws Exception {
    int port = Program.freePort();
    var host = at.getHostAddress();
    var accept = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    var command = new ArrayList<>(List.of("openssl", "s_server", "-quiet", "-accept", accept));
    command.addAll(List.of("-cert", certificate + ".pem", "-key", certificate + ".key"));
    command.addAll(List.of(more));
    return Program.serving(at, port, folder, command);
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
  void aServerOfOneVersionAnswersInIt(String only, String protocol) throws Exception {
    try (var server = openssl("server", only)) {
      var result = ncc.run("probe", "--tls", "127.0.0.1:" + server.port());

      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .contains("tcp   open", "tls   answers", protocol)
          .contains("  subject     CN=server\n", "  names       cvm.example, 127.0.0.1\n")
          .contains("  key         RSA 2048\n", "  client cert not asked for\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2, handshake_failure", "-tls1_3, certificate_required"})
  void aServerThatInsistsOnACertificateIsOpen(String only, String alert) throws Exception {
    try (var server = insisting(only)) {
      var result = ncc.run("probe", "--tls", "127.0.0.1:" + server.port());

      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out().replaceAll("\\s+", " "))
          .contains("asked for, of CN=client; refuses to go on without: " + alert);
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2", "-tls1_3"})
  void theRightPairIsAccepted(String only) throws Exception {
    try (var server = insisting(only)) {
      var result = ncc.run(withPair("client", server));

      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out()).contains("mtls  accepted");
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2", "-tls1_3"})
  void theWrongPairIsRefused(String only) throws Exception {
    try (var server = insisting(only)) {
      var result = ncc.run(withPair("server", server));

      assertThat(result.code()).as(result.out()).isEqualTo(2);
      assertThat(result.out()).containsPattern("mtls  refused +unknown_ca");
    }
  }

  private Program insisting(String only) throws Exception {
    return openssl("server", only, "-Verify", "1", "-verify_return_error", "-CAfile", "client.pem");
  }

  private Object[] withPair(String name, Program server) {
    return new Object[] {
      "probe",
      "--cert",
      folder.resolve(name + ".pem"),
      "--key",
      folder.resolve(name + ".key"),
      "127.0.0.1:" + server.port()
    };
  }

  @Test
  void anExpiredCertificateWithoutNamesIsShownAsSuch() throws Exception {
    var request = "openssl req -new -newkey rsa:2048 -nodes -subj /CN=old -keyout old.key";
    Program.run(folder, (request + " -out old.csr").split(" "));
    var signing = "openssl x509 -req -in old.csr -signkey old.key -days -1 -out old.pem";
    Program.run(folder, signing.split(" "));
    try (var server = openssl("old")) {
      var result = ncc.run("probe", "--tls", "127.0.0.1:" + server.port());

      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out()).contains("EXPIRED 1 day ago", "  names       none\n");
    }
  }

  /// What BoringSSL does not know is the JDK's to ask.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-tls1_3 -groups ffdhe2048",
        "-tls1_3 -groups X448",
        "-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256"
      })
  void aServerOfRareTastesAnswers(String only) throws Exception {
    try (var server = openssl("server", only.split(" "))) {
      var result = ncc.run("probe", "--tls", "127.0.0.1:" + server.port());

      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out()).contains("tls   answers", "  subject     CN=server\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-tls1 -cipher DEFAULT:@SECLEVEL=0   | TLSv1 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "-tls1_1 -cipher DEFAULT:@SECLEVEL=0 | TLSv1.1 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "-tls1_2 -cipher AES128-SHA          | TLSv1.2 TLS_RSA_WITH_AES_128_CBC_SHA"
      })
  void aServerThatWantsNothingWeHaveIsSeen(String only, String chosen) throws Exception {
    try (var server = openssl("server", only.split(" "))) {
      var result = ncc.run("probe", "--tls", "127.0.0.1:" + server.port());

      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out())
          .contains("tls   answers", chosen, "  subject     CN=server\n")
          .contains("not asked for; not finished: ");
    }
  }

  /// No subject, and names that are not marked as critical (RFC 5280, 4.1.2.6).
  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void aCertificateThatThisProgramCannotReadIsNoFaultOfTheServer(String only) throws Exception {
    Program.run(
        folder,
        ("openssl req -x509 -newkey rsa:2048 -nodes -keyout bare.key -out bare.pem -days 9 -subj /"
                + " -addext subjectAltName=DNS:cvm.example")
            .split(" "));
    try (var server = openssl("bare", only)) {
      var result = ncc.run("probe", "--tls", "127.0.0.1:" + server.port());

      assertThat(result.code()).as(result.out()).isEqualTo(3);
      assertThat(result.out())
          .contains("cannot ask", "a certificate that this program cannot read");
    }
  }

  @Test
  void ipv6IsAskedAsIpv4Is() throws Exception {
    try (var server = openssl(InetAddress.ofLiteral("::1"), "server")) {
      var result = ncc.run("probe", "--tls", "[::1]:" + server.port());

      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out()).startsWith("[::1]:" + server.port() + "  tcp   open");
    }
  }

  /// It takes everybody in and complains in HTTP, so TLS has nothing against us.
  @Test
  void nginxTakesAPairItKnowsAndGoesOnWithoutOne() throws Exception {
    try (var server = nginx()) {
      var without = ncc.run("probe", "--tls", "127.0.0.1:" + server.port());
      var with = ncc.run(withPair("client", server));

      assertThat(without.code()).as(without.out()).isZero();
      assertThat(without.out()).contains("asked for, of CN=client; goes on without one");
      assertThat(with.code()).as(with.out()).isZero();
      assertThat(with.out()).contains("mtls  accepted");
    }
  }

  private Program nginx() throws IOException, InterruptedException {
    int port = Program.freePort();
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        daemon off; master_process off; pid nginx.pid; error_log stderr;
        events {}
        http {
          access_log off;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d ssl;
            ssl_certificate %2$s/server.pem; ssl_certificate_key %2$s/server.key;
            ssl_client_certificate %2$s/client.pem; ssl_verify_client on;
            return 200 ok;
          }
        }
        """
            .formatted(port, folder));
    var command = List.of("nginx", "-p", folder + "/", "-c", folder + "/nginx.conf");
    return Program.serving(LOOPBACK, port, folder, command);
  }

  /// A wire with nobody at its other end, in a network namespace of its own.
  @Test
  void aBlackHoleTimesOutAndAMissingRouteIsUnreachable() throws Exception {
    var setUp =
        """
        set -e
        ip link set lo up
        ip link add hole type veth peer name end
        ip link set hole arp off
        ip addr add 198.51.100.1/24 dev hole
        ip link set end up
        ip link set hole up
        exec "$@"
        """;
    var result =
        ncc.runUnder(
            List.of("unshare", "-n", "sh", "-c", setUp, "sh"),
            List.of("probe", "--timeout", "1s", "198.51.100.9", "203.0.113.9"));

    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.out())
        .containsPattern("198.51.100.9:2074 +tcp +timed out +\\d+ ms +no connection within 1 s")
        .containsPattern("203.0.113.9:2074 +tcp +unreachable");
  }
}
