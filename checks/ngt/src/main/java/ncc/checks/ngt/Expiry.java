package ncc.checks.ngt;

import java.time.Duration;
import java.time.Instant;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Durations;
import ncc.spi.check.Verdict;
import ncc.spi.message.Count;

/// How long a certificate lasts, seen from the instant a run judges by.
///
/// @param left negative when the certificate has expired
record Expiry(Instant notAfter, Duration left) {
  /// Template of a detail about a certificate that still lasts.
  static final String AHEAD = "certificate expires {not_after}, in {days_left} days";

  /// Template of a detail about a certificate that no longer does.
  static final String PAST = "certificate expired {not_after}, {days_ago} days ago";

  static Expiry of(Instant notAfter, CheckContext context) {
    return new Expiry(notAfter, context.until(notAfter));
  }

  /// A certificate is valid through its last second (RFC 5280, 4.1.2.5).
  boolean isPast() {
    return left.isNegative();
  }

  boolean isUnder(Duration threshold) {
    return left.compareTo(threshold) < 0;
  }

  /// `verdict` with the values that [#AHEAD] and [#PAST] name; days are whole days.
  Verdict fill(Verdict verdict) {
    var dated = verdict.with("not_after", notAfter);
    return isPast()
        ? dated.with("days_ago", left.negated().toDays())
        : dated.with("days_left", left.toDays());
  }

  /// A threshold as a headline says it, such as `45 days`.
  static String words(Duration threshold) {
    boolean wholeDays = threshold.equals(Duration.ofDays(threshold.toDays()));
    if (!wholeDays || threshold.isZero()) {
      return Durations.text(threshold);
    }
    return Count.of(threshold.toDays(), "day");
  }
}
