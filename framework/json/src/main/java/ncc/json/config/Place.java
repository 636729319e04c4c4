package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/// Where something stands in a file.
///
/// @param file as the operator named it
/// @param line from 1
/// @param column from 1
public record Place(String file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  public Place {
    requireNonNull(file);
  }

  /// The place that [#toString] tells.
  public static Place parse(String text) {
    int column = text.lastIndexOf(':');
    int line = text.lastIndexOf(':', column - 1);
    return new Place(
        text.substring(0, line),
        Integer.parseInt(text.substring(line + 1, column)),
        Integer.parseInt(text.substring(column + 1)));
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /// Such as `ncc.yaml:7`.
  public String inLine() {
    return file + ":" + line;
  }

  /// Such as `ncc.yaml:7:3`.
  @Override
  public String toString() {
    return inLine() + ":" + column;
  }
}
