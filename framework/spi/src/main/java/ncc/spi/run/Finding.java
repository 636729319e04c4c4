package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;

/// One subject and what a check said of it.
public record Finding(Subject subject, Verdict verdict) {
  /// The order in which the findings of a group are shown: by the subject's name, then its id.
  public static final Comparator<Finding> BY_SUBJECT =
      (a, b) -> compareSubjects(a.subject, b.subject);

  public Finding {
    requireNonNull(subject);
    requireNonNull(verdict);
  }

  /// The order of [#BY_SUBJECT] for subjects alone.
  public static int compareSubjects(Subject a, Subject b) {
    int order = a.name().compareTo(b.name());
    return order != 0 ? order : a.id().compareTo(b.id());
  }

  public Status status() {
    return verdict.status();
  }
}
