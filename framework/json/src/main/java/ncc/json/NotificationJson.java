package ncc.json;

import java.io.IOException;
import java.io.InputStream;
import ncc.spi.notify.Notification;

/// A [Notification] as a JSON document, there and back without loss: `read(write(notification))`
/// equals `notification`. It is how one waits in the store for its delivery, and no interface to
/// anybody else.
///
/// The document is a stream in both directions, with one alert per line. What is absent is an
/// absent member.
public final class NotificationJson {
  private NotificationJson() {}

  /// Writes `notification` with `\n` as line end. Lone surrogates and control characters are
  /// escaped, so any encoding of Unicode keeps the document whole.
  public static void write(Notification notification, Appendable out) throws IOException {
    try (var json = new JsonOut(out)) {
      new NotificationWriter(json).write(notification);
    }
  }

  /// Reads what [#write] wrote, in UTF-8.
  ///
  /// @param name what to call the document in messages
  /// @throws RunFormatException when it is damaged or something else
  public static Notification read(InputStream in, String name) throws IOException {
    try (var json = new JsonIn(in, name)) {
      return new NotificationReader(json).read();
    }
  }
}
