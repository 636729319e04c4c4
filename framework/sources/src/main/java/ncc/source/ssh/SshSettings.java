package ncc.source.ssh;

import java.nio.file.Path;
import java.util.List;
import ncc.source.cvm.CvmReading;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// What may be set of an SSH source.
final class SshSettings {
  static final Setting IDENTITY_FILE =
      Setting.of(
          "identity-file",
          Setting.Kind.FILE,
          "Private key, ed25519 or RSA; else ~/.ssh/id_ed25519 and ~/.ssh/id_rsa.");
  static final Setting PASSPHRASE =
      Setting.of("passphrase", Setting.Kind.SECRET, "Passphrase of the private key.");
  static final Setting PASSWORD =
      Setting.of("password", Setting.Kind.SECRET, "Password, where no key is accepted.");
  static final Setting AGENT =
      Setting.of(
          "agent",
          Setting.Kind.FILE,
          "Socket of an SSH agent, such as $SSH_AUTH_SOCK names; its keys are used in place of"
              + " files.");
  static final Setting KNOWN_HOSTS =
      Setting.of(
          "known-hosts",
          Setting.Kind.FILE,
          "Keys of known hosts, as ssh keeps them; else ~/.ssh/known_hosts.");
  static final Setting HOST_KEY_CHECK =
      Setting.choice(
          "host-key-check",
          List.of("strict", "accept-new"),
          "Whether a host that is not known yet is refused or written down; one whose key changed"
              + " is refused always.");
  static final Setting JUMP =
      Setting.of(
          "jump", Setting.Kind.TEXT, "Host to go through, [user@]host[:port], logged in alike.");
  static final Setting HOSTS =
      Setting.of(
          "hosts",
          Setting.Kind.LIST,
          "Further CVMs of the cluster, host[:port], tried in this order when one is down.");
  static final Setting CONNECT_TIMEOUT =
      Setting.of(
          "connect-timeout",
          Setting.Kind.DURATION,
          "5s",
          "How long a host may take to answer at each step of the login.");
  static final Setting KEEP_ALIVE =
      Setting.of(
          "keep-alive",
          Setting.Kind.DURATION,
          "15s",
          "How long the connection may be silent before the host is asked for a sign of life.");

  static final List<Setting> ALL =
      List.of(
          IDENTITY_FILE,
          PASSPHRASE,
          PASSWORD,
          AGENT,
          KNOWN_HOSTS,
          HOST_KEY_CHECK,
          JUMP,
          HOSTS,
          CONNECT_TIMEOUT,
          KEEP_ALIVE,
          CvmReading.COMMAND_TIMEOUT);

  private SshSettings() {}

  /// Where ssh keeps what belongs to the user.
  static Path home() {
    return Path.of(System.getProperty("user.home", "."), ".ssh");
  }

  static Path knownHosts(Settings settings) {
    return settings.file(KNOWN_HOSTS.name()).orElseGet(() -> home().resolve("known_hosts"));
  }

  static boolean isNewAccepted(Settings settings) {
    return settings.text(HOST_KEY_CHECK.name()).stream().anyMatch("accept-new"::equals);
  }

  static int millis(Settings settings, Setting setting) {
    return Math.clamp(settings.duration(setting.name()).toMillis(), 1, Integer.MAX_VALUE / 4);
  }
}
