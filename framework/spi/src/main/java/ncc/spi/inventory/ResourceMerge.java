package ncc.spi.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Merges what several partial inventories know of what plugins bring, by kind and key.
final class ResourceMerge {
  private static final Conflicts.Matter NAME = Conflicts.Matter.of("name");

  private final List<Inventory> partials;
  private final Conflicts conflicts;
  private final VmMerge.MixedProvenance provenances = new VmMerge.MixedProvenance();

  private record Id(Kind kind, String key) {}

  ResourceMerge(List<Inventory> partials, Conflicts conflicts) {
    this.partials = partials;
    this.conflicts = conflicts;
  }

  List<Resource> merged() {
    Map<Id, Resource> merged = new LinkedHashMap<>();
    partials.stream()
        .flatMap(partial -> partial.resources().stream())
        .forEach(one -> merged.merge(new Id(one.kind(), one.key()), one, this::merge));
    return List.copyOf(merged.values());
  }

  private Resource merge(Resource first, Resource second) {
    var merge =
        new FactMerge(
            told(first),
            told(second),
            conflicts,
            (matter, believed, doubted) -> conflicts.ofResource(first, matter, believed, doubted));
    var facts = merge.merged();
    var provenance =
        provenances.of(first.provenance(), second.provenance(), merge.factsFromSecond());
    return new Resource(first.kind(), first.key(), name(first, second), facts, provenance);
  }

  private static FactMerge.Told told(Resource one) {
    return new FactMerge.Told(one.facts(), one.provenance());
  }

  private String name(Resource first, Resource second) {
    if (first.name().equals(second.name()) || second.name().equals(second.key())) {
      return first.name();
    }
    if (first.name().equals(first.key())) {
      return second.name();
    }
    var one = first.provenance().base();
    var other = second.provenance().base();
    boolean isSecond = conflicts.believesSecond(one, other);
    conflicts.ofResource(first, NAME, isSecond ? other : one, isSecond ? one : other);
    return isSecond ? second.name() : first.name();
  }
}
