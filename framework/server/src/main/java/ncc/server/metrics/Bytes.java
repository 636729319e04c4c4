package ncc.server.metrics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text under way to UTF-8.
final class Bytes extends ByteArrayOutputStream {
  Bytes(int size) {
    super(size);
  }

  Bytes text(String text) {
    writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }
}
