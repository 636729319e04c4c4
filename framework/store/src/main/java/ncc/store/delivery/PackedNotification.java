package ncc.store.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ncc.json.NotificationJson;
import ncc.spi.notify.Notification;

/// A notification as bytes: the JSON of a hundred thousand alerts repeats itself, so it is packed.
final class PackedNotification {
  private static final int BUFFER = 1 << 16;

  private PackedNotification() {}

  static byte[] of(Notification notification) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new OutputStreamWriter(new FastGzip(bytes), UTF_8)) {
      NotificationJson.write(notification, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A run waits until it is packed, and what is packed is soon let go.
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /// @throws IOException when it is damaged, or a later program has written it
  static Notification read(InputStream packed, String name) throws IOException {
    try (var in = new GZIPInputStream(packed, BUFFER)) {
      return NotificationJson.read(in, name);
    }
  }
}
