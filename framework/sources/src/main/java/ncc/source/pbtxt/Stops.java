package ncc.source.pbtxt;

/// A set of bytes at which a token ends.
final class Stops {
  /// What cannot be part of an unquoted value.
  static final Stops WORD = new Stops(" \t\r\n\f\u000b{}<>[]:,;#\"'");

  /// What cannot be part of a field's name: all but ASCII letters, digits and the underscore.
  static final Stops NAME = allBut("[A-Za-z0-9_]");

  /// What ends a run of plain bytes between quotes of this kind.
  static final Stops DOUBLE_QUOTED = new Stops("\"\\\n");

  static final Stops SINGLE_QUOTED = new Stops("'\\\n");

  /// What ends the name in `[ext.name]`.
  static final Stops EXTENSION = new Stops("]\n{}<>\"'#");

  private final boolean[] isStop = new boolean[256];

  private Stops(String stops) {
    stops.chars().forEach(c -> isStop[c] = true);
  }

  private static Stops allBut(String pattern) {
    var stops = new Stops("");
    for (int c = 0; c < stops.isStop.length; c++) {
      stops.isStop[c] = !Character.toString(c).matches(pattern);
    }
    return stops;
  }

  boolean contains(byte b) {
    return isStop[b & 0xff];
  }
}
