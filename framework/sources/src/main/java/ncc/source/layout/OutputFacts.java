package ncc.source.layout;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.inventory.FactType;

/// What outputs can tell, by the words in which they are asked for.
public final class OutputFacts {
  private OutputFacts() {}

  /// Adds an output, which may be asked for in the words of another.
  public static void add(Map<String, Set<FactType>> brings, String words, Set<FactType> facts) {
    var all = new TreeSet<>(brings.getOrDefault(words, Set.of()));
    all.addAll(facts);
    brings.put(words, FactType.ordered(all));
  }
}
