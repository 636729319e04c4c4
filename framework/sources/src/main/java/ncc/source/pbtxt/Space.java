package ncc.source.pbtxt;

import java.io.IOException;

/// What stands between tokens: spaces, line ends, comments, and lines of the command's log.
final class Space {
  private final Bytes bytes;
  private boolean isLineStart = true;

  Space(Bytes bytes) {
    this.bytes = bytes;
  }

  /// Steps over it, and gives the byte that comes next.
  int skip() throws IOException {
    while (true) {
      skipLogLine();
      int c = bytes.skipBlanks();
      switch (c) {
        case '\n' -> skipLineEnd();
        case '\f', 0x0b -> bytes.skip();
        case '#' -> bytes.skipLine();
        default -> {
          return c;
        }
      }
    }
  }

  /// The same, with the `,` and `;` that may stand between fields.
  int skipSeparators() throws IOException {
    int c = skip();
    while (c == ',' || c == ';') {
      bytes.skip();
      c = skip();
    }
    return c;
  }

  /// Steps to the next line; false when there is none.
  boolean nextLine() throws IOException {
    bytes.skipLine();
    if (bytes.peek() == Bytes.END) {
      return false;
    }
    skipLineEnd();
    return true;
  }

  private void skipLineEnd() {
    bytes.skip();
    isLineStart = true;
  }

  private void skipLogLine() throws IOException {
    if (isLineStart && isLogLine()) {
      bytes.skipLine();
    }
    isLineStart = false;
  }

  /// Severity and date at the line's beginning, as in `I20250428 `.
  private boolean isLogLine() throws IOException {
    int severity = bytes.peek();
    if (severity != 'I' && severity != 'W' && severity != 'E' && severity != 'F') {
      return false;
    }
    for (int i = 1; i <= 8; i++) {
      if (bytes.peek(i) < '0' || bytes.peek(i) > '9') {
        return false;
      }
    }
    return bytes.peek(9) == ' ';
  }
}
