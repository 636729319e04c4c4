package ncc.source.partial;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.message.Count;

/// The caveats of one origin: the same problem of ten thousand rows is one caveat that names the
/// first.
public final class Doubts {
  private final Map<Key, Rows> grouped = new LinkedHashMap<>();

  private record Key(Caveat.Kind kind, String origin, String problem, Set<FactType> facts) {}

  private static final class Rows {
    private final Place first;
    private final String value;
    private final Set<UUID> vms = new HashSet<>();
    private int count;

    Rows(Place first, String value) {
      this.first = first;
      this.value = value;
    }
  }

  /// @param vm whose row it is; empty when it concerns VMs that are not known
  public void add(Caveat.Kind kind, Place place, Problem problem, Optional<UUID> vm) {
    var key = new Key(kind, place.origin(), problem.text(), problem.facts());
    var rows = grouped.computeIfAbsent(key, _ -> new Rows(place, problem.value()));
    rows.count++;
    vm.ifPresent(rows.vms::add);
  }

  /// @param text what is wrong, in words that are the same for every row
  /// @param value what the row says instead; may be empty
  public record Problem(String text, String value, Set<FactType> facts) {}

  public List<Caveat> caveats() {
    return grouped.entrySet().stream().map(e -> caveat(e.getKey(), e.getValue())).toList();
  }

  private static Caveat caveat(Key key, Rows rows) {
    var but = rows.value.isEmpty() ? "" : ", but " + Caveat.quoted(rows.value);
    var more = rows.count == 1 ? "" : ", and so in " + Count.of(rows.count - 1, "more place");
    return new Caveat(
        key.kind, rows.first.toString(), key.problem + but + more, key.facts, rows.vms);
  }
}
