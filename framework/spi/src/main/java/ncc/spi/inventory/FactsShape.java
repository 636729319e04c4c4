package ncc.spi.inventory;

import java.util.Arrays;

/// Which class of facts stands where, the same object for all entities of which the same facts were
/// told in the same order: there are few of these, as a source tells of each entity alike.
final class FactsShape {
  static final FactsShape NONE = new FactsShape();

  private final Class<?>[] classes;

  /// Those with one class more; replaced when there is a further one.
  private volatile FactsShape[] wider = {};

  private FactsShape(Class<?>... classes) {
    this.classes = classes;
  }

  int size() {
    return classes.length;
  }

  Class<?> at(int index) {
    return classes[index];
  }

  /// Where the class stands, -1 where it does not. A fleet asks this by the million.
  int indexOf(Class<?> type) {
    var all = classes;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == type) {
        return i;
      }
    }
    return -1;
  }

  /// With this class, at the end unless it is there already.
  FactsShape with(Class<?> type) {
    if (indexOf(type) >= 0) {
      return this;
    }
    for (FactsShape one : wider) {
      if (one.last() == type) {
        return one;
      }
    }
    return widened(type);
  }

  private synchronized FactsShape widened(Class<?> type) {
    for (FactsShape one : wider) {
      if (one.last() == type) {
        return one;
      }
    }
    var more = Arrays.copyOf(classes, classes.length + 1);
    more[classes.length] = type;
    var shape = new FactsShape(more);
    var all = Arrays.copyOf(wider, wider.length + 1);
    all[wider.length] = shape;
    wider = all;
    return shape;
  }

  private Class<?> last() {
    return classes[classes.length - 1];
  }
}
