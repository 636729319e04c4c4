package ncc.server.setting;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.alert.AlertRule;
import ncc.spi.alert.Severity;
import ncc.spi.check.Durations;

/// Alert policies as people write them, by the keys of `checks.<id>.alert` in `ncc.yaml`.
public final class PolicyTexts {
  private static final String RAISE_AFTER = "raise-after";
  private static final String AUTO_RESOLVE = "auto-resolve";
  private static final String FROM = "from";
  private static final String REMIND = "remind";
  private static final String FLAP_TURNS = "flap-turns";
  private static final String FLAP_WINDOW = "flap-window";

  private PolicyTexts() {}

  /// In the order to show them.
  public static Map<String, String> of(AlertPolicy policy) {
    var texts = new LinkedHashMap<String, String>();
    texts.put(RAISE_AFTER, Integer.toString(policy.raiseAfter()));
    texts.put(AUTO_RESOLVE, Boolean.toString(policy.autoResolve()));
    texts.put(FROM, policy.from().name().toLowerCase(Locale.ROOT));
    texts.put(REMIND, Durations.exact(policy.remind()));
    texts.put(FLAP_TURNS, Integer.toString(policy.flapTurns()));
    texts.put(FLAP_WINDOW, Durations.exact(policy.flapWindow()));
    return java.util.Collections.unmodifiableMap(texts);
  }

  /// @throws IllegalArgumentException when there is no such key, or it does not take this value
  static AlertPolicy with(AlertPolicy policy, String key, String value) {
    return policy.with(rule(policy, key, value));
  }

  private static AlertRule rule(AlertPolicy policy, String key, String value) {
    boolean isKnown = of(policy).containsKey(key);
    if (!isKnown) {
      throw new IllegalArgumentException(
          "expected one of " + String.join(", ", of(policy).keySet()));
    }
    return new AlertRule(
        key.equals(RAISE_AFTER) ? OptionalInt.of(count(value)) : OptionalInt.empty(),
        only(key, AUTO_RESOLVE, value).map(PolicyTexts::flag),
        only(key, REMIND, value).map(PolicyTexts::duration),
        only(key, FROM, value).map(PolicyTexts::severity),
        key.equals(FLAP_TURNS) ? OptionalInt.of(count(value)) : OptionalInt.empty(),
        only(key, FLAP_WINDOW, value).map(PolicyTexts::duration));
  }

  private static Optional<String> only(String key, String wanted, String value) {
    return key.equals(wanted) ? Optional.of(value) : Optional.empty();
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "expected a duration such as 90s, 5m or 1d, of at most "
              + Durations.exact(Durations.LONGEST),
          e);
    }
  }

  private static int count(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a whole number", e);
    }
  }

  private static Severity severity(String text) {
    return Arrays.stream(Severity.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected one of "
                    + Arrays.stream(Severity.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
  }
}
