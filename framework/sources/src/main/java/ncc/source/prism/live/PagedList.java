package ncc.source.prism.live;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import ncc.source.prism.http.NoReplyException;

/// A list to bring page by page.
///
/// @param name what an operator calls it, such as `prism-element://pe.example:9440 GET …/vms/`
/// @param file the pages' names in a capture, such as `prism_v1_vms_%04d.json`
/// @param asking asks for one page
record PagedList(String name, String file, Asking asking) {

  /// Asks for a page.
  interface Asking {
    /// @param number from 0
    /// @param size how many elements stood on the first page; for that one, 0
    ByteArrayInputStream page(int number, long size) throws NoReplyException, InterruptedException;
  }

  PagedList {
    requireNonNull(name);
    requireNonNull(file);
    requireNonNull(asking);
  }

  String file(int number) {
    return String.format(Locale.ROOT, file, number);
  }

  String page(int number) {
    return name + " page " + number;
  }
}
