package ncc.spi.inventory;

/// Something a check can look at. Closed: reports and history know every kind.
public sealed interface Entity permits Cluster, Guest, Vm {
  /// The name people use, as the source gave it: any Unicode, never to be trusted by a renderer.
  String name();
}
