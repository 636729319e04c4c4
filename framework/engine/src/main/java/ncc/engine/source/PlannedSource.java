package ncc.engine.source;

import static java.util.Objects.requireNonNull;

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
public record PlannedSource(
    InventorySource source, String location, Settings settings, String uri) {
  public PlannedSource {
    requireNonNull(source);
    requireNonNull(location);
    requireNonNull(settings);
    requireNonNull(uri);
  }

  /// @param clusters those of interest
  public SourceRequest request(WantedClusters clusters, Recorder recorder, InstantSource clock) {
    return new SourceRequest(location, settings, clusters, recorder, clock);
  }
}
