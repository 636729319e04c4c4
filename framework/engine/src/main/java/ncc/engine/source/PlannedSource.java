package ncc.engine.source;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.InstantSource;
import ncc.spi.setting.Settings;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;

/// A source ready to be read.
///
/// @param source the plugin
/// @param location for [SourceRequest#location]
/// @param settings checked, defaults filled in
/// @param uri what the operator called it, without its settings; fit to be shown
/// @param folder for [SourceRequest#folder]
public record PlannedSource(
    InventorySource source, String location, Settings settings, String uri, Path folder) {
  public PlannedSource {
    requireNonNull(source);
    requireNonNull(location);
    requireNonNull(settings);
    requireNonNull(uri);
    requireNonNull(folder);
  }

  /// With a location that is relative to the working directory, or to nothing.
  public PlannedSource(InventorySource source, String location, Settings settings, String uri) {
    this(source, location, settings, uri, Path.of(""));
  }

  /// @param clusters those of interest
  public SourceRequest request(WantedClusters clusters, Recorder recorder, InstantSource clock) {
    return new SourceRequest(location, settings, clusters, recorder, clock, folder);
  }
}
