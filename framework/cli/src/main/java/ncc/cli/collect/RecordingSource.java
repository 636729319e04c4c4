package ncc.cli.collect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.capture.CaptureWriter;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;

/// A source whose every reading is written down.
final class RecordingSource implements InventorySource {
  private final InventorySource source;
  private final CaptureWriter writer;
  private volatile WantedClusters wanted = WantedClusters.ALL;
  private volatile Optional<List<Inventory>> brought = Optional.empty();

  RecordingSource(InventorySource source, CaptureWriter writer) {
    this.source = source;
    this.writer = writer;
  }

  @Override
  public String scheme() {
    return source.scheme();
  }

  @Override
  public String example() {
    return source.example();
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    return source.brings();
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    var recording =
        new SourceRequest(
            request.location(),
            request.settings(),
            request.clusters(),
            writer,
            request.clock(),
            request.folder());
    wanted = request.clusters();
    // The thread is made for this reading; libraries of a plugin look for their parts where it
    // says.
    Thread.currentThread().setContextClassLoader(source.getClass().getClassLoader());
    var found = source.read(recording);
    brought = Optional.of(List.copyOf(found));
    return found;
  }

  /// What it was asked for.
  WantedClusters wanted() {
    return wanted;
  }

  /// What it made of what it read; empty when it came to no end.
  Optional<List<Inventory>> brought() {
    return brought;
  }
}
