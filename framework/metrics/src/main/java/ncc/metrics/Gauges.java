package ncc.metrics;

/// Takes series. All are gauges; a name that ends in `_info` is a fact in labels, of value 1. Which
/// series there are is told without their being rendered.
public interface Gauges {
  /// @param help of the family; the first to come decides
  /// @param labels names and values in turn, sorted by name; the values are fit for a label
  void add(String name, String help, double value, String... labels);
}
