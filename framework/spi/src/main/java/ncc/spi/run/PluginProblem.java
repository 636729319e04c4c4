package ncc.spi.run;

import static java.util.Objects.requireNonNull;

/// A plugin that could not be used. The rest ran; what it would have found, nobody knows, so a run
/// with one is never better than ERR unless the operator accepts that.
///
/// @param where jar or class path entry, or the class's name
/// @param what one sentence for whoever maintains it
/// @param accepted the operator knows of it, and lets runs be judged without
public record PluginProblem(String where, String what, boolean accepted) {
  public PluginProblem {
    requireNonNull(where);
    requireNonNull(what);
  }

  /// One that nobody has accepted.
  public PluginProblem(String where, String what) {
    this(where, what, false);
  }

  /// The same, accepted.
  public PluginProblem accept() {
    return new PluginProblem(where, what, true);
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
