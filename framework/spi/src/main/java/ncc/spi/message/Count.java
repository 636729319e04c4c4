package ncc.spi.message;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A number with its noun, as English has them: `0 VMs`, `1 VM`, `2 VMs`.
public final class Count {
  private static final Pattern UNIT = Pattern.compile("( (?:day|hour|minute|second))s\\b");

  private Count() {}

  /// @param one the noun in the singular, of which the plural ends in s
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /// @param one what follows the number 1
  /// @param several what follows any other number
  public static String of(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }

  /// Makes the units of time singular that follow `hole` in a template where the number that fills
  /// it is 1: `in {left} days` becomes `in 1 day`.
  ///
  /// @param hole finds what is replaced
  /// @param filled what each is replaced by
  public static String fill(String template, Pattern hole, Function<MatchResult, String> filled) {
    var text = new StringBuilder();
    int at = 0;
    for (var match = hole.matcher(template); match.find(); ) {
      var value = filled.apply(match.toMatchResult());
      text.append(template, at, match.start()).append(value);
      at = match.end();
      var unit = UNIT.matcher(template).region(at, template.length());
      if (value.equals("1") && unit.lookingAt()) {
        text.append(unit.group(1));
        at = unit.end();
      }
    }
    return text.append(template, at, template.length()).toString();
  }
}
