package ncc.json;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import ncc.spi.check.Verdict;

/// What a value of a verdict is, where JSON alone may not tell.
enum ValueType {
  TEXT(true),
  INTEGER(true),
  BOOLEAN(true),
  DECIMAL(false),
  INSTANT(false),
  DURATION(false);

  private final boolean evident;

  ValueType(boolean evident) {
    this.evident = evident;
  }

  static ValueType of(Verdict.Value value) {
    return switch (value.value()) {
      case Long _ -> INTEGER;
      case Double _ -> DECIMAL;
      case Boolean _ -> BOOLEAN;
      case Instant _ -> INSTANT;
      case Duration _ -> DURATION;
      default -> TEXT;
    };
  }

  /// JSON itself tells this type from the others.
  boolean isEvident() {
    return evident;
  }

  /// How JSON names it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
