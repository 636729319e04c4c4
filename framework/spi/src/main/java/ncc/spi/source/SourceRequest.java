package ncc.spi.source;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import ncc.spi.setting.Settings;

/// What an operator asked a source for.
///
/// @param location the URI without its scheme and its settings: a folder, `//nutanix@192.0.2.11:22`
/// @param settings of this source, defaults filled in
/// @param clusters those that are of interest, for a source that would otherwise read many.
///   Bringing others all the same does no harm.
/// @param recorder keeps what is read
/// @param clock for the time facts are taken, where the source itself has none
public record SourceRequest(
    String location,
    Settings settings,
    WantedClusters clusters,
    Recorder recorder,
    InstantSource clock) {
  public SourceRequest {
    requireNonNull(location);
    requireNonNull(settings);
    requireNonNull(clusters);
    requireNonNull(recorder);
    requireNonNull(clock);
  }

  /// All that is at `location`, with nothing set.
  public static SourceRequest of(String location, InstantSource clock) {
    return new SourceRequest(location, Settings.NONE, WantedClusters.ALL, Recorder.NONE, clock);
  }
}
