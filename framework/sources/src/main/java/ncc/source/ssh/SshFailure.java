package ncc.source.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.source.SourceException;

/// Why a host cannot be logged in to, in one line without anything secret.
final class SshFailure extends SourceException {
  private static final long serialVersionUID = 1L;

  private final boolean isFinal;

  private SshFailure(String message, Throwable cause, boolean isFinal) {
    super(message, cause);
    this.isFinal = isFinal;
  }

  /// Another host must not be tried: somebody may stand between.
  boolean isFinal() {
    return isFinal;
  }

  static SshFailure of(SshAddress address, Exception failed, HostKeys keys, SshLogin login) {
    var why =
        switch (failed) {
          case JSchHostKeyException key -> hostKey(address, key, keys);
          case JSchException broken -> connection(broken, login);
          default -> String.valueOf(failed.getMessage());
        };
    return new SshFailure(
        address + ": " + why, failed, failed instanceof JSchChangedHostKeyException);
  }

  private static String hostKey(SshAddress address, JSchHostKeyException failed, HostKeys keys) {
    var key = Optional.ofNullable(keys.shown()).map(SshFailure::shown).orElse("no key");
    return switch (failed) {
      case JSchUnknownHostKeyException _ ->
          "its host key is not in "
              + keys.file()
              + ": "
              + key
              + "; compare it with the host's, then"
              + " add the line that `ncc trust "
              + address
              + "` shows, or set host-key-check to"
              + " accept-new";
      case JSchChangedHostKeyException _ ->
          "its host key is not the one in "
              + keys.file()
              + ": it shows "
              + key
              + "; either the host"
              + " was installed anew or another one answers. `ncc trust "
              + address
              + "` shows the"
              + " key once more";
      default -> "its host key was refused: " + key;
    };
  }

  private static String shown(HostKey key) {
    return key.getType() + " " + HostKeys.fingerprint(key);
  }

  private static String connection(JSchException failed, SshLogin login) {
    var message = String.valueOf(failed.getMessage());
    var cause = causes(failed).skip(1).findFirst();
    if (message.startsWith("Auth fail") || message.startsWith("USERAUTH")) {
      return "the login was refused; offered: " + login;
    }
    return cause.flatMap(SshFailure::reason).orElseGet(() -> plain(message));
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, java.util.Objects::nonNull, Throwable::getCause);
  }

  private static Optional<String> reason(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> Optional.of("no such host");
      case ConnectException refused -> Optional.of("cannot be reached: " + refused.getMessage());
      case NoRouteToHostException route -> Optional.of("cannot be reached: " + route.getMessage());
      case SocketTimeoutException _ -> Optional.of("no answer in time");
      default -> Optional.empty();
    };
  }

  private static String plain(String message) {
    return message.startsWith("timeout")
        ? "no answer in time"
        : "no SSH connection: " + Caveat.quoted(message);
  }
}
