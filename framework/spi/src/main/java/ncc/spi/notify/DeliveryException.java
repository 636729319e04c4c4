package ncc.spi.notify;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A notification was not taken. The message is one line for the operator: who refused, and how.
public class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isFinal;
  private final @Nullable Duration patience;

  private DeliveryException(
      String message, boolean isFinal, @Nullable Duration patience, @Nullable Throwable cause) {
    super(message, cause);
    this.isFinal = isFinal;
    this.patience = patience;
  }

  /// It may be taken when it is tried again: nobody answers, or the receiver is busy.
  public static DeliveryException forNow(String message) {
    return new DeliveryException(message, false, null, null);
  }

  public static DeliveryException forNow(String message, Throwable cause) {
    return new DeliveryException(message, false, null, cause);
  }

  /// As [#forNow(String)], when the receiver says how long to leave it alone.
  public static DeliveryException forNow(String message, Duration patience) {
    return new DeliveryException(message, false, patience, null);
  }

  /// To try again is of no use: the receiver refuses what it is told, or who tells it.
  public static DeliveryException forGood(String message) {
    return new DeliveryException(message, true, null, null);
  }

  public static DeliveryException forGood(String message, Throwable cause) {
    return new DeliveryException(message, true, null, cause);
  }

  public boolean isFinal() {
    return isFinal;
  }

  /// How long the receiver asks to be left alone, if it does.
  public Optional<Duration> patience() {
    return Optional.ofNullable(patience);
  }
}
