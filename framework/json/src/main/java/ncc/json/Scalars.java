package ncc.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/// Values from their plain JSON. What does not fit is an [IllegalArgumentException],
/// [ArithmeticException] or [DateTimeException].
final class Scalars {
  private static final int NANO_DIGITS = 9;
  private static final int LONG_DIGITS = 19;

  private Scalars() {}

  /// A value of a verdict.
  ///
  /// @param json String, Long, Boolean or [JsonIn.Digits]
  static Object of(ValueType type, Object json) {
    return switch (type) {
      case TEXT -> cast(String.class, json);
      case INTEGER -> cast(Long.class, json);
      case BOOLEAN -> cast(Boolean.class, json);
      case DECIMAL -> Double.valueOf(json.toString());
      case INSTANT -> Instant.parse(json.toString());
      case DURATION -> duration(json);
    };
  }

  /// The type of a value of which nothing is said.
  static ValueType evident(Object json) {
    return switch (json) {
      case Long _ -> ValueType.INTEGER;
      case Boolean _ -> ValueType.BOOLEAN;
      case JsonIn.Digits _ -> ValueType.DECIMAL;
      default -> ValueType.TEXT;
    };
  }

  /// Seconds with up to nine decimals.
  static Duration duration(Object json) {
    if (json instanceof String) {
      throw new IllegalArgumentException("a text is not a number of seconds");
    }
    var seconds = new BigDecimal(json.toString()).stripTrailingZeros();
    long wholeDigits = (long) seconds.precision() - seconds.scale();
    if (seconds.scale() > NANO_DIGITS || wholeDigits > LONG_DIGITS) {
      throw new ArithmeticException("finer or longer than a duration");
    }
    var whole = seconds.setScale(0, RoundingMode.FLOOR);
    var nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS);
    return Duration.ofSeconds(whole.longValueExact(), nanos.longValueExact());
  }

  static UUID uuid(String text) {
    var uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not the whole of a UUID");
    }
    return uuid;
  }

  static boolean isConstant(Class<? extends Enum<?>> type, Object name) {
    return Arrays.stream(type.getEnumConstants()).anyMatch(one -> one.name().equals(name));
  }

  static String oneOf(Object[] constants) {
    return Arrays.stream(constants)
        .map(Object::toString)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static <T> T cast(Class<T> type, Object json) {
    if (!type.isInstance(json)) {
      throw new IllegalArgumentException("not of the type that is said");
    }
    return type.cast(json);
  }
}
