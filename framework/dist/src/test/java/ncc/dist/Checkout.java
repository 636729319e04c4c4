package ncc.dist;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that is being built.
final class Checkout {
  private Checkout() {}

  /// Its root: the nearest folder above that holds the launcher.
  static Path root() {
    var at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("ncc")) || !Files.exists(at.resolve("samples"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("these tests run inside a checkout of ncc");
      }
    }
    return at;
  }
}
