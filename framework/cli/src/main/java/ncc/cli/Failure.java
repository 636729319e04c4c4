package ncc.cli;

/// Ends a command with one line on stderr and an exit code.
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  Failure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /// What `cause` says, since it was written for the operator already.
  static Failure of(int exitCode, Exception cause) {
    return new Failure(exitCode, String.valueOf(cause.getMessage()), cause);
  }

  int exitCode() {
    return exitCode;
  }
}
