package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `ncc run` and `ncc alerts` by way of a daemon behind TLS that wants a token.
@Timeout(240)
class DaemonElsewhereTest {
  private static final String EXPIRY = "ngt_client_cert_expiry_check";
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static String address;
  private static String viewer;
  private static String operator;
  private static Ncc.Running serving;

  @BeforeAll
  static void serve() throws Exception {
    certificate();
    viewer = token("watcher");
    operator = token("nightly", "--operator");
    Files.writeString(
        folder.resolve("web.yml"),
        "tls_server_config: {cert_file: server.crt, key_file: server.key}\n");
    Files.writeString(
        folder.resolve("ncc.yaml"),
        "clusters:\n  - {name: tokyo-01, sources: [%s]}\nweb:\n  tokens:\n%s"
            .formatted(Ncc.TOKYO, Files.readString(folder.resolve("tokens"))));
    address = "127.0.0.1:" + freePort();
    serving =
        ncc()
            .start(
                Map.of(), "serve", "--web.listen-address", address, "--web.config.file", "web.yml");
    while (ncc().run("runs").out().lines().count() < 13) {
      assertThat(serving.process().isAlive()).isTrue();
      Thread.sleep(100);
    }
  }

  @AfterAll
  static void end() throws Exception {
    serving.process().destroy();
    serving.end();
  }

  private static Ncc ncc() {
    return new Ncc(folder, Map.of("NCC_CONFIG", file("ncc.yaml")));
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  /// The JDK makes certificates; what it keeps them in is no file that a server reads.
  private static void certificate() throws Exception {
    var store = folder.resolve("server.p12");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "ncc", "-keyalg", "EC", "-validity", "30"));
    command.addAll(List.of("-dname", "CN=ncc", "-ext", "san=ip:127.0.0.1"));
    command.addAll(List.of("-storepass", new String(PASSWORD), "-keystore", store.toString()));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    pem("server.key", "PRIVATE KEY", keys.getKey("ncc", PASSWORD).getEncoded());
    pem("server.crt", "CERTIFICATE", keys.getCertificate("ncc").getEncoded());
  }

  private static void pem(String name, String kind, byte[] bytes) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /// Makes one, and notes what `ncc token` says goes into `ncc.yaml`.
  private static String token(String name, String... options) throws Exception {
    var words = new ArrayList<Object>(List.of("token", name));
    words.addAll(List.of(options));
    var made = new Ncc(folder).run(words.toArray());
    var line = made.err().lines().filter(one -> one.contains("hash: ")).findFirst().orElseThrow();
    var tokens = folder.resolve("tokens");
    var before = Files.exists(tokens) ? Files.readString(tokens) : "";
    Files.writeString(tokens, before + line + "\n");
    return made.out().strip();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// By way of the daemon, with a token in the environment.
  private static Ncc.Result asked(String token, Object... words) throws Exception {
    var line = new ArrayList<Object>(List.of(words));
    line.addAll(List.of("--daemon", "https://" + address, "--daemon-ca", file("server.crt")));
    var result = new Ncc(folder).run(Map.of("NCC_TOKEN", token), line.toArray());
    assertThat(result.out() + result.err()).doesNotContain(viewer).doesNotContain(operator);
    return result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "alerts --all",
        "alerts --limit 1",
        "alerts --severity critical --cluster tokyo-01",
        "alerts --check ngt_client_cert_expiry_check --vm db-02",
        "alerts --cluster nowhere",
        "alerts no-such-id"
      })
  void alertsAreAsTheStoreTellsThem(String words) throws Exception {
    var line = (Object[]) words.split(" ");

    var beside = ncc().run(line);

    assertThat(asked(viewer, line)).isEqualTo(beside);
  }

  @Test
  void allAboutAnAlertIsAsTheStoreTellsIt() throws Exception {
    var id = ncc().run("alerts", "--severity", "critical").out().substring(0, 8);
    assertThat(ncc().run("ack", id, "--note", "ordered", "--until", "2d").code()).isZero();

    var told = asked(viewer, "alerts", id);

    assertThat(told.out()).contains("ACKNOWLEDGED", "ordered", "Taken by");
    assertThat(told).isEqualTo(ncc().run("alerts", id));
    assertThat(asked(viewer, "why", id).out())
        .startsWith(told.out())
        .contains("as checks last found it", "\nFAIL ngt_");
  }

  @Test
  void aRunIsAskedForAwaitedAndReportedAsBesideTheStore() throws Exception {
    var file = folder.resolve("token");
    Files.writeString(file, operator + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var line = new Object[] {"run", EXPIRY, "--wait", "--report", "csv=-"};
    var beside = ncc().run(line);

    var told =
        new Ncc(folder)
            .run(
                "run",
                EXPIRY,
                "--wait",
                "--report",
                "csv=-",
                "--daemon=https://" + address,
                "--daemon-ca=" + file("server.crt"),
                "--token-file=" + file("token"));

    assertThat(told.code()).isEqualTo(2).isEqualTo(beside.code());
    assertThat(told.out().lines().filter(one -> one.contains("db-02")))
        .isNotEmpty()
        .hasSameSizeAs(beside.out().lines().filter(one -> one.contains("db-02")).toList());
    assertThat(ncc().run("tasks").out()).contains("nightly", "1 of 1 done");
    assertThat(asked(operator, "run", "--only", "failed", "--wait", "--report", "json=-").out())
        .contains("\"schema_version\"", EXPIRY);
    assertThat(asked(operator, "run", "all", "--cluster", "tokyo-01").out()).isNotBlank();
    assertThat(asked(operator, "run", "ngt_chekcs")).isEqualTo(ncc().run("run", "ngt_chekcs"));
  }

  @Test
  void whoMayNotIsToldInOneLine() throws Exception {
    refused(
        asked(viewer, "run", EXPIRY), 3, "refuses this: watcher is a viewer; only an operator may");
    refused(asked("ncc_wrong", "alerts"), 3, "does not know this token");
    refused(
        new Ncc(folder)
            .run("alerts", "--daemon=https://" + address, "--daemon-ca=" + file("server.crt")),
        3,
        "asks who you are; expected a token in NCC_TOKEN or --token-file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://ADDRESS | | 3 | shows a certificate of no authority that is trusted; --daemon-ca",
        "https://localhost:PORT | server.crt | 3 | shows a certificate that is not its own: No"
            + " name",
        "http://ADDRESS | | 3 | gives no answer of HTTP; does it want https://?",
        "https://127.0.0.1:CLOSED | | 3 | cannot be reached: nobody listens there",
        "https://ncc.invalid:1 | | 3 | cannot be reached: there is no such host",
        "https://ADDRESS | nowhere.crt | 64 | nowhere.crt' cannot be read (no such file or folder);"
            + " expected",
        "https://ADDRESS | server.key | 64 | expected certificates in PEM form",
        "ADDRESS | | 64 | is no address of a daemon; expected one such as https://",
        "http://ncc.example | | 64 | a token would be sent in the clear",
      })
  void whyNobodyAnswersIsOneLine(String daemon, @Nullable String authorities, int code, String why)
      throws Exception {
    var url =
        daemon
            .replace("ADDRESS", address)
            .replace("PORT", address.replaceFirst(".*:", ""))
            .replace("CLOSED", Integer.toString(freePort()));
    var line = new ArrayList<Object>(List.of("alerts", "--daemon", url));
    if (authorities != null) {
      line.addAll(List.of("--daemon-ca", file(authorities)));
    }

    refused(new Ncc(folder).run(Map.of("NCC_TOKEN", viewer), line.toArray()), code, why);
  }

  private static void refused(Ncc.Result result, int code, String why) {
    assertThat(result.err()).contains(why).doesNotContain(viewer).doesNotContain(operator);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(code);
  }

  @Test
  void aTokenThatOthersMayReadIsNotSentAndOptionsAreNotMixed() throws Exception {
    Files.writeString(folder.resolve("open-token"), operator);
    Files.setPosixFilePermissions(
        folder.resolve("open-token"), PosixFilePermissions.fromString("rw-r--r--"));
    var daemon = "--daemon=https://" + address;

    refused(
        new Ncc(folder).run("alerts", daemon, "--token-file=" + file("open-token")),
        64,
        "open-token' can be read by others");
    refused(
        new Ncc(folder).run("alerts", daemon, "--store=x.db"),
        64,
        "--daemon and --store cannot both be given");
    refused(
        new Ncc(folder).run("alerts", "--token-file=" + file("open-token")),
        64,
        "--token-file has no meaning without --daemon");
  }

  @Test
  void whoAsksNoDaemonLoadsNoClientOfHttp() throws Exception {
    assertThat(loaded("alerts")).contains("ncc.cli.alert.").doesNotContain("java.net.http.");
    assertThat(loaded("alerts", "--daemon=https://" + address)).contains("java.net.http.");
  }

  /// The classes that a line loads.
  private static String loaded(Object... words) throws Exception {
    var log = folder.resolve("classes.log");
    ncc().runAlone(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log), words);
    return Files.readString(log);
  }
}
