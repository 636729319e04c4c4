package ncc.engine.notify;

/// Hears how deliveries go, for logs and metrics. Called by several threads at once; must return
/// soon.
public interface DeliveryMonitor {
  void delivered(QueuedDelivery delivery);

  /// @param reason one line, without secrets
  /// @param dead it is not tried again
  void failed(QueuedDelivery delivery, String reason, boolean dead);

  /// The queue itself failed. What was taken from it becomes due again by itself.
  void queueFailed(RuntimeException failure);
}
