package ncc.spi.source;

import java.io.InputStream;
import java.util.Set;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// What a command of a CVM prints, described once: `cvm:` and `ssh:` ask for it, `collect` keeps
/// it, and a capture is read by the same reader. Stateless, found by [java.util.ServiceLoader],
/// read by several threads at once.
///
/// An anonymized copy of a capture leaves it out, for nobody knows what to hide in it.
public interface Output {
  /// What a capture calls it: `[a-z0-9_]+\.txt`, unique across all plugins.
  String file();

  /// The command line that prints it, of a POSIX shell in which the commands of a CVM are found. It
  /// must not change anything.
  String command();

  /// What it can tell, whether or not an entity has it.
  Set<FactType> tells();

  /// Reads to the end, or as far as it goes: damage becomes a caveat with its line, never an
  /// exception.
  ///
  /// @param text in UTF-8
  /// @param origin of all it tells; the inventory has one part, of this origin
  /// @return what it tells of its one cluster, called by the empty name unless it names it
  Inventory read(InputStream text, Origin origin);
}
