package ncc.source.partial;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;

/// How outputs spell a fact of VMs.
///
/// @param slot of a row that keeps it, each spelling its own, below [#SLOTS]
/// @param type of the fact
/// @param expected what its text should be, in a few words
/// @param read the fact that a text tells; empty for one that cannot be read
/// @param values how many values there are
public record Spelling<F extends Fact>(
    int slot, Class<F> type, String expected, Function<String, Optional<F>> read, Values values) {
  static final int SLOTS = 16;

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

    private final List<Map<String, Optional<? extends Fact>>> told =
        Stream.<Map<String, Optional<? extends Fact>>>generate(HashMap::new).limit(SLOTS).toList();

    Optional<? extends Fact> read(Spelling<?> spelling, String text) {
      if (spelling.values != Values.FEW) {
        return spelling.read.apply(text);
      }
      var texts = told.get(spelling.slot);
      if (texts.size() >= MOST) {
        texts.clear();
      }
      return texts.computeIfAbsent(text, spelling.read);
    }
  }
}
