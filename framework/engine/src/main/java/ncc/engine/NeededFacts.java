package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Vm;

/// The facts that a check needs, and the verdict in its place where one is missing: the same for
/// every kind of subject, and for what is asked over the network.
///
/// @param facts in the order of [Fact]
/// @param bringers for each fact, what would bring it, for the operator
/// @param onUnknowable what the cluster is where no source is able to tell one: ERR or SKIP
record NeededFacts(
    Inventory inventory,
    List<FactType> facts,
    Map<FactType, List<String>> bringers,
    Status onUnknowable) {
  NeededFacts {
    requireNonNull(inventory);
    facts = List.copyOf(facts);
    bringers = Map.copyOf(bringers);
    requireNonNull(onUnknowable);
  }

  static NeededFacts of(
      Set<FactType> needs,
      Inventory inventory,
      Map<FactType, List<String>> bringers,
      Status onUnknowable) {
    return new NeededFacts(inventory, needs.stream().sorted().toList(), bringers, onUnknowable);
  }

  /// Why the cluster as a whole cannot be judged; empty also for a check that needs nothing, such
  /// as one that knows from the operator whom to ask.
  Optional<Verdict> missing() {
    return facts.stream().allMatch(this::isOfCluster)
        ? Optional.empty()
        : outOfReach().or(this::unknowable).or(this::lost);
  }

  /// Nothing of the cluster could be read at all.
  Optional<Verdict> outOfReach() {
    return inventory.parts().isEmpty()
        ? whyUnreached().map(NeededFacts::unreached)
        : Optional.empty();
  }

  /// The reason of what would have told one of the facts first.
  private Optional<Caveat> whyUnreached() {
    var caveats = inventory.caveats();
    return caveats.stream()
        .filter(caveat -> facts.stream().anyMatch(fact -> mayHide(caveat, fact)))
        .findFirst()
        .or(() -> caveats.stream().filter(caveat -> caveat.kind().isIncomplete()).findFirst())
        .or(() -> caveats.stream().findFirst());
  }

  private static Verdict unreached(Caveat caveat) {
    return Verdict.err("No source of this cluster could be read", "{where}: {reason}")
        .with("where", caveat.where())
        .with("reason", caveat.reason());
  }

  /// A fact that no source of this cluster is able to know: said once, not once per subject. One
  /// that was not read counts first: it may be known tomorrow, so it is ERR whatever is accepted.
  Optional<Verdict> unknowable() {
    var unknown = unknown();
    return unknown.stream()
        .filter(fact -> whyUnread(fact).isPresent())
        .findFirst()
        .or(() -> unknown.stream().findFirst())
        .map(this::notKnown);
  }

  /// The facts that no source of this cluster is able to know; empty, too, where one of them may
  /// have been missed, or nothing was read at all.
  List<FactType> unknowableFacts() {
    var unknown = unknown();
    boolean isMissed = unknown.stream().anyMatch(fact -> whyUnread(fact).isPresent());
    return isMissed || inventory.parts().isEmpty() ? List.of() : unknown;
  }

  private List<FactType> unknown() {
    return facts.stream().filter(fact -> !isKnowable(fact)).toList();
  }

  /// A fact of `subject` that a source should have brought and did not.
  Optional<Verdict> lost(Entity subject) {
    return switch (subject) {
      case Vm vm -> lost(vm);
      case Resource one -> lost(one);
      case Cluster _, Guest _ -> lost();
    };
  }

  /// A fact of the cluster, or of any of its VMs, that a source should have brought and did not.
  Optional<Verdict> lost() {
    for (FactType fact : facts) {
      var why = isOfCluster(fact) ? Optional.<Caveat>empty() : whyMissing(fact);
      if (why.isPresent()) {
        return Optional.of(lost(fact, why.get()));
      }
    }
    return Optional.empty();
  }

  /// A fact that a source should have brought and did not, or that one out of reach may have known.
  Optional<Verdict> lostOrUnread() {
    return lost()
        .or(() ->
            facts.stream()
                .filter(fact -> !isOfCluster(fact) && !isOfVms(fact))
                .flatMap(fact -> unread(fact).stream())
                .findFirst());
  }

  private Optional<Verdict> unread(FactType fact) {
    return whyUnread(fact)
        .map(why ->
            Verdict.err("The " + fact.title() + " could not be read", "{why}").with("why", why));
  }

  /// Why a source that might have told one of the facts did not; empty when there is none.
  Optional<String> whyUnread() {
    return facts.stream()
        .filter(fact -> !isOfCluster(fact))
        .flatMap(fact -> whyUnread(fact).stream())
        .findFirst();
  }

  private Optional<Verdict> lost(Vm vm) {
    for (FactType fact : facts) {
      boolean isKnown = vm.has(fact) || isOfCluster(fact);
      var why = isKnown ? Optional.<Caveat>empty() : inventory.whyMissing(fact, vm);
      if (why.isPresent()) {
        return Optional.of(lost(fact, why.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict> lost(Resource one) {
    return facts.stream()
        .filter(fact -> !one.has(fact) && !isOfCluster(fact))
        .flatMap(fact -> whyLost(fact).map(why -> lost(fact, why)).stream())
        .findFirst();
  }

  private Optional<Caveat> whyLost(FactType fact) {
    return inventory.caveats().stream()
        .filter(caveat -> caveat.kind().isIncomplete() && caveat.facts().contains(fact))
        .findFirst();
  }

  /// Why a list of what has these facts may lack some: no source that tells them was read whole.
  Optional<Caveat> whyIncomplete() {
    return facts.stream()
        .filter(fact -> !isListed(fact))
        .flatMap(fact -> whyLost(fact).stream())
        .findFirst();
  }

  /// Some source that tells the fact was read whole, so what has it is known, whatever else of it
  /// is lost.
  private boolean isListed(FactType fact) {
    return inventory.parts().stream().anyMatch(part -> part.whole() && part.facts().contains(fact));
  }

  private Optional<Caveat> whyMissing(FactType fact) {
    return inventory.caveats().stream().filter(caveat -> hides(caveat, fact)).findFirst();
  }

  /// Where a list of VMs is cut, the fact of those that are missing is lost with them.
  private boolean hides(Caveat caveat, FactType fact) {
    if (caveat.kind() == Caveat.Kind.LIST_INCOMPLETE && isOfVms(fact)) {
      return true;
    }
    return caveat.kind().isIncomplete() && caveat.facts().contains(fact) && isLacking(caveat, fact);
  }

  private boolean isLacking(Caveat caveat, FactType fact) {
    boolean isOfNobody = caveat.vms().isEmpty() && !isOfVms(fact);
    return isOfNobody
        || inventory.vms().stream()
            .anyMatch(vm -> isToHave(vm, fact) && caveat.explains(fact, vm.uuid()));
  }

  private static boolean isToHave(Vm vm, FactType fact) {
    return !vm.has(fact)
        && (vm.has(NgtRegistration.class) || fact.equals(FactType.of(Power.class)));
  }

  private boolean isOfVms(FactType fact) {
    return inventory.vms().stream().anyMatch(vm -> vm.has(fact));
  }

  private boolean isOfCluster(FactType fact) {
    return inventory.cluster().has(fact);
  }

  private boolean isKnowable(FactType fact) {
    return inventory.canKnow(fact) || isOfCluster(fact);
  }

  private Verdict notKnown(FactType fact) {
    var why = whyUnread(fact);
    var told =
        new Verdict(
            why.isPresent() ? Status.ERR : onUnknowable,
            "No source of this cluster tells the " + fact.title(),
            "it would come from {sources}; {why}",
            List.of());
    return told.with(
            "sources",
            String.join(", ", bringers.getOrDefault(fact, List.of("none that is installed"))))
        .with("why", why.orElse("nothing that was read has it"));
  }

  /// Why a source that might have told it did not; empty when there is none.
  private Optional<String> whyUnread(FactType fact) {
    return inventory.caveats().stream()
        .filter(caveat -> mayHide(caveat, fact))
        .findFirst()
        .map(caveat -> caveat.where() + ": " + caveat.reason());
  }

  /// What a source out of reach would have told is not always known.
  private static boolean mayHide(Caveat caveat, FactType fact) {
    boolean isOfAny = caveat.kind() == Caveat.Kind.OUT_OF_REACH && caveat.facts().isEmpty();
    return isOfAny || (caveat.kind().isIncomplete() && caveat.facts().contains(fact));
  }

  private static Verdict lost(FactType fact, Caveat why) {
    return Verdict.err(
            "The " + fact.title() + " was lost with a damaged source", "{where}: {reason}")
        .with("where", why.where())
        .with("reason", why.reason());
  }
}
