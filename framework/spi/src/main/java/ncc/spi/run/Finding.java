package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import ncc.spi.check.Status;
import ncc.spi.check.Verdict;

/// One subject and what a check said of it.
public record Finding(Subject subject, Verdict verdict) {
  public Finding {
    requireNonNull(subject);
    requireNonNull(verdict);
  }

  public Status status() {
    return verdict.status();
  }
}
