package ncc.notify.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.News;

/// All alerts of a notification as a file, zipped where it would be too large for a mailbox.
final class Attachment {
  private static final String NAME = "alerts.csv";
  private static final int LARGE = 1 << 20;

  private final String name;
  private final String type;
  private final byte[] bytes;

  private Attachment(String name, String type, byte[] bytes) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }

  static Attachment of(Notification notification, Instant now) {
    var csv = AlertsCsv.of(alerts(notification));
    return csv.length <= LARGE
        ? new Attachment(NAME, "text/csv; charset=UTF-8", csv)
        : new Attachment(NAME + ".zip", "application/zip", zipped(csv, now));
  }

  private static List<Alert> alerts(Notification notification) {
    return Stream.concat(
            notification.alerts().stream(), notification.others().stream().map(News::alert))
        .toList();
  }

  private static byte[] zipped(byte[] csv, Instant now) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var entry = new ZipEntry(NAME);
      entry.setTime(now.toEpochMilli());
      zip.putNextEntry(entry);
      zip.write(csv);
    } catch (IOException e) {
      throw new IllegalStateException("memory refused to be written", e);
    }
    return bytes.toByteArray();
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  byte[] bytes() {
    return bytes;
  }
}
