package ncc.spi.alert;

/// How urgent an alert is, least to most, as Prism grades them. Another scale than
/// [ncc.spi.check.Status]: what could not be told has no severity.
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
