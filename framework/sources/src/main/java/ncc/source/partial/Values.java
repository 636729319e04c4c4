package ncc.source.partial;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Version;

/// Reads the values of facts in every spelling the sources use. A fleet has few distinct values, so
/// each is made once. Empty means: cannot be read.
final class Values {
  private static final Optional<Boolean> TRUE = Optional.of(true);
  private static final Optional<Boolean> FALSE = Optional.of(false);
  private static final long YEAR_10000 = 253_402_300_800L;
  private static final int REMEMBERED = 10_000;

  private final Map<String, Optional<Version>> versions = new HashMap<>();
  private final Map<String, Optional<String>> texts = new HashMap<>();

  static Optional<Boolean> bool(String text) {
    return switch (text) {
      case "true", "True", "t", "1" -> TRUE;
      case "false", "False", "f", "0" -> FALSE;
      default -> Optional.empty();
    };
  }

  Optional<Version> version(String text) {
    forgetWhenFull(versions);
    return versions.computeIfAbsent(text, Version::parse);
  }

  Optional<String> text(String text) {
    forgetWhenFull(texts);
    return texts.computeIfAbsent(text, Values::notEmpty);
  }

  private static Optional<String> notEmpty(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static void forgetWhenFull(Map<String, ?> remembered) {
    if (remembered.size() >= REMEMBERED) {
      remembered.clear();
    }
  }

  /// Unix seconds; a time at or before 1970, or after the year 9999, is no expiry but a mistake.
  static Optional<Instant> epochSecond(String text) {
    try {
      long seconds = Long.parseLong(text);
      return seconds > 0 && seconds < YEAR_10000
          ? Optional.of(Instant.ofEpochSecond(seconds))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static Optional<CommunicationType> communicationType(String text) {
    return switch (text) {
      case "kIpBased" -> Optional.of(CommunicationType.IP_BASED);
      case "kFallbackToIP" -> Optional.of(CommunicationType.FALLBACK_TO_IP);
      default -> Optional.empty();
    };
  }

  static Optional<PowerState> power(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on" -> Optional.of(PowerState.ON);
      case "off" -> Optional.of(PowerState.OFF);
      case "paused", "suspended" -> Optional.of(PowerState.PAUSED);
      default -> Optional.empty();
    };
  }
}
