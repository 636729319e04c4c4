package ncc.source.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Settings;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T21:00:00Z");
  private static final String GUEST_TOOLS =
      """
      vm_info_vec {
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        vm_name: "payroll"
        guest_tools_enabled: true
        tools_mounted: false
        communication_link_active: true
        vm_info { ngt_version: "4.1.1" client_cert_expiry_date: 1800000000 }
      }
      """;
  private static final String CLUSTER =
      """
      Cluster Uuid : 00061111-2222-3333-4444-000000000000
      Cluster Name : tokyo-01
      Cluster Version : 6.10.1
      External Data Services... : 192.0.2.61
      """;
  private static final String LIST_GUEST_TOOLS =
      "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true";
  private static final String HEADING = "VM name  VM UUID\n";

  private static KeyPair hostKey;
  private static KeyPair otherKey;

  @TempDir Path folder;
  private final Map<String, List<String>> values = new HashMap<>();
  private final Map<String, Secret> secrets = new HashMap<>();
  private TestCvm cvm;

  @BeforeAll
  static void makeKeys() throws Exception {
    hostKey = TestCvm.key("ssh-ed25519", 256);
    otherKey = TestCvm.key("ssh-ed25519", 256);
  }

  @BeforeEach
  void startCvm() throws Exception {
    cvm = answering(new TestCvm(hostKey)).start();
    values.put("known-hosts", List.of(folder.resolve("known_hosts").toString()));
    values.put("host-key-check", List.of("strict"));
    values.put("identity-file", List.of(key(otherKey).toString()));
    values.put("connect-timeout", List.of("5s"));
    values.put("keep-alive", List.of("15s"));
    values.put("command-timeout", List.of("30s"));
    secrets.put("password", secret(TestCvm.PASSWORD));
    know(cvm);
  }

  @AfterEach
  void stopCvm() throws Exception {
    cvm.close();
  }

  @Test
  void everyCommandIsAskedAndMerged() throws Exception {
    var inventory = read();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.cluster().name()).isEqualTo("tokyo-01");
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "spare");
    assertThat(inventory.parts().getFirst().origin().name())
        .isEqualTo("ssh://nutanix@127.0.0.1:" + cvm.port() + " " + LIST_GUEST_TOOLS);
  }

  @ParameterizedTest
  @CsvSource({"ssh-ed25519, 256", "ssh-rsa, 2048"})
  void aKeyOpensTheDoor(String algorithm, int size) throws Exception {
    var key = TestCvm.key(algorithm, size);
    cvm.accepting(key.getPublic());
    secrets.clear();
    values.put("identity-file", List.of(key(key).toString()));
    assertThat(read().vms()).hasSize(2);
  }

  @Test
  void theWrongPasswordIsOneLineWithoutIt() {
    secrets.put("password", secret("wr0ng-secret"));
    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(place() + ": the login was refused; offered: ")
        .hasMessageEndingWith("password in a test")
        .hasMessageNotContaining("wr0ng");
  }

  /// Far more than a connection holds, in a line that never ends: no other command waits for it.
  @Test
  void anErrorOutputWithoutEndKeepsNobodyWaiting() throws Exception {
    cvm.answering(
        LIST_GUEST_TOOLS,
        (_, err, channel) -> {
          var noise = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 128; i++) {
            err.write(noise);
            err.flush();
          }
          return Optional.of(1);
        });
    var inventory = read();
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "spare");
    assertThat(inventory.caveats())
        .extracting(Caveat::reason)
        .anyMatch(reason -> reason.startsWith("it ended with exit code 1"));
  }

  @Test
  void theWrongUserIsOneLine() {
    assertThatThrownBy(() -> read("//admin@127.0.0.1:" + cvm.port()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("the login was refused");
  }

  @Test
  void aFileThatIsNoKeyIsNamed() throws Exception {
    var file = TestCvm.keyFile(folder.resolve("id"), "no key");
    values.put("identity-file", List.of(file.toString()));
    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessage(place() + ": identity-file " + file + ": is no private key");
  }

  @Test
  void aHostThatIsNotKnownIsRefusedWithItsFingerprint() throws Exception {
    Files.delete(folder.resolve("known_hosts"));
    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(place() + ": its host key is not in ")
        .hasMessageContaining("ssh-ed25519 " + cvm.fingerprint())
        .hasMessageContaining("`ncc trust " + place() + "`");
    assertThat(folder.resolve("known_hosts")).doesNotExist();
  }

  @Test
  void aNewHostIsWrittenDownWhereTheOperatorSaidSo() throws Exception {
    Files.writeString(folder.resolve("known_hosts"), "# no line end");
    values.put("host-key-check", List.of("accept-new"));
    assertThat(read().vms()).hasSize(2);
    assertThat(folder.resolve("known_hosts")).hasContent("# no line end\n" + cvm.knownHostsLine());
    assertThat(read().vms()).hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("known_hosts"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "accept-new"})
  void aKeyThatChangedIsRefusedAlwaysAndNoOtherHostIsTried(String check) throws Exception {
    try (var other = answering(new TestCvm(otherKey)).start()) {
      Files.writeString(
          folder.resolve("known_hosts"),
          other.knownHostsLine().replace(":" + other.port(), ":" + cvm.port())
              + other.knownHostsLine());
      values.put("host-key-check", List.of(check));
      values.put("hosts", List.of("127.0.0.1:" + other.port()));
      assertThatThrownBy(this::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("its host key is not the one in")
          .hasMessageContaining("it shows ssh-ed25519 " + cvm.fingerprint());
    }
  }

  @Test
  void aKeyOfAnotherTypeIsAChangedKeyToo() throws Exception {
    try (var other = new TestCvm(TestCvm.key("ssh-rsa", 2048))) {
      Files.writeString(
          folder.resolve("known_hosts"),
          other.knownHostsLine().replaceFirst(":\\d+", ":" + cvm.port()));
      values.put("host-key-check", List.of("accept-new"));
      assertThatThrownBy(this::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("its host key is not the one in");
    }
  }

  @Test
  void theNextHostIsTriedWhenOneIsDown() throws Exception {
    values.put("hosts", List.of("127.0.0.1:" + cvm.port()));
    int closed = closedPort();
    var inventory = read("//nutanix@127.0.0.1:" + closed);
    assertThat(inventory.vms()).hasSize(2);
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> assertThat(caveat.kind()).isEqualTo(Caveat.Kind.NOTE))
        .extracting(Caveat::reason)
        .asString()
        .contains("ssh://nutanix@127.0.0.1:" + closed + ": cannot be reached: Connection refused");
  }

  @Test
  void everyHostThatWasTriedIsNamedWhenNoneAnswers() throws Exception {
    int closed = closedPort();
    values.put("hosts", List.of("nobody.invalid"));
    assertThatThrownBy(() -> read("//nutanix@127.0.0.1:" + closed))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("cannot be reached: Connection refused")
        .hasMessageContaining("ssh://nutanix@nobody.invalid: no such host");
  }

  @Test
  void aHostIsReachedThroughAnother() throws Exception {
    try (var jump = new TestCvm(otherKey).start()) {
      know(jump);
      values.put("jump", List.of("127.0.0.1:" + jump.port()));
      assertThat(read().vms()).hasSize(2);
    }
  }

  @Test
  void theKeyOfTheJumpHostIsCheckedToo() throws Exception {
    try (var jump = new TestCvm(otherKey).start()) {
      values.put("jump", List.of("127.0.0.1:" + jump.port()));
      assertThatThrownBy(this::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining(":" + jump.port() + ": its host key is not in");
    }
  }

  @Test
  void aServerThatDiesHalfWayIsACaveat() throws Exception {
    var arrived = new CountDownLatch(1);
    cvm.answering(
        LIST_GUEST_TOOLS,
        (out, _, channel) -> {
          out.write(GUEST_TOOLS.getBytes(StandardCharsets.UTF_8));
          out.flush();
          awaitArrival(arrived);
          channel.getSession().close(true);
          return Optional.empty();
        });
    var inventory = read("//nutanix@127.0.0.1:" + cvm.port(), tells(arrived));
    assertThat(inventory.whyVmsMayBeMissing()).isPresent();
    assertThat(inventory.vms()).extracting(Vm::name).contains("payroll");
  }

  @Test
  void aCommandThatHangsEndsAtItsDeadline() throws Exception {
    cvm.answering(LIST_GUEST_TOOLS, (_, _, _) -> Optional.empty());
    values.put("command-timeout", List.of("1s"));
    assertThat(read().caveats())
        .extracting(Caveat::kind, Caveat::reason)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                Caveat.Kind.OUT_OF_REACH, "it did not end within 1s"));
  }

  @Test
  void garbageInPlaceOfABannerIsOneLine() throws Exception {
    try (var server = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = server.accept()) {
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 400 \r\n\r\n".repeat(9).getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
              // The client has gone.
            }
          });
      assertThatThrownBy(() -> read("//nutanix@127.0.0.1:" + server.getLocalPort()))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining(server.getLocalPort() + ": no SSH connection: ")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void whoAnswersIsShownWithoutLoggingIn() throws Exception {
    secrets.clear();
    var identity = new SshSource().identity(request("//nutanix@127.0.0.1:" + cvm.port()));
    assertThat(identity)
        .hasValueSatisfying(shown -> {
          assertThat(shown.server()).isEqualTo(place());
          assertThat(shown.facts()).containsEntry("fingerprint", cvm.fingerprint());
          assertThat(shown.trust() + "\n").isEqualTo(cvm.knownHostsLine());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "//", "//192.0.2.11", "//a@b:99999", "//a@b/c", "//a@[b", "//@b"})
  void aLocationThatNamesNobodyIsRefused(String location) {
    assertThatThrownBy(() -> read(location))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("expected ssh://user@cvm[:port], but found '");
  }

  @Test
  void aPasswordInTheLocationIsNotRepeated() {
    assertThatThrownBy(() -> read("//nutanix:s3cret@192.0.2.11"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("password-file")
        .hasMessageNotContaining("s3cret");
  }

  private static TestCvm answering(TestCvm cvm) {
    return cvm.answering(LIST_GUEST_TOOLS, GUEST_TOOLS)
        .answering("ncli cluster info", CLUSTER)
        .answering(
            "acli vm.list power_state=true",
            HEADING + "payroll  aaaaaaaa-0000-4000-8000-000000000001\n")
        .answering(
            "acli vm.list power_state=false",
            HEADING + "spare  bbbbbbbb-0000-4000-8000-000000000002\n");
  }

  private void know(TestCvm server) throws Exception {
    Files.writeString(
        folder.resolve("known_hosts"),
        server.knownHostsLine(),
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  private Path key(KeyPair key) throws Exception {
    return TestCvm.keyFile(folder.resolve("key"), TestCvm.privateKey(key));
  }

  private static Secret secret(String text) {
    return new Secret() {
      @Override
      public String reveal() {
        return text;
      }

      @Override
      public String toString() {
        return "a test";
      }
    };
  }

  private static int closedPort() throws Exception {
    try (var server = new ServerSocket(0)) {
      return server.getLocalPort();
    }
  }

  private String place() {
    return "ssh://nutanix@127.0.0.1:" + cvm.port();
  }

  private Inventory read() throws SourceException {
    return read("//nutanix@127.0.0.1:" + cvm.port());
  }

  private Inventory read(String location) throws SourceException {
    return read(location, Recorder.NONE);
  }

  private Inventory read(String location, Recorder recorder) throws SourceException {
    return new SshSource().read(request(location, recorder)).getFirst();
  }

  private SourceRequest request(String location) {
    return request(location, Recorder.NONE);
  }

  private SourceRequest request(String location, Recorder recorder) {
    var settings = new Settings(values, secrets);
    return new SourceRequest(
        location, settings, WantedClusters.ALL, recorder, InstantSource.fixed(NOW));
  }

  /// A source asks to have an output recorded once its first bytes are there.
  private static Recorder tells(CountDownLatch arrived) {
    return new Recorder() {
      @Override
      public InputStream recorded(String file, InputStream in) {
        if (file.equals("nutanix_guest_tools_cli.txt")) {
          arrived.countDown();
        }
        return in;
      }

      @Override
      public void missing(String file, String reason) {}
    };
  }

  private static void awaitArrival(CountDownLatch arrived) throws IOException {
    try {
      arrived.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
