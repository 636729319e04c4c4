package ncc.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.ResourceCheck;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Part;
import ncc.spi.run.Finding;

/// Runs an entity check, and answers in its place where facts are missing: absence never passes.
record EntityChecking(CheckContext context, Runner.Work work) {
  /// Of a VM.
  static final Verdict OFF = Verdict.skip("Switched off for this VM by configuration");

  /// @param check which of `instances` says what there is to look at
  <E extends Entity> List<Finding> findings(
      EntityCheck<E> check, Instances instances, NeededFacts needed) {
    var whole = whole(check, needed);
    if (whole.isPresent()) {
      return List.of(onCluster(whole.get()));
    }
    var decisive = Optional.of(needed).filter(_ -> !inventory().isComplete());
    var findings = work.subjects().collector();
    for (E subject : check.subjects(inventory())) {
      if (work.monitor().isStopped()) {
        break;
      }
      findings.add(
          subject,
          instances.isUniform()
              ? verdict(check, subject, decisive)
              : verdict(instances.of(subject), subject, decisive));
      work.monitor().step();
    }
    completeness(check, needed, findings.isEmpty())
        .ifPresent(verdict -> findings.add(inventory().cluster(), verdict));
    return findings.sorted();
  }

  /// What the cluster gets without a look at any of its entities; empty to look at them.
  Optional<Verdict> whole(EntityCheck<?> check, NeededFacts needed) {
    var upfront = check.upfront(context);
    if (upfront.filter(verdict -> verdict.status() == Status.ERR).isPresent()) {
      return upfront;
    }
    return upfront
        .or(needed::outOfReach)
        .or(needed::unknowable)
        .map(verdict -> isOnNobody(check, context) ? nothing() : verdict);
  }

  /// Where a whole list tells that there is no VM to look at, no fact of one is missing.
  static boolean isOnNobody(EntityCheck<?> check, CheckContext context) {
    var inventory = context.inventory();
    boolean isOfVms =
        !(check instanceof ClusterCheck
            || check instanceof GuestCheck
            || check instanceof ResourceCheck);
    return isOfVms
        && inventory.parts().stream().anyMatch(Part::listsEveryNgtVm)
        && inventory.whyVmsMayBeMissing().isEmpty()
        && check.subjects(inventory).isEmpty();
  }

  private Inventory inventory() {
    return context.inventory();
  }

  private Finding onCluster(Verdict verdict) {
    return new Finding(work.subjects().cluster(), verdict);
  }

  @SuppressWarnings("unchecked") // an instance of a check is of that check's class
  private <E extends Entity> Verdict verdict(
      Optional<Check> instance, E subject, Optional<NeededFacts> decisive) {
    return instance.map(one -> verdict((EntityCheck<E>) one, subject, decisive)).orElse(OFF);
  }

  private <E extends Entity> Verdict verdict(
      EntityCheck<E> check, E subject, Optional<NeededFacts> decisive) {
    var lost = decisive.flatMap(needed -> needed.lost(subject));
    return lost.isPresent()
        ? lost.get()
        : Guard.verdict(
            () ->
                RemedyChoice.of(
                    check, check.check(subject, context), subject, inventory(), work.faults()),
            work.faults());
  }

  /// What is said of the cluster beside its entities.
  Optional<Verdict> completeness(EntityCheck<?> check, NeededFacts needed, boolean nothingFound) {
    if (check instanceof ClusterCheck) {
      return Optional.empty();
    }
    if (check instanceof GuestCheck) {
      return nothingFound ? Optional.of(notInside()) : Optional.empty();
    }
    if (check instanceof ResourceCheck ofResources) {
      var noun = ofResources.kind().label().toLowerCase(Locale.ROOT);
      return needed
          .whyIncomplete()
          .map(why -> incomplete(noun + "s", why))
          .or(() -> Optional.of(nothing("No " + noun + " was found")).filter(_ -> nothingFound));
    }
    return inventory()
        .whyVmsMayBeMissing()
        .map(why -> incomplete("guest VMs", why))
        .or(() -> nothingFound ? Optional.of(nothing()) : Optional.empty());
  }

  private static Verdict incomplete(String nouns, Caveat why) {
    return Verdict.err("The list of " + nouns + " may be incomplete", "{where}: {reason}")
        .with("where", why.where())
        .with("reason", why.reason());
  }

  private static Verdict notInside() {
    return Verdict.skip("Not seen from inside a guest; --source guest: looks from there");
  }

  private Verdict nothing() {
    return nothing("No guest VM is registered with NGT");
  }

  private Verdict nothing(String headline) {
    return work.monitor().isStopped()
        ? Verdict.err("The run was stopped before this check", "")
        : Verdict.skip(headline);
  }
}
