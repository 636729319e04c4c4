package ncc.source.partial;

/// Where something stands, so that an operator finds it again.
///
/// @param origin the origin's name, such as `tokyo-01/ncli_ngt_list.txt`
/// @param line from 1; 0 for the origin as a whole
public record Place(String origin, long line) {
  /// The origin as a whole.
  public static Place of(String origin) {
    return new Place(origin, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? origin : origin + ":" + line;
  }
}
