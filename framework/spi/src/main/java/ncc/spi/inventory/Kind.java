package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A kind of what checks look at. A plugin brings one of its own with `Kind.of("DISK")`; saved
/// runs, alerts and the API know it by its id.
///
/// @param id `[A-Z][A-Z0-9_]*`, at most 40 characters, unique across all plugins
public record Kind(String id) implements Comparable<Kind> {
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  /// A guest VM, as its cluster knows it.
  public static final Kind VM = new Kind("VM");

  /// A cluster.
  public static final Kind CLUSTER = new Kind("CLUSTER");

  /// A guest VM, seen from inside.
  public static final Kind GUEST = new Kind("GUEST");

  /// An address and port.
  public static final Kind ENDPOINT = new Kind("ENDPOINT");

  private static final List<Kind> KNOWN = List.of(VM, CLUSTER, GUEST, ENDPOINT);

  public Kind {
    requireNonNull(id);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "expected a kind such as VM or DISK, but was '%s'".formatted(id));
    }
  }

  /// The kind of this id, those of this class each once.
  ///
  /// @throws IllegalArgumentException when it is no id of a kind
  public static Kind of(String id) {
    for (Kind known : KNOWN) {
      if (known.id.equals(id)) {
        return known;
      }
    }
    return new Kind(id);
  }

  /// As NCC's text labels it: `Cluster`, `Storage container`, and `VM` as it is.
  public String label() {
    return equals(VM)
        ? id
        : id.charAt(0) + id.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Those of this class first, then by their ids.
  @Override
  public int compareTo(Kind other) {
    int mine = KNOWN.indexOf(this);
    int theirs = KNOWN.indexOf(other);
    return mine < 0 && theirs < 0
        ? id.compareTo(other.id)
        : Integer.compare(mine < 0 ? KNOWN.size() : mine, theirs < 0 ? KNOWN.size() : theirs);
  }

  @Override
  public String toString() {
    return id;
  }
}
