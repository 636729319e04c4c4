package ncc.source.partial;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;

/// How outputs spell a fact of VMs.
///
/// @param type of the fact
/// @param expected what its text should be, in a few words
/// @param read the fact that a text tells; empty for one that cannot be read
/// @param values how many values there are
public record Spelling<F extends Fact>(
    Class<F> type, String expected, Function<String, Optional<F>> read, Values values) {
  /// How many values a fact has in a fleet.
  public enum Values {
    /// True and false.
    TWO,
    /// Each is told again and again, so each is kept once.
    FEW,
    /// Hardly one is told twice.
    MANY
  }

  public Spelling {
    requireNonNull(type);
    requireNonNull(expected);
    requireNonNull(read);
    requireNonNull(values);
  }

  /// The fact as data.
  public FactType fact() {
    return FactType.of(type);
  }

  /// What texts told before, so that a fleet has each fact of few values once.
  static final class Memory {
    private static final int MOST = 10_000;

    private final Map<Class<?>, Map<String, Optional<? extends Fact>>> told = new HashMap<>();

    Optional<? extends Fact> read(Spelling<?> spelling, String text) {
      if (spelling.values != Values.FEW) {
        return spelling.read.apply(text);
      }
      var texts = told.computeIfAbsent(spelling.type, _ -> new HashMap<>());
      if (texts.size() >= MOST) {
        texts.clear();
      }
      return texts.computeIfAbsent(text, spelling.read);
    }
  }
}
