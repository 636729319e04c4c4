package ncc.source.prism.live;

import java.util.Optional;
import ncc.source.partial.PartialInventory;
import ncc.spi.message.Count;

/// How much of a list is read: far beyond any cluster, for a server that never ends.
///
/// @param pages how many pages are asked for
/// @param rows behind how many different rows no further page is read
/// @param bytes behind how many bytes no further page is read
record ListBounds(int pages, long rows, long bytes) {
  static final ListBounds USUAL = new ListBounds(20_000, PartialInventory.MOST_VMS, 2L << 30);

  /// Why the list is read no further, when it was read so far and goes on.
  Optional<String> reached(int pagesRead, long rowsRead, long bytesRead) {
    if (rowsRead >= rows) {
      return Optional.of(goesOn(Count.of(rows, "row")));
    }
    if (bytesRead >= bytes) {
      return Optional.of(goesOn((bytes >> 20) + " MiB"));
    }
    return pagesRead >= pages ? Optional.of(goesOn(Count.of(pages, "page"))) : Optional.empty();
  }

  private static String goesOn(String bound) {
    return "the list goes on behind " + bound + ", more than is read of any";
  }
}
