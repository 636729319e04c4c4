package ncc.spi.alert;

/// Why an alert ended.
public enum Resolution {
  /// The check found the subject healthy, on evidence.
  HEALTHY,
  /// The subject is no longer there, which says nothing of its health.
  GONE,
  /// The check says that it does not apply to the subject any more, or finds less than the alert's
  /// policy asks for.
  NOT_APPLICABLE,
  /// Somebody resolved it.
  BY_HAND
}
