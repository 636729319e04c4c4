package ncc.store.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands behind `where`, with its parameters.
final class Condition {
  private final StringBuilder text = new StringBuilder("1 = 1");
  private final List<Object> parameters = new ArrayList<>();

  Condition and(String condition, Object... values) {
    text.append(" and ").append(condition);
    parameters.addAll(List.of(values));
    return this;
  }

  /// Adds `condition` when its one parameter is there.
  Condition andIf(String condition, Optional<?> value) {
    value.ifPresent(there -> and(condition, there));
    return this;
  }

  /// The parameters, then `more`.
  Object[] parameters(Object... more) {
    var all = new ArrayList<>(parameters);
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
