package ncc.cli.terminal;

/// Ends a command with one line on stderr and an exit code.
public final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public Failure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /// What `cause` says, since it was written for the operator already.
  public static Failure of(int exitCode, Exception cause) {
    return new Failure(exitCode, String.valueOf(cause.getMessage()), cause);
  }

  public int exitCode() {
    return exitCode;
  }
}
