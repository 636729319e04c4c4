package ncc.spi.inventory;

/// How a guest agent is set to talk to the cluster (guide, "二つの通信方法").
public enum CommunicationType {
  /// `kIpBased`: 2074/tcp only.
  IP_BASED,
  /// `kFallbackToIP`: the virtual serial port first, 2074/tcp when that fails.
  FALLBACK_TO_IP
}
