package ncc.tls.boringssl;

import io.netty.internal.tcnative.Library;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Finds and loads the library of this machine's processor, in the folder `native` beside the jar
/// (or the folder of classes) that this class is in.
final class NativeFile {
  private NativeFile() {}

  /// @return why it cannot be used; empty when it is loaded
  static Optional<String> load() {
    // Without this, loading would put a warning of Java's on the operator's screen.
    if (!NativeFile.class.getModule().isNativeAccessEnabled()) {
      return Optional.of("Java runs without --enable-native-access=ALL-UNNAMED");
    }
    try {
      return load(folder().resolve(name()));
    } catch (URISyntaxException | IllegalArgumentException | NullPointerException _) {
      return Optional.of("it is not known where ncc is installed");
    }
  }

  @SuppressWarnings({"restricted", "CatchAndPrintStackTrace"})
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

  private static Path folder() throws URISyntaxException {
    var place = NativeFile.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(place.toURI()).resolveSibling("native");
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
