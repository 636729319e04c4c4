package ncc.store.history;

import ncc.spi.check.Status;

/// What is known of a subject on one day, in UTC.
public enum DayState {
  /// The check did not know the subject.
  ABSENT,
  /// The check did not run, so how the subject was is not known.
  NO_RUN,
  /// No run of the day saw the whole cluster, and nothing worse than INFO is known of the subject.
  /// Never PASS: what was not looked at is not healthy.
  INCOMPLETE,
  SKIP,
  PASS,
  INFO,
  WARN,
  ERR,
  FAIL;

  static DayState of(Status status) {
    return valueOf(status.name());
  }
}
