package ncc.spi.source;

/// The location of a source is none of its kind, so nothing was asked and asking again is of no
/// use. The message is one line that says what would be accepted.
public final class LocationException extends SourceException {
  private static final long serialVersionUID = 1L;

  public LocationException(String message) {
    super(message);
  }
}
