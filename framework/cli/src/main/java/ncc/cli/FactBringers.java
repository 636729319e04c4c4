package ncc.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ncc.engine.Catalog;
import ncc.spi.inventory.Fact;

/// For each fact, what would bring it.
final class FactBringers {
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
}
