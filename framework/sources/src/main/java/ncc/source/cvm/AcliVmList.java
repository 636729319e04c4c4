package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.Spellings;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import ncc.spi.inventory.VmCount;
import ncc.spi.message.FileFault;

/// Reads what `acli vm.list power_state=true` (or `false`) prints: the VMs of that power state, as
/// [AcliTable] finds them.
public final class AcliVmList {
  /// What it can know.
  public static final Set<FactType> FACTS = FactType.setOf(Power.class);

  private final Origin origin;
  private final PowerState power;
  private final AcliTable table;
  private final PartialInventory partial;
  private final Row row = new Row();

  private AcliVmList(InputStream in, Origin origin, PowerState power) {
    this.origin = origin;
    this.power = power;
    this.table = new AcliTable(in, power);
    this.partial = new PartialInventory(origin, FACTS, Part.Roster.SOME);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  ///
  /// @param power of every VM in this list
  public static Inventory read(InputStream in, Origin origin, PowerState power) {
    return new AcliVmList(in, origin, power).read();
  }

  /// The list of VMs that are on and that of those that are off as one; when both are whole, it
  /// knows how many VMs the cluster has. Of a VM in both, the power state is not known.
  public static Inventory all(Inventory on, Inventory off) {
    var both = both(on, off);
    var known =
        both.isEmpty()
            ? beside(on, off)
            : without(
                InventoryMerge.merge(List.of(on, off)), both, off.parts().getFirst().origin());
    return isWhole(on) && isWhole(off)
        ? known.withCluster(known.cluster().with(new VmCount(known.vms().size())))
        : known;
  }

  private static Set<UUID> both(Inventory on, Inventory off) {
    boolean isMoreOn = on.vms().size() > off.vms().size();
    var fewer = (isMoreOn ? off : on).vms().stream().map(Vm::uuid).collect(Collectors.toSet());
    return (isMoreOn ? on : off)
        .vms().stream()
            .map(Vm::uuid)
            .filter(fewer::contains)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Of different VMs there is nothing to merge.
  private static Inventory beside(Inventory on, Inventory off) {
    return new Inventory(
        on.cluster(),
        joined(on.vms(), off.vms()),
        joined(on.parts(), off.parts()),
        joined(on.caveats(), off.caveats()));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Inventory without(Inventory all, Set<UUID> both, Origin origin) {
    var vms =
        all.vms().stream()
            .map(vm -> both.contains(vm.uuid()) ? vm.with(vm.facts().without(FACTS)) : vm)
            .toList();
    var names = vms.stream().filter(vm -> both.contains(vm.uuid())).map(Vm::name).toList();
    var caveat =
        new Caveat(
            Caveat.Kind.FACT_LOST,
            origin.name(),
            "the list of VMs that are on has the same VMs: " + AskedNames.shown(names),
            FACTS,
            both);
    var caveats =
        Stream.concat(all.caveats().stream().filter(one -> !isAboutPower(one)), Stream.of(caveat))
            .toList();
    return new Inventory(all.cluster(), vms, all.parts(), caveats);
  }

  /// Neither of the two is believed.
  private static boolean isAboutPower(Caveat caveat) {
    return caveat.kind() == Caveat.Kind.CONFLICT && caveat.facts().equals(FACTS);
  }

  /// A list that was out of reach has no part at all.
  private static boolean isWhole(Inventory list) {
    return list.parts().stream().anyMatch(Part::whole);
  }

  private Inventory read() {
    try {
      for (var one = table.next(); one != null; one = table.next()) {
        add(one);
      }
      table.damage().ifPresent(why -> partial.damaged(place(table.damageLine()), why));
    } catch (IOException broken) {
      partial.damaged(place(table.line()), "reading failed: " + FileFault.reason(broken));
    }
    return partial.inventory();
  }

  private void add(AcliTable.Row one) {
    row.clear();
    row.id(one.uuid());
    row.name(one.name());
    row.read(Spellings.POWER, "power_state", power.name());
    partial.add(row, place(one.line()));
  }

  private Place place(long line) {
    return new Place(origin.name(), line);
  }
}
