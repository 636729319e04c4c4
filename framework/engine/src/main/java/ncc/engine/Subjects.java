package ncc.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Vm;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import org.jspecify.annotations.Nullable;

/// The subjects of one inventory: each made once, and put in the order in which findings are shown
/// once, however many checks look at them. VMs are walked in the inventory's own order, in which
/// they lie in memory; a fleet does not fit into a processor's cache.
final class Subjects {
  private final List<Vm> vms;
  private final Subject[] subjects;
  private final Integer[] byName;
  private final Map<String, Long> names;
  private final Subject cluster;

  Subjects(Inventory inventory) {
    vms = inventory.vms();
    subjects = vms.stream().map(Subjects::subject).toArray(Subject[]::new);
    byName = new Integer[subjects.length];
    Arrays.setAll(byName, i -> i);
    names =
        inventory.guests().stream()
            .collect(Collectors.groupingBy(Guest::name, Collectors.counting()));
    Arrays.sort(byName, Comparator.comparing(i -> subjects[i], Finding::compareSubjects));
    cluster = of(inventory.cluster());
  }

  Subject cluster() {
    return cluster;
  }

  /// Guests go by their names; those of one name also by where each was looked at.
  Subject of(Guest guest) {
    var name =
        names.getOrDefault(guest.name(), 0L) > 1
            ? "%s (%s)".formatted(guest.name(), guest.identity().place())
            : guest.name();
    return new Subject(Kind.GUEST, name, name);
  }

  private Subject of(Entity entity) {
    return switch (entity) {
      case Vm vm -> subject(vm);
      case Guest guest -> of(guest);
      case Resource one -> new Subject(one.kind(), one.key(), one.name());
      case Cluster one -> new Subject(Kind.CLUSTER, one.key(), one.name());
    };
  }

  private static Subject subject(Vm vm) {
    return new Subject(Kind.VM, vm.uuid().toString(), vm.name());
  }

  /// Takes the findings of one check; used by one thread.
  Collector collector() {
    return new Collector();
  }

  /// Findings on their way into order.
  final class Collector {
    private final @Nullable Finding[] ofVms = new Finding[subjects.length];
    private final List<Finding> others = new ArrayList<>();
    private int next;
    private Optional<Map<UUID, Integer>> index = Optional.empty();

    void add(Entity entity, Verdict verdict) {
      int at = entity instanceof Vm vm ? indexOf(vm) : -1;
      if (at >= 0 && ofVms[at] == null) {
        ofVms[at] = new Finding(subjects[at], verdict);
      } else {
        others.add(new Finding(of(entity), verdict));
      }
    }

    boolean isEmpty() {
      return others.isEmpty() && Arrays.stream(ofVms).allMatch(finding -> finding == null);
    }

    /// Checks name their subjects in the inventory's order, so the next one is not far; for one
    /// that does not, an index is made.
    private int indexOf(Vm vm) {
      while (index.isEmpty() && next < vms.size()) {
        if (vms.get(next++).equals(vm)) {
          return next - 1;
        }
      }
      return index().getOrDefault(vm.uuid(), -1);
    }

    private Map<UUID, Integer> index() {
      if (index.isEmpty()) {
        var made = new HashMap<UUID, Integer>();
        for (int i = 0; i < vms.size(); i++) {
          made.put(vms.get(i).uuid(), i);
        }
        index = Optional.of(made);
      }
      return index.get();
    }

    /// What was added, in the order of [Finding#compareSubjects].
    List<Finding> sorted() {
      var sorted = new ArrayList<Finding>();
      for (int i : byName) {
        var finding = ofVms[i];
        if (finding != null) {
          sorted.add(finding);
        }
      }
      if (!others.isEmpty()) {
        sorted.addAll(others);
        sorted.sort(Finding.BY_SUBJECT);
      }
      return sorted;
    }
  }
}
