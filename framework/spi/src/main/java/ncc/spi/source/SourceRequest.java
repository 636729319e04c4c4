package ncc.spi.source;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
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
/// @param folder what a relative location is relative to: that of `ncc.yaml` where the location
///   stands there, else the working directory
public record SourceRequest(
    String location,
    Settings settings,
    WantedClusters clusters,
    Recorder recorder,
    InstantSource clock,
    Path folder) {
  public SourceRequest {
    requireNonNull(location);
    requireNonNull(settings);
    requireNonNull(clusters);
    requireNonNull(recorder);
    requireNonNull(clock);
    requireNonNull(folder);
  }

  /// With a location that is relative to the working directory, or to nothing.
  public SourceRequest(
      String location,
      Settings settings,
      WantedClusters clusters,
      Recorder recorder,
      InstantSource clock) {
    this(location, settings, clusters, recorder, clock, Path.of(""));
  }

  /// The file or folder that the location names.
  ///
  /// @throws java.nio.file.InvalidPathException when it names none
  public Path path() {
    return folder.resolve(location);
  }

  /// All that is at `location`, with nothing set.
  public static SourceRequest of(String location, InstantSource clock) {
    return new SourceRequest(location, Settings.NONE, WantedClusters.ALL, Recorder.NONE, clock);
  }
}
