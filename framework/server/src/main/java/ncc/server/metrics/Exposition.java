package ncc.server.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// A whole answer in pieces, which is written without anything being rendered or compressed.
///
/// @param chunks in their order
record Exposition(List<Chunk> chunks) {
  static final Exposition EMPTY = new Exposition(List.of());
  private static final byte[] GZIP_HEADER = {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

  /// An empty last block.
  private static final byte[] LAST = {3, 0};

  Exposition {
    chunks = List.copyOf(chunks);
  }

  /// Families stay together, whoever has series of them.
  static Exposition of(Collection<Map<String, Families.Written>> parts) {
    var families = new TreeMap<String, List<Families.Written>>();
    for (var part : parts) {
      part.forEach(
          (name, family) -> families.computeIfAbsent(name, _ -> new ArrayList<>()).add(family));
    }
    var chunks = new ArrayList<Chunk>();
    families.forEach((name, family) -> {
      chunks.add(Chunk.of(header(name, family.getFirst().help())));
      family.forEach(part -> chunks.add(part.lines()));
    });
    return new Exposition(chunks);
  }

  private static byte[] header(String name, String help) {
    return new Bytes(128)
        .text("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n")
        .toByteArray();
  }

  long size() {
    return chunks.stream().mapToLong(chunk -> chunk.plain().length).sum();
  }

  /// Lines that are no comments.
  long series() {
    return chunks.stream().mapToLong(Chunk::series).sum();
  }

  void write(OutputStream out) throws IOException {
    for (Chunk chunk : chunks) {
      out.write(chunk.plain());
    }
  }

  /// As one gzip stream: deflated pieces, an empty last one, and the sum over all.
  void writeGzip(OutputStream out) throws IOException {
    out.write(GZIP_HEADER);
    var sum = new CRC32();
    for (Chunk chunk : chunks) {
      sum.update(chunk.plain());
      out.write(chunk.deflated());
    }
    out.write(LAST);
    var trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    out.write(trailer.putInt((int) sum.getValue()).putInt((int) size()).array());
  }

  /// This and one more piece.
  Exposition and(byte[] last) {
    var all = new ArrayList<>(chunks);
    all.add(Chunk.of(last));
    return new Exposition(all);
  }
}
