package ncc.spi.inventory;

import java.util.Optional;

/// Something a check can look at. Closed: what plugins bring is a [Resource] of their own [Kind].
public sealed interface Entity permits Cluster, Guest, Resource, Vm {
  /// The name people use, as the source gave it: any Unicode, never to be trusted by a renderer.
  String name();

  /// What is known of it.
  default Facts facts() {
    return Facts.NONE;
  }

  /// The fact of this class; empty when it is not known.
  default <F extends Fact> Optional<F> get(Class<F> type) {
    return facts().get(type);
  }

  default boolean has(Class<? extends Fact> type) {
    return facts().has(type);
  }

  default boolean has(FactType type) {
    return facts().has(type);
  }
}
