package ncc.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.CRC32;

/// Ids of runs: the time one started, and enough of what it does to tell apart two of the same
/// millisecond. File-name safe; in the order of time.
public final class RunId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  /// @param what the words that started it, or who runs what
  public static String of(Instant started, String what) {
    var crc = new CRC32();
    crc.update(what.getBytes(StandardCharsets.UTF_8));
    return TIME.format(started) + "-%08x".formatted(crc.getValue());
  }
}
