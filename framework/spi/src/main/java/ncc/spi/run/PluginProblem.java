package ncc.spi.run;

import static java.util.Objects.requireNonNull;

/// A plugin that could not be used. The rest ran.
///
/// @param where jar or class path entry, or the class's name
/// @param what one sentence for whoever maintains it
public record PluginProblem(String where, String what) {
  public PluginProblem {
    requireNonNull(where);
    requireNonNull(what);
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
