package ncc.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.run.Finding;

/// Runs an entity check, and answers in its place where facts are missing: absence never passes.
///
/// @param bringers for each fact, what would bring it, for the operator
/// @param subjects those of the inventory under check
record EntityChecking(
    CheckContext context, Subjects subjects, Map<Fact, List<String>> bringers, RunMonitor monitor) {
  private static final Verdict SWITCHED_OFF =
      Verdict.skip("Switched off for this VM by configuration");

  /// @param check which of `instances` says what there is to look at
  <E extends Entity> List<Finding> findings(
      EntityCheck<E> check, Instances instances, Set<Fact> needs) {
    var whole = check.upfront(context).or(() -> outOfReach()).or(() -> unknowable(needs));
    if (whole.isPresent()) {
      return List.of(onCluster(whole.get()));
    }
    var decisive = inventory().isComplete() ? Set.<Fact>of() : needs;
    var findings = subjects.collector();
    for (E subject : check.subjects(inventory())) {
      if (monitor.isStopped()) {
        break;
      }
      findings.add(
          subject,
          instances.isUniform()
              ? verdict(check, subject, decisive)
              : verdict(instances.of(subject), subject, decisive));
      monitor.step();
    }
    completeness(check, findings.isEmpty())
        .ifPresent(verdict -> findings.add(inventory().cluster(), verdict));
    return findings.sorted();
  }

  private Inventory inventory() {
    return context.inventory();
  }

  private Finding onCluster(Verdict verdict) {
    return new Finding(subjects.cluster(), verdict);
  }

  private Optional<Verdict> outOfReach() {
    return inventory().parts().isEmpty()
        ? inventory().caveats().stream().findFirst().map(EntityChecking::unreached)
        : Optional.empty();
  }

  private static Verdict unreached(Caveat caveat) {
    return Verdict.err("No source of this cluster could be read", "{where}: {reason}")
        .with("where", caveat.where())
        .with("reason", caveat.reason());
  }

  /// Facts that no source of this cluster is able to know: said once, not once per subject.
  private Optional<Verdict> unknowable(Set<Fact> needs) {
    return new TreeSet<>(needs)
        .stream().filter(fact -> !isKnowable(fact)).findFirst().map(this::notKnown);
  }

  private boolean isKnowable(Fact fact) {
    return inventory().canKnow(fact) || fact.of(inventory().cluster()).isPresent();
  }

  private Verdict notKnown(Fact fact) {
    return Verdict.err(
            "No source of this cluster tells the " + fact.title(), "sources that do: {sources}")
        .with(
            "sources",
            String.join(", ", bringers.getOrDefault(fact, List.of("none that is installed"))));
  }

  @SuppressWarnings("unchecked") // an instance of a check is of that check's class
  private <E extends Entity> Verdict verdict(Optional<Check> instance, E subject, Set<Fact> needs) {
    return instance.map(one -> verdict((EntityCheck<E>) one, subject, needs)).orElse(SWITCHED_OFF);
  }

  private <E extends Entity> Verdict verdict(EntityCheck<E> check, E subject, Set<Fact> needs) {
    var lost = lost(subject, needs);
    return lost.isPresent() ? lost.get() : Guard.verdict(() -> check.check(subject, context));
  }

  private Optional<Verdict> lost(Entity subject, Set<Fact> needs) {
    if (needs.isEmpty() || !(subject instanceof Vm vm)) {
      return Optional.empty();
    }
    for (Fact fact : new TreeSet<>(needs)) {
      var why =
          fact.of(vm).isPresent() ? Optional.<Caveat>empty() : inventory().whyMissing(fact, vm);
      if (why.isPresent()) {
        return Optional.of(lost(fact, why.get()));
      }
    }
    return Optional.empty();
  }

  private static Verdict lost(Fact fact, Caveat why) {
    return Verdict.err(
            "The " + fact.title() + " was lost with a damaged source", "{where}: {reason}")
        .with("where", why.where())
        .with("reason", why.reason());
  }

  private Optional<Verdict> completeness(EntityCheck<?> check, boolean nothingFound) {
    if (check instanceof ClusterCheck) {
      return Optional.empty();
    }
    if (check instanceof GuestCheck) {
      return nothingFound ? Optional.of(notInside()) : Optional.empty();
    }
    return inventory()
        .whyVmsMayBeMissing()
        .map(why ->
            Verdict.err("The list of guest VMs may be incomplete", "{where}: {reason}")
                .with("where", why.where())
                .with("reason", why.reason()))
        .or(() -> nothingFound ? Optional.of(nothing()) : Optional.empty());
  }

  private static Verdict notInside() {
    return Verdict.skip("Not seen from inside a guest; --source guest: looks from there");
  }

  private Verdict nothing() {
    return monitor.isStopped()
        ? Verdict.err("The run was stopped before this check", "")
        : Verdict.skip("No guest VM is registered with NGT");
  }
}
