package ncc.engine.notify;

/// Hears how deliveries go, for logs and metrics. Called by several threads at once; must return
/// soon.
public interface DeliveryMonitor {
  /// The receiver took it. Not called where nothing of it was to be told any more.
  void delivered(QueuedDelivery delivery);

  /// @param reason one line, without secrets
  /// @param dead it is not tried again
  void failed(QueuedDelivery delivery, String reason, boolean dead);

  /// A receiver that forgets was told again of all that is open.
  default void renewed(String receiver) {}

  /// It did not take it; it is told again.
  ///
  /// @param reason one line, without secrets
  default void renewalFailed(String receiver, String reason) {}

  /// The queue itself failed. What was taken from it becomes due again by itself.
  void queueFailed(RuntimeException failure);
}
