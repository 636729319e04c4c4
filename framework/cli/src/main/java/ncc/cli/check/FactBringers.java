package ncc.cli.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.engine.Catalog;
import ncc.spi.inventory.Fact;

/// For each fact, what would bring it.
public final class FactBringers {
  private FactBringers() {}

  /// In the words of the sources, in their order of preference.
  static Map<Fact, List<String>> of(Catalog catalog) {
    var bringers = new EnumMap<Fact, List<String>>(Fact.class);
    for (var source : catalog.sources()) {
      source
          .brings()
          .forEach((what, facts) ->
              facts.forEach(
                  fact -> bringers.computeIfAbsent(fact, _ -> new ArrayList<>()).add(what)));
    }
    return bringers;
  }

  /// The schemes of the sources alone, such as `capture:`, for a line that has no room for more.
  public static Map<Fact, List<String>> schemes(Catalog catalog) {
    var bringers = new EnumMap<Fact, List<String>>(Fact.class);
    for (var source : catalog.sources()) {
      source.brings().values().stream()
          .flatMap(Set::stream)
          .distinct()
          .forEach(fact ->
              bringers.computeIfAbsent(fact, _ -> new ArrayList<>()).add(source.scheme() + ":"));
    }
    return bringers;
  }
}
