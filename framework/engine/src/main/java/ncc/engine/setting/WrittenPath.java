package ncc.engine.setting;

import java.nio.file.Path;

/// A path as an operator writes it. No shell has seen it, so what a shell would do is done here.
final class WrittenPath {
  private static final String HOME = "~/";

  private WrittenPath() {}

  /// @param folder what a relative path is relative to; one that begins with `~/` is to the home of
  ///   whoever runs this
  static Path in(Path folder, String text) {
    return text.startsWith(HOME)
        ? Path.of(System.getProperty("user.home"), text.substring(HOME.length()))
        : folder.resolve(text);
  }
}
