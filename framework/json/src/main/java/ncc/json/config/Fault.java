package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/// Something that is not right in a configuration file.
///
/// @param message one line: what is wrong, what would be accepted; never a secret
public record Fault(Place place, String message) implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::place).thenComparing(Fault::message);

  public Fault {
    requireNonNull(place);
    requireNonNull(message);
  }

  /// By place, as someone who mends the file goes through it.
  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  /// Such as `ncc.yaml:7:3: 'enabled' must be true or false`.
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
