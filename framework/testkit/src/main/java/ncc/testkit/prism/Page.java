package ncc.testkit.prism;

/// The rows that a list answer shows.
///
/// @param number of the page, from 0
/// @param from the first row
/// @param to behind the last row
/// @param total how many rows the answer says there are
record Page(int number, int from, int to, long total) {

  /// An honest page.
  ///
  /// @param limit rows of a full page
  /// @param rows all there are
  static Page of(int number, int limit, int rows) {
    return at((long) number * limit, limit, rows);
  }

  /// The page that begins at a row, which need not be a multiple of `limit`.
  static Page at(long offset, int limit, int rows) {
    int from = (int) Math.min(offset, rows);
    int to = (int) Math.min(offset + limit, rows);
    return new Page((int) (offset / Math.max(1, limit)), from, to, rows);
  }

  int size() {
    return to - from;
  }
}
