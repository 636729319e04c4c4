package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import ncc.spi.check.Check;
import ncc.spi.run.CheckDescription;

/// A check ready to run, with what it says of itself.
public record CheckPlugin(Check check, CheckDescription description) {
  public CheckPlugin {
    requireNonNull(check);
    requireNonNull(description);
  }

  /// @throws IllegalArgumentException when the check breaks the rules of its annotation
  public static CheckPlugin of(Check check) {
    return new CheckPlugin(check, Descriptions.describe(check));
  }

  public String id() {
    return description.id();
  }

  /// This check with parameters replaced.
  public CheckPlugin with(Map<String, String> values) throws ConfigurationException {
    return values.isEmpty() ? this : of(Parameters.with(check, id(), values));
  }
}
