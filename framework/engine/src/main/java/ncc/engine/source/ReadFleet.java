package ncc.engine.source;

import java.util.List;
import java.util.stream.Stream;
import ncc.spi.inventory.Inventory;

/// What was read.
///
/// @param clusters one inventory each; those the operator named first, even those of which nothing
///   could be read, which have no parts and say why
/// @param unread sources that brought nothing and belong to no named cluster, one inventory without
///   parts each, under the source's name
/// @param reasons why sources brought nothing, one line each, in the order of the sources
public record ReadFleet(List<Inventory> clusters, List<Inventory> unread, List<String> reasons) {
  public ReadFleet {
    clusters = List.copyOf(clusters);
    unread = List.copyOf(unread);
    reasons = List.copyOf(reasons);
  }

  /// All that a report should show.
  public List<Inventory> all() {
    return Stream.concat(clusters.stream(), unread.stream()).toList();
  }
}
