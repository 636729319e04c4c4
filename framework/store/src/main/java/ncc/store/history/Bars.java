package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/// One page of the days of a check's subjects.
///
/// @param first the oldest day of every bar
/// @param bars in the order asked for
/// @param subjects how many there are on all pages
public record Bars(LocalDate first, List<Bar> bars, long subjects) {
  public Bars {
    requireNonNull(first);
    bars = List.copyOf(bars);
  }
}
