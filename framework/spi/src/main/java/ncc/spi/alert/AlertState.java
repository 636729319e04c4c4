package ncc.spi.alert;

/// Where an alert stands in its life.
public enum AlertState {
  /// Unhealthy, but not yet for as many runs in a row as its policy asks for; shown to nobody.
  PENDING,
  /// Raised, and nobody has taken it.
  OPEN,
  /// Somebody knows.
  ACKNOWLEDGED,
  /// Ended by hand.
  RESOLVED,
  /// Ended by itself; [Resolution] says how.
  AUTO_RESOLVED;

  public boolean isResolved() {
    return this == RESOLVED || this == AUTO_RESOLVED;
  }

  /// Raised and not resolved.
  public boolean isOpen() {
    return this == OPEN || this == ACKNOWLEDGED;
  }
}
