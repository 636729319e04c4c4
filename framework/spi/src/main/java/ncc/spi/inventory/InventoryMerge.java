package ncc.spi.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes one inventory of several partial ones of the same cluster: the files of a capture, or
/// several sources an operator named.
///
/// VMs are merged by UUID, fact by fact, each with its provenance. Where two origins disagree, the
/// one taken later is believed, and of two taken at the same time the one that comes first in the
/// list, so callers put the richest first; a [Caveat.Kind#CONFLICT] keeps what was not believed. A
/// VM that one origin registers with NGT stays registered. Parts stand one after the other.
///
/// A list that lacks VMs does no harm once another origin lists every VM registered with NGT: then
/// what remains of [Caveat.Kind#LIST_INCOMPLETE] is [Caveat.Kind#FACT_LOST] for the VMs whose rows
/// are missing, and nothing where the caveat names no facts.
///
/// What plugins bring is merged by kind and key, as VMs are.
///
/// Guests are merged where they are the same ([Guest#isSame]); of one name alone they stay apart.
///
/// A whole list that lacks what another origin lists contradicts it: a VM registered with NGT, or,
/// for a list of all VMs, any. What the list alone can tell of one that is registered is
/// [Caveat.Kind#FACT_LOST] then; VMs may be missing where nobody tells whether they are registered;
/// the rest is a [Caveat.Kind#CONFLICT]. Lists of some VMs each, in a partial that counts as many
/// VMs as it holds ([VmCount]), make up one of all VMs on AHV. VMs may be missing, too, where a
/// cluster counts VMs and its lists hold none, and where a list of the registered VMs names none
/// and another some. A cluster that counts more than twice the VMs its lists hold is a note: it
/// counts more than guests.
///
/// A partial inventory that does not know the cluster's name has the empty name.
public final class InventoryMerge {
  private InventoryMerge() {}

  /// @param partials at least one; a single one is returned as it is
  /// @throws IllegalArgumentException when there are none
  public static Inventory merge(List<Inventory> partials) {
    return merge(partials, Instant.MAX);
  }

  /// As [#merge(List)], where an origin from the future is not believed for being the later.
  ///
  /// @param latest what was taken later is from the future
  public static Inventory merge(List<Inventory> partials, Instant latest) {
    if (partials.isEmpty()) {
      throw new IllegalArgumentException("nothing to merge: no inventory was given");
    }
    return partials.size() == 1 ? partials.getFirst() : merged(partials, latest);
  }

  private static Inventory merged(List<Inventory> partials, Instant latest) {
    var conflicts = new Conflicts(latest);
    var cluster = new ClusterMerge(partials, conflicts).merged();
    var vms = new VmMerge(partials, conflicts).merged();
    var resources = new ResourceMerge(partials, conflicts).merged();
    var weighing = new CaveatMerge(partials, cluster, vms);
    var caveats = new ArrayList<>(weighing.merged());
    var contradictions = new ListContradictions(partials, cluster, vms, conflicts).caveats();
    caveats.addAll(conflicts.caveats());
    caveats.addAll(contradictions);
    var guests = new GuestMerge(partials).merged();
    return new Inventory(cluster, vms, weighing.parts(), caveats, guests, resources);
  }
}
