package ncc.spi.setting;

/// A secret is not where it should be. The message is one line for the operator that says where it
/// was looked for, and never what was found.
public class SecretException extends Exception {
  private static final long serialVersionUID = 1L;

  public SecretException(String message) {
    super(message);
  }

  public SecretException(String message, Throwable cause) {
    super(message, cause);
  }
}
