package ncc.engine;

/// The operator asked for something that cannot be. The message is one line: where, what, what
/// would be accepted.
public class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
