package ncc.spi.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;

/// A way to learn about clusters. Stateless, found by [java.util.ServiceLoader].
public interface InventorySource {
  /// The scheme of its URIs, such as `capture`, `ssh`.
  String scheme();

  /// An example an operator can copy, such as `--source captures/tokyo-01`.
  String example();

  /// What it reads and the facts each thing can bring, in reading order: `ncli_ngt_list.txt (ncli
  /// ngt list)` → LINK, NGT_ENABLED, …
  Map<String, Set<Fact>> brings();

  /// Reads what there is. A part that is damaged or out of reach becomes a caveat, never an
  /// exception.
  ///
  /// @return one inventory per cluster found, at least one
  /// @throws SourceException when nothing at all could be read
  List<Inventory> read(SourceRequest request) throws SourceException;
}
