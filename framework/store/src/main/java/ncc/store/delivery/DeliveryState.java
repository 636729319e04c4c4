package ncc.store.delivery;

/// How far a delivery is.
public enum DeliveryState {
  WAITING("done_ms is null and dead_ms is null"),
  DONE("done_ms is not null"),
  /// Given up.
  DEAD("dead_ms is not null");

  private final String condition;

  DeliveryState(String condition) {
    this.condition = condition;
  }

  /// On table `delivery`.
  String condition() {
    return condition;
  }
}
