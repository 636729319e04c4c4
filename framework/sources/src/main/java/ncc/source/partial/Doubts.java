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
    private final Problem problem;
    private final Set<UUID> vms = new HashSet<>();
    private int count;

    Rows(Place first, Problem problem) {
      this.first = first;
      this.problem = problem;
    }
  }

  /// @param vm whose row it is; empty when it concerns VMs that are not known
  public void add(Caveat.Kind kind, Place place, Problem problem, Optional<UUID> vm) {
    var key = new Key(kind, place.origin(), problem.text(), problem.facts());
    var rows = grouped.computeIfAbsent(key, _ -> new Rows(place, problem));
    rows.count++;
    vm.ifPresent(rows.vms::add);
  }

  /// @param text what is wrong, in words that are the same for every row
  /// @param value what the row says instead; may be empty
  /// @param such how it shows in this row; may be empty
  public record Problem(String text, String value, String such, Set<FactType> facts) {
    public Problem(String text, String value, Set<FactType> facts) {
      this(text, value, "", facts);
    }

    /// One that a row shows in its own way.
    public static Problem such(String text, String such, Set<FactType> facts) {
      return new Problem(text, "", such, facts);
    }

    private String shown() {
      var but = value.isEmpty() ? "" : ", but " + Caveat.quoted(value);
      return text + but + (such.isEmpty() ? "" : ": " + such);
    }
  }

  public List<Caveat> caveats() {
    return grouped.entrySet().stream().map(e -> caveat(e.getKey(), e.getValue())).toList();
  }

  private static Caveat caveat(Key key, Rows rows) {
    var more = rows.count == 1 ? "" : ", and so in " + Count.of(rows.count - 1, "more place");
    return new Caveat(
        key.kind, rows.first.toString(), rows.problem.shown() + more, key.facts, rows.vms);
  }
}
