package ncc.source.pbtxt;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads protobuf text format event by event, without a schema and without holding the text.
///
/// Both block styles (`{}`, `<>`), a colon before a block or none, both quotes with the escapes of
/// C, adjacent strings, repeated fields, lists, `;` and `,` between fields, `#` comments,
/// `[extension.name]` fields and numbers as field names are taken. Lines that a command's log left
/// in between (`I20250428 15:52:24.000553Z …`) are skipped. Blocks may be nested [#DEEPEST] deep.
///
/// Source of the grammar: Text Format Language Specification of Protocol Buffers.
public final class PbtxtReader {
  /// How deep blocks and lists may be nested.
  public static final int DEEPEST = 100;

  private final Bytes bytes;
  private final Value value = new Value();
  private final Quoted quoted;
  private final byte[] closers = new byte[DEEPEST];
  private final @Nullable String[] names = new @Nullable String[DEEPEST];
  private final long[] openedAt = new long[DEEPEST];
  private int open;
  private int blocks;
  private String name = "";
  private boolean isLineStart = true;
  private boolean isBegun;

  /// What was read.
  public enum Event {
    /// A field with a value, see [PbtxtReader#text].
    SCALAR,
    /// A block begins; [PbtxtReader#depth] counts it already.
    OPEN,
    /// A block ended; [PbtxtReader#name] is its field's name, [PbtxtReader#depth] no longer counts
    /// it.
    CLOSE,
    /// The text ended, outside all blocks.
    END
  }

  /// Reads a value out of its bytes.
  public interface Reading<T> {
    /// @param bytes beyond `length` they mean nothing, and after the call neither
    T read(byte[] bytes, int length);
  }

  public PbtxtReader(InputStream in) {
    this.bytes = new Bytes(in);
    this.quoted = new Quoted(bytes, value);
  }

  /// The field at hand.
  public String name() {
    return name;
  }

  /// The value of a [Event#SCALAR], without quotes; what is not UTF-8 became U+FFFD.
  public String text() {
    return value.text();
  }

  /// The same for values that few distinct strings make up: those are made once each.
  public String word() {
    return value.word();
  }

  /// The value as `reading` takes it, without a string in between.
  public <T> T read(Reading<T> reading) {
    return value.read(reading);
  }

  /// How many blocks are open.
  public int depth() {
    return blocks;
  }

  /// The line reading has come to, from 1.
  public long line() {
    return bytes.line();
  }

  /// @throws PbtxtException when the text is damaged here; [#resumeAt] may go on
  public Event next() throws IOException {
    if (!isBegun) {
      isBegun = true;
      bytes.skipByteOrderMark();
    }
    while (true) {
      skipSpace(true);
      int c = bytes.peek();
      if (isInList()) {
        if (c != ']') {
          return element();
        }
        bytes.skip();
        pop();
      } else if (c == '}' || c == '>') {
        return close(c);
      } else if (c == Bytes.END) {
        return end();
      } else if (field()) {
        return element();
      }
    }
  }

  /// Reads a field's name up to its value; false when a list begins there.
  private boolean field() throws IOException {
    name = fieldName();
    skipSpace(false);
    boolean hasColon = bytes.peek() == ':';
    if (hasColon) {
      bytes.skip();
      skipSpace(false);
    }
    int c = bytes.peek();
    if (c == '[') {
      bytes.skip();
      push(']');
      return false;
    }
    if (!hasColon && c != '{' && c != '<') {
      throw c == Bytes.END ? cutOff() : damaged("a field has neither a value nor a block");
    }
    return true;
  }

  private String fieldName() throws IOException {
    value.clear();
    boolean isExtension = bytes.peek() == '[';
    if (isExtension) {
      bytes.appendUntil(Stops.EXTENSION, value);
      if (bytes.peek() != ']') {
        throw bytes.peek() == Bytes.END ? cutOff() : damaged("an extension's name has no end");
      }
      bytes.skip();
      return value.word() + "]";
    }
    bytes.appendUntil(Stops.NAME, value);
    if (value.isEmpty()) {
      throw damaged("a field's name is expected");
    }
    return value.word();
  }

  /// A value or a block, of a field or in a list.
  private Event element() throws IOException {
    int c = bytes.peek();
    if (c == '{' || c == '<') {
      bytes.skip();
      push(c == '{' ? '}' : '>');
      blocks++;
      return Event.OPEN;
    }
    value.clear();
    if (c == '"' || c == '\'') {
      strings();
    } else {
      bytes.appendUntil(Stops.WORD, value);
      checkWord();
    }
    return Event.SCALAR;
  }

  /// Adjacent strings are one. Where the text ends, another part may have been cut off.
  private void strings() throws IOException {
    do {
      quoted.append();
      skipSpace(false);
    } while (bytes.peek() == '"' || bytes.peek() == '\'');
    if (bytes.peek() == Bytes.END && open > 0) {
      throw cutOff();
    }
  }

  /// A word that the text's end cut off must not be taken for a whole one.
  private void checkWord() throws IOException {
    if (bytes.peek() == Bytes.END && (open > 0 || value.isEmpty())) {
      throw cutOff();
    }
    if (value.isEmpty()) {
      throw damaged("a value is expected");
    }
  }

  private Event close(int closer) throws IOException {
    if (open == 0) {
      throw damaged("a block ends that did not begin");
    }
    if (closers[open - 1] != closer) {
      throw damaged("a block ends with the other kind of bracket");
    }
    bytes.skip();
    pop();
    blocks--;
    return Event.CLOSE;
  }

  private Event end() throws PbtxtException {
    if (open > 0) {
      throw cutOff();
    }
    return Event.END;
  }

  private boolean isInList() {
    return open > 0 && closers[open - 1] == ']';
  }

  private void push(int closer) throws IOException {
    if (open == DEEPEST) {
      throw damaged("blocks are nested more than " + DEEPEST + " deep");
    }
    closers[open] = (byte) closer;
    names[open] = name;
    openedAt[open] = bytes.line();
    open++;
  }

  private void pop() {
    open--;
    var of = names[open];
    name = of == null ? "" : of;
  }

  private PbtxtException damaged(String reason) {
    return new PbtxtException(bytes.line(), reason);
  }

  private PbtxtException cutOff() {
    return damaged(
        open == 0
            ? "the text is cut off inside a field"
            : "the text is cut off inside the block that began in line " + openedAt[open - 1]);
  }

  private void skipSpace(boolean isBetweenFields) throws IOException {
    while (true) {
      if (isLineStart) {
        isLineStart = false;
        if (isLogLine()) {
          bytes.skipLine();
        }
      }
      switch (bytes.skipBlanks()) {
        case '\n' -> {
          bytes.skip();
          isLineStart = true;
        }
        case '\f', 0x0b -> bytes.skip();
        case '#' -> bytes.skipLine();
        case ',', ';' -> {
          if (!isBetweenFields) {
            return;
          }
          bytes.skip();
        }
        default -> {
          return;
        }
      }
    }
  }

  /// A line of the command's log: severity and date, as in `I20250428 `.
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

  /// After damage, goes on at the next line that begins with the field `name`, outside all blocks.
  /// Quoted text holds no line ends, so such a line is never part of one.
  ///
  /// @return false when there is none
  public boolean resumeAt(String field) throws IOException {
    open = 0;
    blocks = 0;
    while (true) {
      bytes.skipLine();
      if (bytes.peek() == Bytes.END) {
        return false;
      }
      bytes.skip();
      isLineStart = true;
      skipSpace(true);
      if (isNext(field)) {
        return true;
      }
    }
  }

  private boolean isNext(String field) throws IOException {
    for (int i = 0; i < field.length(); i++) {
      if (bytes.peek(i) != field.charAt(i)) {
        return false;
      }
    }
    int after = bytes.peek(field.length());
    return after == Bytes.END || Stops.NAME.contains((byte) after);
  }
}
