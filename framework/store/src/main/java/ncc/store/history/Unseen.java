package ncc.store.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongPredicate;

/// Which findings were open during a run that did not see their subjects, as a document. It names
/// those or the ones it did see, whichever are fewer: numbers in order, each as what is added to
/// the one before, in base 36.
final class Unseen {
  private static final int BASE = 36;
  private static final String ALL_BUT = "all but ";

  private Unseen() {}

  static String text(Collection<Long> unseen, Collection<Long> seen) {
    return unseen.size() <= seen.size() ? numbers(unseen) : ALL_BUT + numbers(seen);
  }

  /// Tells of the number of an open finding whether the run did not see it.
  static LongPredicate read(String text) {
    if (text.startsWith(ALL_BUT)) {
      return parsed(text.substring(ALL_BUT.length())).negate();
    }
    return parsed(text);
  }

  private static String numbers(Collection<Long> numbers) {
    var steps = new ArrayList<String>(numbers.size());
    long before = 0;
    for (long number : numbers.stream().sorted().toList()) {
      steps.add(Long.toString(number - before, BASE));
      before = number;
    }
    return String.join(" ", steps);
  }

  private static LongPredicate parsed(String numbers) {
    var parsed = new HashSet<Long>();
    long at = 0;
    for (var step : numbers.isEmpty() ? List.<String>of() : List.of(numbers.split(" "))) {
      at += Long.parseLong(step, BASE);
      parsed.add(at);
    }
    return parsed::contains;
  }
}
