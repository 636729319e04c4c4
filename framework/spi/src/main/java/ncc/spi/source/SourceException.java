package ncc.spi.source;

/// A source brought nothing. The message is one line for the operator: what, where, what would be
/// accepted.
public class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
