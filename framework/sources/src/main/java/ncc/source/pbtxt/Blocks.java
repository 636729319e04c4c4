package ncc.source.pbtxt;

import org.jspecify.annotations.Nullable;

/// The blocks and lists that are open, the innermost last.
final class Blocks {
  private static final int LIST = ']';

  private final byte[] closers = new byte[PbtxtReader.DEEPEST];
  private final @Nullable String[] names = new @Nullable String[PbtxtReader.DEEPEST];
  private final long[] lines = new long[PbtxtReader.DEEPEST];
  private int open;
  private int blocks;

  boolean isEmpty() {
    return open == 0;
  }

  boolean isFull() {
    return open == PbtxtReader.DEEPEST;
  }

  /// How many blocks are open, lists not counted.
  int depth() {
    return blocks;
  }

  boolean isInList() {
    return open > 0 && closers[open - 1] == LIST;
  }

  /// The innermost ends with this bracket.
  boolean isClosedBy(int closer) {
    return open > 0 && closers[open - 1] == closer;
  }

  /// The line in which the innermost began.
  long line() {
    return lines[open - 1];
  }

  /// @param closer the bracket it will end with
  void push(int closer, String name, long line) {
    closers[open] = (byte) closer;
    names[open] = name;
    lines[open] = line;
    open++;
    blocks += closer == LIST ? 0 : 1;
  }

  /// Ends the innermost.
  ///
  /// @return its field's name
  String pop() {
    open--;
    blocks -= closers[open] == LIST ? 0 : 1;
    var name = names[open];
    return name == null ? "" : name;
  }

  void clear() {
    open = 0;
    blocks = 0;
  }
}
