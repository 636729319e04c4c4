package ncc.json;

import java.io.IOException;

/// A file is not a saved run, or no longer one. The message is one line for the operator: file,
/// line and column, what is wrong there and what would be accepted.
public class RunFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public RunFormatException(String message) {
    super(message);
  }

  public RunFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
