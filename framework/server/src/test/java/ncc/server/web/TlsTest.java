package ncc.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import ncc.engine.ConfigurationException;
import ncc.json.config.WebConfiguration.ClientCertificates;
import ncc.json.config.WebConfiguration.WebTls;
import ncc.server.access.Accounts;
import ncc.server.access.Caller;
import ncc.server.access.Guard;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  private static final WebPart WHO =
      routes -> routes.get("/who", context -> context.result(Caller.of(context).toString()));

  @TempDir Path folder;

  private record Pair(KeyPair keys, X509Certificate certificate) {
    static Pair of(String name) throws Exception {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var keys = generator.generateKeyPair();
      var subject = new X500Name("CN=" + name + ",O=Example");
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              BigInteger.ONE,
              Date.from(Instant.parse("2020-01-01T00:00:00Z")),
              Date.from(Instant.parse("2090-01-01T00:00:00Z")),
              subject,
              keys.getPublic());
      var address = new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
      builder.addExtension(Extension.subjectAlternativeName, false, address);
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new Pair(
          keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    }

    Path save(Path folder, String name) throws Exception {
      var file = Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key()));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return Files.writeString(
          folder.resolve(name + ".crt"), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private byte[] key() {
      return keys.getPrivate().getEncoded();
    }

    private static String pem(String kind, byte[] bytes) {
      return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
          .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind);
    }
  }

  private WebTls files(ClientCertificates clients, Optional<Path> authorities) {
    return new WebTls(
        folder.resolve("server.crt"),
        folder.resolve("server.key"),
        clients,
        authorities,
        List.of("TLSv1.2", "TLSv1.3"),
        List.of());
  }

  private static WebServer serve(WebTls tls, Accounts accounts) throws Exception {
    var guard = Guard.of(() -> accounts, false, () -> Instant.EPOCH);
    return WebServer.start(
        new WebSettings(
            new ListenAddress("127.0.0.1", 0),
            Optional.of(tls),
            Map.of("Strict-Transport-Security", "max-age=60"),
            guard),
        List.of(WHO));
  }

  private static SSLContext trusting(Pair server, Optional<Pair> client) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.certificate());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    if (client.isPresent()) {
      var chain = new X509Certificate[] {client.get().certificate()};
      own.setKeyEntry("own", client.get().keys().getPrivate(), new char[0], chain);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, new char[0]);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static String who(WebServer server, SSLContext context) throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(context).build()) {
      var request = HttpRequest.newBuilder(URI.create(server.url()).resolve("/who")).build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=60");
      return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
    }
  }

  @Test
  void aCertificateThatIsExchangedIsShownFromThenOn() throws Exception {
    var first = Pair.of("first");
    var second = Pair.of("second");
    first.save(folder, "server");
    var tls = files(ClientCertificates.NOT_ASKED, Optional.empty());
    try (var server = serve(tls, Accounts.NONE)) {
      assertThat(server.url()).startsWith("https://");
      assertThat(who(server, trusting(first, Optional.empty()))).contains("local");

      second.save(folder, "server");
      server.reload(Optional.of(tls));

      assertThat(who(server, trusting(second, Optional.empty()))).contains("local");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--"})
  void aKeyThatOthersCanReadIsRefused(String permissions) throws Exception {
    Pair.of("server").save(folder, "server");
    Files.setPosixFilePermissions(
        folder.resolve("server.key"), PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(
            () -> serve(files(ClientCertificates.NOT_ASKED, Optional.empty()), Accounts.NONE))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "'%s' can be read by others (%s); expected only its owner to, as after chmod 600",
            folder.resolve("server.key"), permissions);
  }

  @Test
  void aPairThatDoesNotFitIsToldAndTheEarlierOneStays() throws Exception {
    var first = Pair.of("first");
    first.save(folder, "server");
    var tls = files(ClientCertificates.NOT_ASKED, Optional.empty());
    try (var server = serve(tls, Accounts.NONE)) {
      Files.copy(Pair.of("other").save(folder, "other"), folder.resolve("new.crt"));
      Files.writeString(folder.resolve("server.crt"), Files.readString(folder.resolve("new.crt")));

      assertThatThrownBy(() -> server.reload(Optional.of(tls)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("server.key");
      assertThat(who(server, trusting(first, Optional.empty()))).contains("local");
    }
  }

  @Test
  void aClientIsKnownByItsCertificate() throws Exception {
    var shown = Pair.of("server");
    var ann = Pair.of("ann");
    shown.save(folder, "server");
    var authorities = Optional.of(ann.save(folder, "clients"));
    var tls = files(ClientCertificates.VERIFIED_IF_GIVEN, authorities);
    var accounts = new Accounts(Map.of(), Set.of("ann"), List.of(), true);
    try (var server = serve(tls, accounts)) {
      assertThat(who(server, trusting(shown, Optional.of(ann)))).contains("ann", "VIEWER");
      assertThat(who(server, trusting(shown, Optional.empty()))).isEqualTo("401");
      assertThatThrownBy(() -> who(server, trusting(shown, Optional.of(Pair.of("ann")))))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void whereACertificateIsRequiredNobodyComesInWithout() throws Exception {
    var shown = Pair.of("server");
    var ann = Pair.of("ann");
    shown.save(folder, "server");
    var authorities = Optional.of(ann.save(folder, "clients"));
    try (var server = serve(files(ClientCertificates.REQUIRED, authorities), Accounts.NONE)) {
      assertThatThrownBy(() -> who(server, trusting(shown, Optional.empty())))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void turningTlsOffTakesARestart() throws Exception {
    Pair.of("server").save(folder, "server");
    var tls = files(ClientCertificates.NOT_ASKED, Optional.empty());
    try (var server = serve(tls, Accounts.NONE)) {
      assertThatThrownBy(() -> server.reload(Optional.empty()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("restart");
    }
  }
}
