package ncc.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.Deflater;

/// A piece of an exposition, as it is and deflated. Deflated pieces stand one after another in one
/// stream: each is complete, ends at a byte and looks back at none before it.
final class Chunk {
  private final byte[] plain;
  private final byte[] deflated;

  private Chunk(byte[] plain, byte[] deflated) {
    this.plain = plain;
    this.deflated = deflated;
  }

  static Chunk of(byte[] plain) {
    var deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain);
      return new Chunk(plain, deflated(deflater, plain.length));
    } finally {
      deflater.end();
    }
  }

  /// What is flushed has come to its end when room is left.
  private static byte[] deflated(Deflater deflater, int length) {
    var out = new Bytes(length / 8 + 64);
    var room = new byte[1 << 13];
    int size;
    do {
      size = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
      out.write(room, 0, size);
    } while (size == room.length);
    return out.toByteArray();
  }

  /// Lines that are no comments.
  long series() {
    return new String(plain, UTF_8).lines().filter(line -> !line.startsWith("#")).count();
  }

  /// Not to be changed.
  byte[] plain() {
    return plain;
  }

  /// Not to be changed.
  byte[] deflated() {
    return deflated;
  }
}
