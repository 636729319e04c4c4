package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Vm;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// Takes back what one check said is healthy where the facts it went by are too old to say so. What
/// is bad stays bad. Where every origin is young enough, which is nearly always, no finding is
/// looked at.
///
/// @param rests the facts that the check says it judges by
/// @param accepted how old they may be
record FactAges(Inventory inventory, Set<FactType> rests, Present present, Duration accepted) {
  FactAges {
    requireNonNull(inventory);
    rests = Set.copyOf(rests);
    requireNonNull(present);
    requireNonNull(accepted);
  }

  /// Findings, and the oldest of the facts they rest on where those are too old.
  record Aged(List<Finding> findings, Optional<FactAge> refused) {
    Aged {
      findings = List.copyOf(findings);
      requireNonNull(refused);
    }

    static Aged young(List<Finding> findings) {
      return new Aged(findings, Optional.empty());
    }
  }

  /// @param cluster where it is said once that nothing at all can be called healthy
  Aged of(List<Finding> findings, Subject cluster) {
    if (inventory.parts().stream().map(Part::origin).noneMatch(this::isRefused)) {
      return Aged.young(findings);
    }
    var known = known();
    var ofAll = refused(ofAll());
    var oldest = Optional.<FactAge>empty();
    var others = new ArrayList<Finding>();
    var doubted = new ArrayList<Finding>();
    for (Finding finding : findings) {
      var refused = refused(finding.subject(), known, ofAll);
      oldest = FactAge.oldest(oldest, refused);
      if (finding.status() == Status.PASS && refused.isPresent()) {
        doubted.add(new Finding(finding.subject(), refused.get().verdict()));
      } else {
        others.add(finding);
      }
    }
    return new Aged(joined(others, doubted, cluster), oldest);
  }

  /// A hundred thousand VMs of the same age are one line, unless others of them are healthy.
  private static List<Finding> joined(
      List<Finding> others, List<Finding> doubted, Subject cluster) {
    boolean isAnyHealthy = others.stream().anyMatch(one -> one.status() == Status.PASS);
    var said = doubted.isEmpty() || isAnyHealthy ? doubted : List.of(together(doubted, cluster));
    return Stream.concat(others.stream(), said.stream()).sorted(Finding.BY_SUBJECT).toList();
  }

  private static Finding together(List<Finding> doubted, Subject cluster) {
    var one = doubted.getFirst().verdict();
    var detail = one.detail() + "; by them {subjects} would pass";
    var all = new Verdict(one.status(), one.headline(), detail, one.values());
    return new Finding(cluster, all.with("subjects", doubted.size()));
  }

  /// What is known of one entity, and from where.
  private record Known(Facts facts, Provenance provenance) {}

  private record Id(Kind kind, String id) {}

  private Map<Id, Known> known() {
    var known = new HashMap<Id, Known>();
    for (Vm vm : inventory.vms()) {
      known.put(new Id(Kind.VM, vm.uuid().toString()), new Known(vm.facts(), vm.provenance()));
    }
    for (Resource one : inventory.resources()) {
      known.put(new Id(one.kind(), one.key()), new Known(one.facts(), one.provenance()));
    }
    return known;
  }

  private Optional<FactAge> refused(
      Subject subject, Map<Id, Known> known, Optional<FactAge> ofAll) {
    return Optional.ofNullable(known.get(new Id(subject.kind(), subject.id())))
        .map(one -> refused(of(one)))
        .orElse(ofAll);
  }

  private Optional<FactAge> refused(Stream<Origin> origins) {
    return origins
        .map(origin -> FactAge.of(origin, present, accepted))
        .filter(FactAge::isRefused)
        .min(FactAge.OLDEST_FIRST);
  }

  private boolean isRefused(Origin origin) {
    return FactAge.of(origin, present, accepted).isRefused();
  }

  /// Where the facts of one entity are from; where it has none of those that count, all that is
  /// known of it counts.
  private Stream<Origin> of(Known one) {
    var own = rests.stream().filter(one.facts()::has).map(one.provenance()::of).toList();
    return own.isEmpty()
        ? Stream.concat(
            Stream.of(one.provenance().base()), one.provenance().other().values().stream())
        : Stream.concat(own.stream(), ofCluster());
  }

  private Stream<Origin> ofCluster() {
    return rests.stream()
        .filter(fact -> inventory.cluster().has(fact))
        .flatMap(fact -> newest(fact).stream());
  }

  /// Of what looks at no single VM, the newest origin of each fact counts, for it is believed;
  /// where no fact is said to count, all do.
  private Stream<Origin> ofAll() {
    var newest = rests.stream().flatMap(fact -> newest(fact).stream()).toList();
    return newest.isEmpty() ? inventory.parts().stream().map(Part::origin) : newest.stream();
  }

  private Optional<Origin> newest(FactType fact) {
    return inventory.parts().stream()
        .filter(part -> part.facts().contains(fact))
        .map(Part::origin)
        .max(Comparator.comparing(Origin::takenAt));
  }
}
