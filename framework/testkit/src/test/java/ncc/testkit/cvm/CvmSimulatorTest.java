package ncc.testkit.cvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.EnumSet;
import ncc.testkit.GeneratedFleet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class CvmSimulatorTest {
  private static final GeneratedFleet FLEET = new GeneratedFleet(3, 1);
  private static final Duration LONG = Duration.ofSeconds(30);

  private record Said(String out, String err, int code) {}

  @Test
  void answersACommandOfTheLoginShell() throws Exception {
    try (var cvm = CvmSimulator.start(FLEET)) {
      var said = ask(cvm, "bash -lc 'ncli ngt list vm-names=\"db-1,app-2\"'");

      assertThat(said.out().lines().filter(line -> line.contains("VM Name")))
          .containsExactly(
              "    VM Name                   : db-1", "    VM Name                   : app-2");
      assertThat(said.err()).isEmpty();
      assertThat(said.code()).isZero();
      assertThat(cvm.asked()).containsExactly("bash -lc 'ncli ngt list vm-names=\"db-1,app-2\"'");
    }
  }

  @Test
  void keepsTheTwoOutputsApart() throws Exception {
    try (var cvm = CvmSimulator.start(FLEET)) {
      var said = ask(cvm, "source /etc/profile; nutanix_guest_tools_cli list_vm_tools_entities");

      assertThat(said.out()).startsWith("vm_uuid_vec: ").doesNotContain("zookeeper");
      assertThat(said.err()).startsWith("I20261120 ").doesNotContain("vm_uuid_vec");
    }
  }

  @Test
  void findsNothingWithoutAProfile() throws Exception {
    try (var cvm = CvmSimulator.start(FLEET)) {
      assertThat(ask(cvm, "ncli cluster info"))
          .isEqualTo(new Said("", "bash: line 1: ncli: command not found\n", 127));
    }
  }

  @Test
  void bringsAFleetWhole() throws Exception {
    var fleet = new GeneratedFleet(2000, 1);
    try (var cvm = CvmSimulator.start(fleet)) {
      var said =
          ask(
              cvm,
              "bash -lc 'nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true'");

      assertThat(said.out().lines().filter("vm_info_vec {"::equals)).hasSize(2000);
    }
  }

  @ParameterizedTest
  @CsvSource({"nutanix, wrong", "root, nutanix/4u"})
  void letsNobodyInWithAWrongNameOrPassword(String user, String password) throws Exception {
    try (var cvm = CvmSimulator.start(FLEET);
        var client = client()) {
      var session = client.connect(user, "127.0.0.1", cvm.port()).verify(LONG).getSession();
      session.addPasswordIdentity(password);

      assertThatIOException().isThrownBy(() -> session.auth().verify(LONG));
    }
  }

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "EC, 256", "Ed25519, 255"})
  void letsInTheKeysItWasGivenAndNoOther(String algorithm, int size) throws Exception {
    var mine = key(algorithm, size);
    var setup = CvmSetup.of(FLEET).authorized(PublicKeyEntry.toString(mine.getPublic()) + " me");
    try (var cvm = CvmSimulator.start(setup);
        var client = client()) {
      assertThat(enters(client, cvm, mine)).isTrue();
      assertThat(enters(client, cvm, key(algorithm, size))).isFalse();
    }
  }

  @Test
  void showsTheHostKeyItIsKnownBy() throws Exception {
    try (var cvm = CvmSimulator.start(FLEET);
        var client = client();
        var session = session(client, cvm)) {
      var shown = session.getServerKey();

      assertThat(cvm.knownHosts())
          .isEqualTo("[127.0.0.1]:%d %s\n".formatted(cvm.port(), PublicKeyEntry.toString(shown)));
      assertThat(cvm.fingerprint()).startsWith("SHA256:").isEqualTo(KeyUtils.getFingerPrint(shown));
    }
  }

  @Test
  void losesTheConnectionOnCommand() throws Exception {
    try (var cvm = CvmSimulator.start(FLEET, CvmFaults.of("ncli", CvmFault.DROP));
        var client = client();
        var session = session(client, cvm)) {
      var channel = session.createExecChannel("bash -lc 'ncli cluster info'");
      channel.open().verify(LONG);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LONG);

      assertThat(channel.getExitStatus()).isNull();
      assertThat(session.isOpen()).isFalse();
    }
  }

  @Test
  void aHangingCommandKeepsNoOtherFromAnswering() throws Exception {
    try (var cvm = CvmSimulator.start(FLEET, CvmFaults.of("ncli ngt", CvmFault.HANG));
        var client = client();
        var session = session(client, cvm)) {
      var hanging = session.createExecChannel("bash -lc 'ncli ngt list'");
      hanging.open().verify(LONG);

      assertThat(ask(session, "bash -lc 'ncli cluster info'").code()).isZero();
      assertThat(hanging.getExitStatus()).isNull();
    }
  }

  @Test
  void saysNoPassword() {
    assertThat(CvmSetup.of(FLEET).password("hush").toString()).doesNotContain("hush");
  }

  private static boolean enters(SshClient client, CvmSimulator cvm, KeyPair key)
      throws IOException {
    try (var session =
        client.connect(CvmSimulator.USER, "127.0.0.1", cvm.port()).verify(LONG).getSession()) {
      session.addPublicKeyIdentity(key);
      var auth = session.auth();
      auth.await(LONG);
      return auth.isSuccess();
    }
  }

  private static KeyPair key(String algorithm, int size) throws Exception {
    if ("Ed25519".equals(algorithm)) {
      return org.apache.sshd.common.util.security.SecurityUtils.getKeyPairGenerator("Ed25519")
          .generateKeyPair();
    }
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static Said ask(CvmSimulator cvm, String line) throws IOException {
    try (var client = client();
        var session = session(client, cvm)) {
      return ask(session, line);
    }
  }

  private static Said ask(ClientSession session, String line) throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try (var channel = session.createExecChannel(line)) {
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(LONG);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LONG);
      return new Said(out.toString(UTF_8), err.toString(UTF_8), channel.getExitStatus());
    }
  }

  private static ClientSession session(SshClient client, CvmSimulator cvm) throws IOException {
    var session =
        client.connect(CvmSimulator.USER, "127.0.0.1", cvm.port()).verify(LONG).getSession();
    session.addPasswordIdentity(cvm.password());
    session.auth().verify(LONG);
    return session;
  }

  private static SshClient client() {
    var client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier((_, _, _) -> true);
    client.start();
    return client;
  }
}
