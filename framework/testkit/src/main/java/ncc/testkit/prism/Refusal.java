package ncc.testkit.prism;

/// An answer that brings nothing but the reason why.
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  static Refusal notFound(String path) {
    return new Refusal(404, "There is nothing at " + path);
  }
}
