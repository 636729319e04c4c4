package ncc.source.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The JSON in a text that was copied from a terminal, such as what `curl` printed: what stands
/// above it is passed over, and a prompt behind it ends it, also on its last line, which mostly has
/// no end. Another answer may follow. Lines keep their numbers.
///
/// What stands behind the JSON without a prompt is left where it is.
public final class JsonText extends InputStream {
  /// A line that begins an object or a list; a prompt may begin with a bracket.
  private static final Pattern BEGIN =
      Pattern.compile("\\{\\s*(?:[\"}].*)?|\\[\\s*(?:[\\[{\"\\]].*)?");

  private static final int LONGEST = 1 << 16;
  private static final int CHUNK = 1 << 13;

  private final BufferedInputStream in;
  private final Prompts prompts = new Prompts("curl");
  private byte[] ready = new byte[0];
  private int at;
  private boolean isInside;
  private boolean isBehind;
  private boolean isEnded;
  private int above;
  private int open;
  private boolean isText;
  private boolean isEscaped;

  /// @param in in UTF-8
  public JsonText(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /// How many lines with something in them stand above the JSON; -1 where there is none.
  public static int linesAbove(InputStream text) throws IOException {
    var json = new JsonText(text);
    while (!json.isInside && !json.isEnded) {
      json.line();
    }
    return json.isInside ? json.above : -1;
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, ready.length - at);
    System.arraycopy(ready, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (at == ready.length && !isEnded) {
      at = 0;
      ready = isInside ? inside() : line();
    }
    return at < ready.length;
  }

  /// As much of the JSON as is at hand, to its end.
  private byte[] inside() throws IOException {
    var bytes = new ByteArrayOutputStream(CHUNK);
    while (isInside && bytes.size() < CHUNK) {
      int one = in.read();
      if (one < 0) {
        isEnded = true;
        isInside = false;
      } else {
        bytes.write(one);
        follow(one);
      }
    }
    return bytes.toByteArray();
  }

  private void follow(int one) {
    if (isEscaped) {
      isEscaped = false;
    } else if (isText) {
      isEscaped = one == '\\';
      isText = one != '"';
    } else {
      isText = one == '"';
      bracket(one);
    }
  }

  private void bracket(int one) {
    if (one == '{' || one == '[') {
      open++;
    } else if (one == '}' || one == ']') {
      open--;
      isInside = open > 0;
      isBehind |= !isInside;
    }
  }

  /// A line outside of all JSON: its end is left of it, unless nothing explains it.
  private byte[] line() throws IOException {
    in.mark(LONGEST + 1);
    var bytes = new ByteArrayOutputStream();
    int one = in.read();
    while (one >= 0 && one != '\n' && bytes.size() < LONGEST) {
      bytes.write(one);
      one = in.read();
    }
    var text = bytes.toString(StandardCharsets.UTF_8).strip();
    if (BEGIN.matcher(text).matches()) {
      in.reset();
      begin();
      return new byte[0];
    }
    isEnded = one < 0;
    above += text.isEmpty() ? 0 : 1;
    boolean isPrompt = prompts.isPrompt(text);
    boolean isUnexplained = isBehind && !isPrompt && !text.isEmpty();
    isBehind &= !isPrompt;
    if (one >= 0) {
      bytes.write(one);
    }
    return isUnexplained ? bytes.toByteArray() : one == '\n' ? new byte[] {'\n'} : new byte[0];
  }

  /// Up to the bracket, which opens it.
  private void begin() {
    isInside = true;
    open = 0;
    isText = false;
    isEscaped = false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
