package ncc.source.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import ncc.spi.setting.InputFile;
import org.jspecify.annotations.Nullable;

/// The hosts that are known, and the key that one of them showed. A key that differs from the known
/// one is never accepted; one of a host not yet known is only where the operator said so, and is
/// then written down.
final class HostKeys implements HostKeyRepository {
  private final Path file;
  private final boolean isNewAccepted;
  private final HostKeyRepository known;
  private @Nullable HostKey shown;

  private HostKeys(Path file, boolean isNewAccepted, HostKeyRepository known) {
    this.file = file;
    this.isNewAccepted = isNewAccepted;
    this.known = known;
  }

  /// @param file a `known_hosts`, which need not be there yet
  static HostKeys of(Path file, boolean isNewAccepted) throws IOException, JSchException {
    var jsch = new JSch();
    if (Files.exists(file)) {
      try (var in = InputFile.open(file)) {
        jsch.setKnownHosts(in);
      }
    }
    return new HostKeys(file, isNewAccepted, jsch.getHostKeyRepository());
  }

  /// Nobody is known, and nobody accepted.
  static HostKeys none(Path file) {
    return new HostKeys(file, false, new JSch().getHostKeyRepository());
  }

  Path file() {
    return file;
  }

  /// The key that the server showed; null before it did.
  @Nullable HostKey shown() {
    return shown;
  }

  /// As `ssh-keygen -l` prints it.
  static String fingerprint(HostKey key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var sum = digest.digest(Base64.getDecoder().decode(key.getKey()));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A line of `known_hosts`.
  static String line(HostKey key) {
    return key.getHost() + " " + key.getType() + " " + key.getKey();
  }

  @Override
  public int check(String host, byte[] key) {
    try {
      var seen = new HostKey(host, key);
      shown = seen;
      int known = this.known.check(host, key);
      return known == NOT_INCLUDED && isNewAccepted ? accept(seen) : known;
    } catch (JSchException _) {
      return NOT_INCLUDED;
    }
  }

  /// A host whose key of another type is known is not new.
  private int accept(HostKey key) {
    if (known.getHostKey(key.getHost(), null).length > 0) {
      return CHANGED;
    }
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(
          file,
          startOfLine() + line(key) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return OK;
    } catch (IOException _) {
      return NOT_INCLUDED;
    }
  }

  private String startOfLine() throws IOException {
    return Files.exists(file)
            && Files.size(file) > 0
            && !Files.readString(file, StandardCharsets.ISO_8859_1).endsWith("\n")
        ? "\n"
        : "";
  }

  @Override
  public void add(HostKey key, UserInfo user) {}

  @Override
  public void remove(String host, String type) {}

  @Override
  public void remove(String host, String type, byte[] key) {}

  @Override
  public String getKnownHostsRepositoryID() {
    return file.toString();
  }

  @Override
  public HostKey[] getHostKey() {
    return known.getHostKey();
  }

  @Override
  public HostKey[] getHostKey(String host, @Nullable String type) {
    return known.getHostKey(host, type);
  }
}
