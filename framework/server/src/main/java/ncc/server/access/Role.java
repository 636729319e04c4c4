package ncc.server.access;

/// What somebody may do, least first.
public enum Role {
  /// Sees everything, changes nothing.
  VIEWER,
  /// Runs checks and changes settings and alerts, too.
  OPERATOR;

  public boolean mayChange() {
    return this == OPERATOR;
  }
}
