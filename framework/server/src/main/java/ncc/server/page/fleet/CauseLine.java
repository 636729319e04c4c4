package ncc.server.page.fleet;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import ncc.spi.alert.Severity;

/// A cause of open alerts, over all clusters that have it. Public for the template engine only.
///
/// @param id `<check>.<diagnosis>`, or the check's alone where it lists none
/// @param subjects how many alerts it stands for
/// @param following how many alerts of other checks follow from them
/// @param clusters by name
public record CauseLine(
    Severity severity,
    String id,
    String check,
    String headline,
    int subjects,
    int following,
    List<String> clusters) {
  /// By severity, then by how many alerts each lies behind.
  public static final Comparator<CauseLine> WORST_AND_WIDEST_FIRST =
      Comparator.comparing(CauseLine::severity)
          .reversed()
          .thenComparing(Comparator.comparingInt(CauseLine::alerts).reversed())
          .thenComparing(CauseLine::id);

  public CauseLine {
    requireNonNull(severity);
    requireNonNull(id);
    requireNonNull(check);
    requireNonNull(headline);
    clusters = List.copyOf(clusters);
  }

  private int alerts() {
    return subjects + following;
  }
}
