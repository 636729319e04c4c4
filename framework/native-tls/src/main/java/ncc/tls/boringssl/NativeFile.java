package ncc.tls.boringssl;

import io.netty.internal.tcnative.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Loads the library of this machine's processor from the folder that the property `ncc.native`
/// names.
///
/// Whoever starts Java with it also allows what is loaded (`--enable-native-access=ALL-UNNAMED`),
/// or Java puts a warning on the operator's screen. So without the property nothing is loaded.
final class NativeFile {
  private static final String FOLDER = "ncc.native";

  private NativeFile() {}

  /// @return why it cannot be used; empty when it is loaded
  static Optional<String> load() {
    var folder = System.getProperty(FOLDER, "");
    return folder.isEmpty()
        ? Optional.of("Java runs without -D%s=FOLDER".formatted(FOLDER))
        : load(Path.of(folder).resolve(name()));
  }

  @SuppressWarnings("restricted") // for whoever starts Java to allow
  static Optional<String> load(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.of("'%s' cannot be read".formatted(file));
    }
    try {
      System.load(file.toAbsolutePath().toString());
      Library.initialize("provided", null);
      return Optional.empty();
    } catch (LinkageError e) {
      // As on a file system mounted noexec, or with another C library than glibc.
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      return Optional.of("'%s' cannot be initialized: %s".formatted(file, e.getMessage()));
    }
  }

  private static String name() {
    var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return switch (processor) {
      case "amd64", "x86_64" -> "libnetty_tcnative_linux_x86_64.so";
      case "aarch64" -> "libnetty_tcnative_linux_aarch_64.so";
      default -> "no BoringSSL for " + processor;
    };
  }
}
