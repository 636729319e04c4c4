package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/// Which bars to show: those of the subjects that a check knew on one of the days.
///
/// @param check its id
/// @param last the last day, usually today in UTC
/// @param days how many, at least 1
/// @param cluster the key of the only cluster to look at; empty for all
/// @param subject the id or the name of the only subject to look at
/// @param search part of the subject's name, in any case
/// @param worstFirst by how bad they are now, then by the worst of these days, then by name; else
///   by name alone
/// @param page which part of them
public record BarsQuery(
    String check,
    LocalDate last,
    int days,
    Optional<String> cluster,
    Optional<String> subject,
    Optional<String> search,
    boolean worstFirst,
    Page page) {

  public BarsQuery {
    requireNonNull(check);
    requireNonNull(last);
    requireNonNull(cluster);
    requireNonNull(subject);
    requireNonNull(search);
    requireNonNull(page);
    if (days < 1) {
      throw new IllegalArgumentException("expected at least 1 day, but found " + days);
    }
  }

  /// All subjects of `check`, worst first.
  public static BarsQuery of(String check, LocalDate last, int days, Page page) {
    return new BarsQuery(
        check, last, days, Optional.empty(), Optional.empty(), Optional.empty(), true, page);
  }

  LocalDate first() {
    return last.minusDays(days - 1L);
  }
}
