package ncc.spi.source;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// What a command of a CVM prints, or what a list of Prism holds, described once: sources ask for
/// it, `collect` keeps it, a capture is read by the same reader, an anonymized copy hides what it
/// must, and simulators make it up. Stateless, found by [java.util.ServiceLoader], read by several
/// threads at once.
///
/// ```java
/// public final class ContainerList implements Output {
///   public String file() { return "container_list.txt"; }
///   public Ask ask() { return new Ask.Command("ncli ctr list"); }
///   public Optional<Layout> layout() { return Optional.of(Layout.blocks(CONTAINER, "Id")…); }
/// }
/// ```
///
/// It is asked for only where a chosen check needs or uses one of the facts it tells.
public interface Output {
  /// What a capture calls it: `[a-z0-9_]+\.(txt|json)`, unique across all plugins but for an
  /// [Ask.Shared]. Of a list of Prism each page is a file: `containers.json` is kept as
  /// `containers_0000.json`, ….
  String file();

  /// How it is asked for.
  Ask ask();

  /// Where it says what. Empty for the text of a command that has no rows: it is read by [#read],
  /// and left out of anonymized copies and simulators, for nobody knows what stands in it.
  default Optional<Layout> layout() {
    return Optional.empty();
  }

  /// What it can tell, whether or not an entity has it: that of its layout.
  default Set<FactType> tells() {
    return layout().map(Layout::facts).orElse(Set.of());
  }

  /// Reads what no layout describes, to the end, or as far as it goes: damage becomes a caveat with
  /// its line, never an exception. Not called where there is a layout.
  ///
  /// @param text in UTF-8
  /// @param origin of all it tells; the inventory has one part, of this origin
  /// @return what it tells of its one cluster, called by the empty name unless it names it
  default Inventory read(InputStream text, Origin origin) {
    throw new UnsupportedOperationException(
        getClass().getName() + " has neither a layout nor a reader of its own");
  }
}
