package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.run.CheckDescription;

/// A check ready to run, with what it says of itself.
///
/// @param check with the parameters that hold where no override does
/// @param enabled whether it judges at all where no override says otherwise
/// @param overrides for some clusters or VMs; the first that fits counts
/// @param limits its own
public record CheckPlugin(
    Check check,
    CheckDescription description,
    boolean enabled,
    List<CheckOverride> overrides,
    CheckLimits limits) {
  public CheckPlugin {
    requireNonNull(check);
    requireNonNull(description);
    overrides = List.copyOf(overrides);
    requireNonNull(limits);
  }

  /// @throws IllegalArgumentException when the check breaks the rules of its annotation
  public static CheckPlugin of(Check check) {
    return new CheckPlugin(check, Descriptions.describe(check), true, List.of(), CheckLimits.NONE);
  }

  public String id() {
    return description.id();
  }

  /// This check with parameters replaced. Its overrides keep theirs.
  public CheckPlugin with(Map<String, String> values) throws ConfigurationException {
    if (values.isEmpty()) {
      return this;
    }
    var other = Parameters.with(check, id(), values);
    return new CheckPlugin(other, Descriptions.describe(other), enabled, overrides, limits);
  }

  /// What is wrong with `value` for one parameter, if it is one, as far as that can be told without
  /// the others; empty for nothing.
  public Optional<String> refusal(String parameter, String value) {
    return Parameters.refusal(check, id(), parameter, value);
  }

  /// This check judging some clusters or VMs otherwise.
  ///
  /// @param everywhereElse whether it judges the others
  public CheckPlugin with(boolean everywhereElse, List<CheckOverride> some) {
    return new CheckPlugin(check, description, everywhereElse, some, limits);
  }

  /// This check held to these limits, and where they say nothing, to those it had.
  public CheckPlugin with(CheckLimits others) {
    return new CheckPlugin(check, description, enabled, overrides, others.or(limits));
  }
}
