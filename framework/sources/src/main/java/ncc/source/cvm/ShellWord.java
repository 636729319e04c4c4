package ncc.source.cvm;

/// A word of a POSIX shell's command line.
public final class ShellWord {
  private ShellWord() {}

  /// The word that the shell makes `text` of, whatever stands in it.
  public static String of(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
