package ncc.cli.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ncc.engine.Catalog;
import ncc.engine.source.FleetPlan;
import ncc.spi.inventory.FactType;
import ncc.spi.source.InventorySource;

/// For each fact, what would bring it.
public final class FactBringers {
  private FactBringers() {}

  /// In the words of the sources, in their order of preference.
  static Map<FactType, List<String>> of(Catalog catalog) {
    return of(catalog.sources());
  }

  private static Map<FactType, List<String>> of(Collection<InventorySource> sources) {
    var bringers = new TreeMap<FactType, List<String>>();
    for (var source : sources) {
      source
          .brings()
          .forEach((what, facts) ->
              facts.forEach(
                  fact -> bringers.computeIfAbsent(fact, _ -> new ArrayList<>()).add(what)));
    }
    return bringers;
  }

  /// What of the sources that are read would bring each fact, in their own words, such as a file, a
  /// command or a request; where none of them can, the schemes of those that do.
  public static Map<FactType, List<String>> of(Catalog catalog, FleetPlan plan) {
    var bringers = schemes(catalog);
    bringers.putAll(of(sources(plan)));
    return bringers;
  }

  private static Set<InventorySource> sources(FleetPlan plan) {
    var read = new LinkedHashSet<InventorySource>();
    plan.sources().forEach(planned -> read.add(planned.source()));
    plan.clusters().forEach(cluster -> cluster.sources().forEach(one -> read.add(one.source())));
    return read;
  }

  /// What the sources that are read can read, in their own words.
  static Set<String> names(FleetPlan plan) {
    var names = new LinkedHashSet<String>();
    sources(plan).forEach(source -> names.addAll(source.brings().keySet()));
    return names;
  }

  /// The schemes of the sources alone, such as `capture:`, for a line that has no room for more.
  static Map<FactType, List<String>> schemes(Catalog catalog) {
    var bringers = new TreeMap<FactType, List<String>>();
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
