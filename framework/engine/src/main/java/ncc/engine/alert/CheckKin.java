package ncc.engine.alert;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.spi.run.CheckDescription;

/// Which checks may find what lies behind findings of which, by what their diagnoses say they
/// explain.
///
/// @param families by the id of a check: itself and those it is connected with, however far away
public record CheckKin(Map<String, Set<String>> families) {
  public static final CheckKin NONE = new CheckKin(Map.of());

  public CheckKin {
    families = Map.copyOf(families);
  }

  public static CheckKin of(Collection<CheckDescription> checks) {
    var next = new HashMap<String, Set<String>>();
    for (CheckDescription check : checks) {
      for (var diagnosis : check.diagnoses()) {
        for (String named : diagnosis.explains()) {
          var other = named.replaceFirst("\\..*", "");
          next.computeIfAbsent(check.id(), _ -> new HashSet<>()).add(other);
          next.computeIfAbsent(other, _ -> new HashSet<>()).add(check.id());
        }
      }
    }
    var kin = new HashMap<String, Set<String>>();
    next.keySet().forEach(id -> kin.computeIfAbsent(id, _ -> reached(id, next)));
    return new CheckKin(kin);
  }

  private static Set<String> reached(String from, Map<String, Set<String>> next) {
    var seen = new HashSet<>(Set.of(from));
    var open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (String other : next.getOrDefault(open.remove(), Set.of())) {
        if (seen.add(other)) {
          open.add(other);
        }
      }
    }
    return Set.copyOf(seen);
  }

  /// Itself, and those it is connected with.
  public Set<String> of(String check) {
    return families.getOrDefault(check, Set.of(check));
  }

  /// Whether its findings explain others, or may be explained.
  public boolean has(String check) {
    return families.containsKey(check);
  }
}
