package ncc.spi.notify;

/// A notification was not taken. The message is one line for the operator: who refused, and how.
public class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isFinal;

  private DeliveryException(String message, boolean isFinal, Throwable cause) {
    super(message, cause);
    this.isFinal = isFinal;
  }

  /// It may be taken when it is tried again: nobody answers, or the receiver is busy.
  public static DeliveryException forNow(String message, Throwable cause) {
    return new DeliveryException(message, false, cause);
  }

  /// To try again is of no use: the receiver refuses what it is told, or who tells it.
  public static DeliveryException forGood(String message, Throwable cause) {
    return new DeliveryException(message, true, cause);
  }

  public boolean isFinal() {
    return isFinal;
  }
}
