package ncc.cli;

/// A word to be copied into a shell.
final class ShellWord {
  private ShellWord() {}

  /// `text` as it is where that does no harm, else between single quotes.
  static String of(String text) {
    return text.matches("[A-Za-z0-9_./:@=+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
