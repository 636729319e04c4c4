package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import ncc.testkit.GeneratedFleet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ncc` logs in to a real OpenSSH server with the keys of a real agent. Needs `sshd`, `ssh-agent`
/// and `ssh-add`, so it runs with `-Ptools`.
@Tag("tools")
class SshAgentTest {
  @TempDir static Path server;
  private static OpenSsh ssh;

  @TempDir Path folder;
  private Path socket;
  private Process agent;

  @BeforeAll
  static void startServer() throws Exception {
    ssh = OpenSsh.start(server);
    ssh.serves(new GeneratedFleet(20, 1));
  }

  @AfterAll
  static void stopServer() {
    if (ssh != null) {
      ssh.close();
    }
  }

  /// What it prints first is where it listens by then.
  @BeforeEach
  void startAgent() throws Exception {
    socket = folder.resolve("agent");
    agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    assertThat(agent.inputReader(UTF_8).readLine()).contains(socket.toString());
  }

  @AfterEach
  void stopAgent() {
    agent.destroyForcibly().onExit().join();
  }

  private Ncc.Result collect() throws IOException, InterruptedException {
    var uri = ssh.uri("agent=" + socket);
    return new Ncc(folder).run("--source", uri, "collect", "--output", folder.resolve("copy"));
  }

  @Test
  void aKeyOfTheAgentOpensTheDoor() throws Exception {
    var add = new ProcessBuilder("ssh-add", "-q", server.resolve("user_key").toString());
    add.environment().put("SSH_AUTH_SOCK", socket.toString());
    assertThat(add.start().waitFor()).isZero();

    var result = collect();

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).contains(" 20 VMs");
  }

  /// The key file that is named as well is not used.
  @Test
  void anAgentWithoutKeysOpensNone() throws Exception {
    var result = collect();

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("the login was refused; offered: agent " + socket);
  }
}
