package ncc.report.junit;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/// A writer for what can only be appended to, which stays open when this is closed.
final class AppendableWriter extends Writer {
  private final Appendable out;

  AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    out.append(CharBuffer.wrap(text, from, length));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
