package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Everything known of one cluster at one time. Checks look at nothing else.
///
/// @param cluster the cluster itself
/// @param vms its guest VMs, each UUID once, in the order of their first origin
/// @param parts the origins it was read from, in reading order; empty only when none answered
/// @param caveats what is missing, doubtful or worth knowing
/// @param guests guest VMs seen from inside, each once; empty when nobody looked from there
/// @param resources what else plugins know of, each once, in the order of their first origin
public record Inventory(
    Cluster cluster,
    List<Vm> vms,
    List<Part> parts,
    List<Caveat> caveats,
    List<Guest> guests,
    List<Resource> resources) {
  /// Caveats of origins that would have told of the cluster.
  private static final Set<Caveat.Kind> TELLS_OF_OTHERS =
      Set.of(Caveat.Kind.OUT_OF_REACH, Caveat.Kind.LIST_INCOMPLETE);

  public Inventory {
    requireNonNull(cluster);
    vms = List.copyOf(vms);
    parts = List.copyOf(parts);
    caveats = List.copyOf(caveats);
    guests = List.copyOf(guests);
    resources = List.copyOf(resources);
  }

  /// A cluster of which nothing but VMs and guests is known.
  public Inventory(
      Cluster cluster, List<Vm> vms, List<Part> parts, List<Caveat> caveats, List<Guest> guests) {
    this(cluster, vms, parts, caveats, guests, List.of());
  }

  /// A cluster that nobody looked at from inside a guest.
  public Inventory(Cluster cluster, List<Vm> vms, List<Part> parts, List<Caveat> caveats) {
    this(cluster, vms, parts, caveats, List.of());
  }

  /// This inventory of another cluster, or of the same under another name.
  public Inventory withCluster(Cluster other) {
    return new Inventory(other, vms, parts, caveats, guests, resources);
  }

  /// This inventory with further caveats, behind those it has.
  public Inventory withCaveats(List<Caveat> further) {
    var all = Stream.concat(caveats.stream(), further.stream()).toList();
    return new Inventory(cluster, vms, parts, all, guests, resources);
  }

  /// This inventory with each of its caveats as `change` makes it.
  public Inventory withEachCaveat(UnaryOperator<Caveat> change) {
    return new Inventory(
        cluster, vms, parts, caveats.stream().map(change).toList(), guests, resources);
  }

  /// This inventory with each of its guests as `change` makes it.
  public Inventory withEachGuest(UnaryOperator<Guest> change) {
    return guests.isEmpty()
        ? this
        : new Inventory(
            cluster, vms, parts, caveats, guests.stream().map(change).toList(), resources);
  }

  /// This inventory with the VMs that are `wanted` alone.
  public Inventory withVms(List<Vm> wanted) {
    return new Inventory(cluster, wanted, parts, caveats, guests, resources);
  }

  /// What is known of one kind.
  public List<Resource> resources(Kind kind) {
    return resources.stream().filter(one -> one.kind().equals(kind)).toList();
  }

  /// Nobody told of the cluster's VMs, nor was meant to: all that is known was seen from inside
  /// guests.
  public boolean isOfGuestAlone() {
    return !guests.isEmpty()
        && caveats.stream().noneMatch(caveat -> TELLS_OF_OTHERS.contains(caveat.kind()))
        && parts.stream().allMatch(part -> part.roster() == Part.Roster.NONE);
  }

  /// Some origin of this cluster is of a kind that can know `fact`.
  public boolean canKnow(FactType fact) {
    return parts.stream().anyMatch(part -> part.facts().contains(fact));
  }

  /// Why `fact` is missing for `vm`, when an origin that should have brought it was damaged, cut
  /// off or out of reach; empty when the world simply does not have it.
  public Optional<Caveat> whyMissing(FactType fact, Vm vm) {
    return caveats.stream().filter(caveat -> caveat.explains(fact, vm.uuid())).findFirst();
  }

  /// Why VMs may be missing from [#vms()]; empty when the list is known to be whole.
  public Optional<Caveat> whyVmsMayBeMissing() {
    return caveats.stream()
        .filter(caveat -> caveat.kind() == Caveat.Kind.LIST_INCOMPLETE)
        .findFirst();
  }

  /// Nothing that the origins should have brought is missing.
  public boolean isComplete() {
    return caveats.stream().noneMatch(caveat -> caveat.kind().isIncomplete());
  }

  /// When the oldest origin was taken; empty without origins.
  public Optional<Instant> takenAt() {
    return parts.stream().map(part -> part.origin().takenAt()).min(Comparator.naturalOrder());
  }
}
