package ncc.engine.listener;

import static java.util.Objects.requireNonNull;

import ncc.engine.setting.FetchedSecret;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Settings;

/// A listener of runs, ready to be told.
///
/// @param name unique
/// @param settings of `listener`, checked, defaults filled in
public record PlannedListener(String name, RunListener listener, Settings settings) {
  public PlannedListener {
    requireNonNull(name);
    requireNonNull(listener);
    requireNonNull(settings);
  }

  /// What went wrong with it, on one line, without the secrets that it may quote.
  String masked(String problem) {
    return Caveat.note("", FetchedSecret.masked(settings, problem)).reason();
  }
}
