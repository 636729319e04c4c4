import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// Takes the clock out of a cache of classes that the JVM made. It notes in every soft reference
/// when it was last used, in milliseconds since the machine started, so two caches of the same
/// classes differ in that; and in their checksums, which are made anew.
///
/// Usage: `java Clockless.java FIRST SECOND RESULT`, both made of the same list of classes, one
/// after the other. Whatever else they differ in is an error.
final class Clockless {
  // Of JDK 25: a header with its checksum, then what each region is, with its own.
  private static final int MAGIC = 0xf00baba2;
  private static final int HEADER_CHECKSUM = 4;
  private static final int HEADER_SIZE = 12;
  private static final int HEADER_CHECKED_FROM = 16;
  private static final int REGIONS = 0x18;
  private static final int REGION_SIZE = 0x60;
  private static final int REGION_COUNT = 5;
  private static final int REGION_OFFSET = 0x18;
  private static final int REGION_USED = 0x28;

  /// Two dumps are made within minutes of each other.
  private static final long MOST_MILLIS_APART = 600_000;

  private final ByteBuffer cache;

  private Clockless(ByteBuffer cache) {
    this.cache = cache;
  }

  public static void main(String[] args) throws IOException {
    var first = new Clockless(read(Path.of(args[0])));
    var second = new Clockless(read(Path.of(args[1])));
    first.check();
    second.check();
    first.strike(second);
    first.seal();
    Files.write(Path.of(args[2]), first.cache.array());
  }

  private static ByteBuffer read(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Its checksums are where they are looked for: then it is laid out as this expects.
  private void check() {
    require(cache.getInt(0) == MAGIC, "no cache of classes");
    require(cache.getInt(HEADER_CHECKSUM) == headerChecksum(), "another header than JDK 25's");
    for (int region = 0; region < REGION_COUNT; region++) {
      require(
          cache.getInt(at(region)) == checksum(region), "another region than JDK 25's: " + region);
    }
  }

  private void strike(Clockless other) {
    require(cache.capacity() == other.cache.capacity(), "one is longer than the other");
    for (int at = headerSize(); at < cache.capacity(); at += Long.BYTES) {
      long mine = cache.getLong(at);
      long later = other.cache.getLong(at);
      if (mine != later) {
        require(
            mine > 0 && later > mine && later - mine < MOST_MILLIS_APART,
            "at %x they differ in what is no clock: %x, %x".formatted(at, mine, later));
        cache.putLong(at, 0);
      }
    }
  }

  private void seal() {
    for (int region = 0; region < REGION_COUNT; region++) {
      cache.putInt(at(region), checksum(region));
    }
    cache.putInt(HEADER_CHECKSUM, headerChecksum());
  }

  private int headerSize() {
    return cache.getInt(HEADER_SIZE);
  }

  private int headerChecksum() {
    return checksum(HEADER_CHECKED_FROM, headerSize() - HEADER_CHECKED_FROM);
  }

  private static int at(int region) {
    return REGIONS + region * REGION_SIZE;
  }

  private int checksum(int region) {
    return checksum(
        Math.toIntExact(cache.getLong(at(region) + REGION_OFFSET)),
        Math.toIntExact(cache.getLong(at(region) + REGION_USED)));
  }

  private int checksum(int from, int length) {
    var sum = new CRC32();
    sum.update(cache.array(), from, length);
    return (int) sum.getValue();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
