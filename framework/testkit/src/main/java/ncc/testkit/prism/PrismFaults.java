package ncc.testkit.prism;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import ncc.spi.message.Suggestion;

/// What goes wrong with a stand-in. Immutable: every method answers with other faults.
///
/// @param numbers the number each ordered fault takes; empty for none
public record PrismFaults(Map<PrismFault, Integer> numbers) {
  public PrismFaults {
    numbers = Map.copyOf(numbers);
    numbers.forEach(PrismFaults::check);
  }

  private static void check(PrismFault fault, int number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "%s: N must not be negative, but is %d".formatted(fault.word(), number));
    }
  }

  /// Nothing goes wrong.
  public static PrismFaults none() {
    return new PrismFaults(Map.of());
  }

  /// One fault with the number it takes when nobody gives it.
  public static PrismFaults of(PrismFault fault) {
    return none().and(fault, fault.otherwise());
  }

  /// One fault.
  public static PrismFaults of(PrismFault fault, int number) {
    return none().and(fault, number);
  }

  /// Reads `word` or `word=N`, one fault each.
  ///
  /// @throws IllegalArgumentException saying which faults there are
  public static PrismFaults parse(List<String> texts) {
    var faults = none();
    for (String text : texts) {
      int at = text.indexOf('=');
      var fault = named(at < 0 ? text : text.substring(0, at));
      faults = faults.and(fault, at < 0 ? fault.otherwise() : number(text, at));
    }
    return faults;
  }

  /// These and one more.
  public PrismFaults and(PrismFault fault, int number) {
    var more = new EnumMap<PrismFault, Integer>(PrismFault.class);
    more.putAll(numbers);
    more.put(fault, number);
    return new PrismFaults(more);
  }

  /// The number that `fault` takes; empty when it was not ordered.
  public OptionalInt number(PrismFault fault) {
    var number = numbers.get(fault);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static PrismFault named(String word) {
    var words = Arrays.stream(PrismFault.values()).map(PrismFault::word).toList();
    return PrismFault.named(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is not a fault; %s"
                    .formatted(
                        word,
                        Suggestion.among(word, words)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("expected " + String.join(", ", words)))));
  }

  private static int number(String text, int at) {
    var digits = text.substring(at + 1);
    if (!digits.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "'%s': expected a number from 0 to 999999999 after '='".formatted(text));
    }
    return Integer.parseInt(digits);
  }
}
