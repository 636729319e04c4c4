package ncc.server.task;

/// A wish that means nothing that could be run; the message is one line that says why.
public final class RunRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public RunRefusedException(String message) {
    super(message);
  }
}
