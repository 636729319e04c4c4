package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import ncc.spi.check.Verdict;

/// What a check says of a subject now.
///
/// @param check its id
/// @param cluster its key
/// @param since it has said so, to the millisecond
public record CurrentFinding(String check, String cluster, Verdict verdict, Instant since) {
  public CurrentFinding {
    requireNonNull(check);
    requireNonNull(cluster);
    requireNonNull(verdict);
    requireNonNull(since);
  }
}
