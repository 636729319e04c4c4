package ncc.source.prism;

import java.io.InputStream;
import java.util.List;
import ncc.spi.inventory.Inventory;

/// Reads a list that Prism answers page by page. Call [#page] for each page in order, or
/// [#unreadable] for one that cannot be had, then [#inventories].
public interface PagedAnswer {
  /// Reads a page to its end, or as far as it goes: damage becomes a caveat.
  ///
  /// @param name of the page, as an operator finds it
  void page(InputStream in, String name);

  /// A page, or several, should be there and cannot be read.
  ///
  /// @param why one sentence
  void unreadable(String name, String why);

  /// How many elements Prism says there are on all pages; -1 when it does not.
  long total();

  /// How many different elements were read so far.
  long size();

  /// What the pages told, at least one inventory.
  List<Inventory> inventories();
}
