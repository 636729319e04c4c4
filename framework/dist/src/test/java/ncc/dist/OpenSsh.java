package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.cvm.CvmFolder;

/// A real OpenSSH server on loopback, with host key, configuration and keys of its own in one
/// folder, run by and for whoever runs the tests. Its login shell finds the stand-in's commands the
/// way a CVM's does: through a profile, which lies in a home of its own.
final class OpenSsh implements AutoCloseable {
  private static final String PROGRAM = "/usr/sbin/sshd";

  private final Path folder;
  private final int port;
  private final Process server;

  private OpenSsh(Path folder, int port, Process server) {
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /// @param folder an empty one, which only its owner can write to
  static OpenSsh start(Path folder) throws IOException, InterruptedException {
    makeKey(folder.resolve("host_key"));
    makeKey(folder.resolve("user_key"));
    Files.copy(folder.resolve("user_key.pub"), folder.resolve("authorized_keys"));
    var home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve(".bash_profile"), "PATH='" + folder.resolve("commands") + "':$PATH\n");
    int port = freePort();
    var config = Files.writeString(folder.resolve("sshd_config"), config(folder, port));
    if (user().equals("root")) {
      Files.createDirectories(Path.of("/run/sshd")); // where it locks itself up before a login
    }
    var server =
        new ProcessBuilder(PROGRAM, "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .start();
    awaitListening(server.inputReader(UTF_8));
    return new OpenSsh(folder, port, server);
  }

  private static String config(Path folder, int port) {
    return """
    ListenAddress 127.0.0.1:%d
    HostKey "%2$s/host_key"
    AuthorizedKeysFile "%2$s/authorized_keys"
    PidFile none
    UsePAM no
    StrictModes no
    PermitRootLogin prohibit-password
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    SetEnv HOME="%2$s/home"
    """
        .formatted(port, folder);
  }

  private static void awaitListening(BufferedReader said) throws IOException {
    var before = new StringBuilder();
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("Server listening")) {
        Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
        return;
      }
      before.append(line).append('\n');
    }
    throw new IOException(PROGRAM + " did not start: " + before);
  }

  private static void makeKey(Path file) throws IOException, InterruptedException {
    var keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
    if (keygen.inheritIO().start().waitFor() != 0) {
      throw new IOException("ssh-keygen made no key");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String user() {
    return System.getProperty("user.name");
  }

  /// Puts the commands of this fleet on the PATH of its login shell.
  ///
  /// @param faults as in [CvmFolder]
  void serves(GeneratedFleet fleet, String... faults) throws IOException {
    CvmFolder.write(Capture.of(fleet), folder.resolve("commands"));
    Files.write(folder.resolve("commands/fault"), List.of(faults));
  }

  /// What `--source` takes to read it.
  ///
  /// @param settings more of them, `name=value`
  String uri(String... settings) throws IOException {
    return uri(folder.resolve("host_key.pub"), settings);
  }

  /// The same by somebody who knows it by another key.
  String uriOfAnother() throws IOException {
    return uri(folder.resolve("user_key.pub"));
  }

  private String uri(Path hostKey, String... settings) throws IOException {
    var known = Files.createTempFile(folder, "known_hosts", "");
    Files.writeString(known, "[127.0.0.1]:" + port + " " + Files.readString(hostKey, UTF_8));
    var more = List.of(settings).stream().map(setting -> "&" + setting);
    return "ssh://%s@127.0.0.1:%d?known-hosts=%s&identity-file=%s%s"
        .formatted(
            user(), port, known, folder.resolve("user_key"), more.collect(Collectors.joining()));
  }

  /// Ends it with every connection.
  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().onExit().join();
  }
}
