package ncc.engine;

import java.util.stream.Collectors;

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

  /// The same, each of its lines led by where that is.
  public ConfigurationException at(String place) {
    return new ConfigurationException(
        String.valueOf(getMessage())
            .lines()
            .map(fault -> place + ": " + fault)
            .collect(Collectors.joining("\n")),
        this);
  }
}
