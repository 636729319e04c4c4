package ncc.source.pbtxt;

import java.io.IOException;

/// The text is not protobuf text format here, or ends too early.
public final class PbtxtException extends IOException {
  private static final long serialVersionUID = 1L;

  /// The end of a block whose beginning is not in the text.
  static final String UNBEGUN = "a block ends that did not begin";

  private final long line;

  PbtxtException(long line, String reason) {
    super(reason);
    this.line = line;
  }

  /// Where, from 1.
  public long line() {
    return line;
  }

  /// What is wrong, one phrase without the place.
  public String reason() {
    return String.valueOf(getMessage());
  }

  /// A block ends here whose beginning is not in the text.
  public boolean isUnbegunBlock() {
    return reason().equals(UNBEGUN);
  }
}
