package ncc.spi.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Setting;

/// A way to learn about clusters. Stateless, found by [java.util.ServiceLoader], asked by several
/// threads at once.
public interface InventorySource {
  /// The scheme of its URIs, such as `capture`, `ssh`.
  String scheme();

  /// An example an operator can copy, such as `--source captures/tokyo-01`.
  String example();

  /// What may be set, in the order to show it.
  default List<Setting> settings() {
    return List.of();
  }

  /// What it reads and the facts each thing can bring, in reading order: `ncli_ngt_list.txt (ncli
  /// ngt list)` → LINK, NGT_ENABLED, …
  Map<String, Set<FactType>> brings();

  /// Commands, by name or absolute path, any of which on this machine makes this the source to read
  /// when the operator names none.
  default List<String> nativeCommands() {
    return List.of();
  }

  /// This source, reading these of what plugins describe, too, where it can. One that asks for them
  /// asks for no others; one that reads what is there anyway may read those it knew before.
  ///
  /// @throws IllegalArgumentException with one sentence, when one has a name of its own files
  default InventorySource with(List<Output> outputs) {
    return this;
  }

  /// Reads what there is. A part that is damaged or out of reach becomes a caveat, never an
  /// exception. An interrupted thread means that time is up: what was brought by then is given.
  ///
  /// @return one inventory per cluster found, at least one
  /// @throws SourceException when nothing at all could be read
  List<Inventory> read(SourceRequest request) throws SourceException;

  /// Who answers at the other end, whether trusted or not; empty where there is no other end.
  /// Nothing secret is sent.
  ///
  /// @throws SourceException when nobody answers
  default Optional<ServerIdentity> identity(SourceRequest request) throws SourceException {
    return Optional.empty();
  }
}
