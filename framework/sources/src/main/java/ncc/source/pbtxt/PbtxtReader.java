package ncc.source.pbtxt;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;
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
  private final Space space;
  private final Value value = new Value();
  private final Quoted quoted;
  private final Blocks blocks = new Blocks();
  private String name = "";

  /// The line of a field's name, where its value is to follow in a later one. What looks like a
  /// comment behind the name may be the prompt of root.
  private @Nullable String nameLine;

  /// Where the last block ended.
  private long closedLine;

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
    this.space = new Space(bytes);
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
    return blocks.depth();
  }

  /// The line reading has come to, from 1.
  public long line() {
    return bytes.line();
  }

  /// @throws PbtxtException when the text is damaged here; [#resumeAt] may go on
  public Event next() throws IOException {
    while (true) {
      int c = space.skipSeparators();
      if (blocks.isInList()) {
        if (c != ']') {
          return element(c);
        }
        bytes.skip();
        name = blocks.pop();
      } else if (c == '}' || c == '>') {
        return close(c);
      } else if (c == Bytes.END) {
        return end();
      } else if (field()) {
        return element(bytes.peek());
      }
    }
  }

  /// Reads a field's name up to its value; false when a list begins there.
  private boolean field() throws IOException {
    name = fieldName();
    int c = bytes.skipBlanks();
    nameLine = isLineEnd(c) ? ownLine() : null;
    c = c == ':' ? c : space.skip();
    boolean hasColon = c == ':';
    if (hasColon) {
      bytes.skip();
      c = space.skip();
    }
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

  /// The line at hand, empty where a block ended in it.
  private String ownLine() throws IOException {
    return bytes.line() == closedLine ? "" : bytes.lineText();
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '#' || c == Bytes.END;
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
  private Event element(int c) throws IOException {
    if (c == '{' || c == '<') {
      bytes.skip();
      push(c == '{' ? '}' : '>');
      return Event.OPEN;
    }
    value.clear();
    if (c == '"' || c == '\'') {
      strings();
    } else {
      unquoted();
    }
    return Event.SCALAR;
  }

  /// Adjacent strings are one. Where the text ends, another part may have been cut off.
  private void strings() throws IOException {
    int c;
    do {
      quoted.append();
      c = space.skip();
    } while (c == '"' || c == '\'');
    if (c == Bytes.END && !blocks.isEmpty()) {
      throw cutOff();
    }
  }

  /// A word that the text's end cut off must not be taken for a whole one.
  private void unquoted() throws IOException {
    bytes.appendUntil(Stops.WORD, value);
    if (bytes.peek() == Bytes.END && (!blocks.isEmpty() || value.isEmpty())) {
      throw cutOff();
    }
    if (value.isEmpty()) {
      throw damaged("a value is expected");
    }
  }

  private Event close(int closer) throws IOException {
    if (blocks.isEmpty()) {
      throw damaged(PbtxtException.UNBEGUN);
    }
    if (!blocks.isClosedBy(closer)) {
      throw damaged("a block ends with the other kind of bracket");
    }
    bytes.skip();
    name = blocks.pop();
    closedLine = bytes.line();
    return Event.CLOSE;
  }

  private Event end() throws PbtxtException {
    if (!blocks.isEmpty()) {
      throw cutOff();
    }
    return Event.END;
  }

  private void push(int closer) throws IOException {
    if (blocks.isFull()) {
      throw damaged("blocks are nested more than " + DEEPEST + " deep");
    }
    blocks.push(closer, name, bytes.line());
  }

  private PbtxtException damaged(String reason) {
    return new PbtxtException(bytes.line(), reason);
  }

  private PbtxtException cutOff() {
    return damaged(
        blocks.isEmpty()
            ? "the text is cut off inside a field"
            : "the text is cut off inside the block that began in line " + blocks.line());
  }

  /// No block is open. After damage: none was where it lies.
  public boolean isOutside() {
    return blocks.isEmpty();
  }

  /// After damage outside all blocks, the line in which it lies; of a long one the part around it.
  /// Empty where a block ended in that line.
  public String damagedLine() throws IOException {
    return nameLine == null ? ownLine() : nameLine;
  }

  /// After damage, goes on at the next line that begins with one of `fields`, outside all blocks.
  /// Quoted text holds no line ends, so such a line is never part of one.
  ///
  /// @return false when there is none
  public boolean resumeAt(Set<String> fields) throws IOException {
    return resumeAt(fields, _ -> {});
  }

  /// @param passed takes the lines between
  public boolean resumeAt(Set<String> fields, Consumer<String> passed) throws IOException {
    blocks.clear();
    boolean isFound = nameLine != null && isNext(fields);
    if (nameLine != null && !isFound) {
      passed.accept(bytes.lineText());
    }
    nameLine = null;
    while (!isFound && space.nextLine()) {
      space.skipSeparators();
      isFound = isNext(fields);
      if (!isFound) {
        passed.accept(bytes.lineText());
      }
    }
    return isFound;
  }

  private boolean isNext(Set<String> fields) throws IOException {
    for (String field : fields) {
      if (isNext(field)) {
        return true;
      }
    }
    return false;
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
