package ncc.source.prism.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ncc.source.partial.FurtherFields;
import ncc.source.prism.CentralVmList;
import ncc.source.prism.PrismV3Clusters;
import ncc.source.prism.PrismV3Groups;
import ncc.source.prism.PrismV3Vms;
import ncc.source.prism.PrismV4Clusters;
import ncc.source.prism.PrismV4Vms;
import ncc.source.prism.http.NoReplyException;
import ncc.source.prism.http.NoReplyException.Kind;
import ncc.source.prism.http.PrismAddress;
import ncc.source.prism.http.PrismHttp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// One look at a Prism Central: its clusters, the VMs on AHV and on ESXi, and from the groups what
/// the version served does not tell.
final class CentralReading {
  private static final String AHV_FILE = "prism_v4_vms_%04d.json";
  private static final String ESXI_FILE = "prism_v4_esxi_vms_%04d.json";
  private static final String SELECT = "&$select=extId,name,powerState,cluster/extId,";

  private final PrismAddress address;
  private final SourceRequest request;
  private final Gathering gathering;
  private final V4 clusterManagement;
  private final V4 virtualMachines;
  private final V3 v3;
  private final DescribedLists described;
  private final FurtherFields ofV4;
  private final FurtherFields ofV3;
  private final FurtherFields ofGroups;

  /// @param further what plugins describe
  CentralReading(
      PrismAddress address, PrismHttp http, SourceRequest request, List<Output> further) {
    this.address = address;
    this.request = request;
    this.gathering = new Gathering(address, request);
    this.clusterManagement = new V4(http, gathering, "clustermgmt");
    this.virtualMachines = new V4(http, gathering, "vmm");
    this.v3 = new V3(http);
    this.described = new DescribedLists(http, gathering, further);
    this.ofV4 = FurtherFields.of(further, PrismV4Vms.FILE);
    this.ofV3 = FurtherFields.of(further, PrismV3Vms.FILE);
    this.ofGroups = FurtherFields.of(further, PrismV3Groups.FILE);
  }

  List<Inventory> read() throws SourceException {
    var chosen = new ChosenClusters(address, request.clusters(), clusters());
    var partials = new ArrayList<>(chosen.clusters());
    var filter = chosen.filter();
    var ahv = onAhv(filter);
    if (ahv.isPresent()) {
      ofV4(partials, chosen, ahv.get(), filter);
    } else {
      partials.addAll(spread(ofV3(), chosen, Optional.empty()));
      partials.addAll(spread(groups(true), chosen, Optional.empty()));
    }
    partials.addAll(described.read(chosen.clusters().stream().map(Inventory::cluster).toList()));
    gathering.checkSomethingCame(partials);
    return chosen.among(new CentralClusters(address, partials).inventories());
  }

  /// Where v4 contradicts itself or the groups, v3 is asked as well.
  private void ofV4(
      List<Inventory> partials, ChosenClusters chosen, List<Inventory> ahv, String filter)
      throws SourceException {
    var lists = spread(ahv, chosen, Optional.of(Hypervisor.AHV));
    if (!chosen.allRunOn(Hypervisor.AHV)) {
      var esxi = spread(onEsxi(filter), chosen, Optional.of(Hypervisor.ESXI));
      lists = CentralVmList.joined(lists, esxi);
    }
    boolean isDoubtful = VmListDoubt.of(chosen.clusters(), lists);
    boolean isSerialLinkToldByAll =
        !isDoubtful && !virtualMachines.isBeforeSerialLink() && VmListDoubt.untold(lists).isEmpty();
    var groups = spread(groups(!isSerialLinkToldByAll), chosen, Optional.empty());
    partials.addAll(lists);
    if (isDoubtful || VmListDoubt.between(lists, groups)) {
      partials.addAll(spread(ofV3(), chosen, Optional.empty()));
    }
    partials.addAll(groups);
  }

  private static List<Inventory> spread(
      List<Inventory> told, ChosenClusters chosen, Optional<Hypervisor> hypervisor) {
    return new CentralVmList(told, hypervisor).spread(chosen.clusters());
  }

  private List<Inventory> clusters() throws SourceException {
    var file = "prism_v4_clusters_%04d.json";
    var path = "config/clusters";
    try {
      return clusterManagement.list(
          new V4.Wanted(path, file, PrismV4Clusters.FACTS, ""), PrismV4Clusters::new);
    } catch (NoReplyException failed) {
      return failed.kind() == Kind.ABSENT
          ? clustersOfV3()
          : gathering.without(
              new Gathering.Wanted(
                  "GET /api/clustermgmt/v4.x/" + path, file, PrismV4Clusters.FACTS),
              failed);
    }
  }

  private List<Inventory> clustersOfV3() throws SourceException {
    return gathering.paged(
        new Gathering.Wanted(
            "POST " + V3.CLUSTERS, "prism_v3_clusters_%04d.json", PrismV3Clusters.FACTS),
        v3::clusters,
        PrismV3Clusters::new);
  }

  /// Empty when no v4 is served.
  private Optional<List<Inventory>> onAhv(String filter) throws SourceException {
    var path = "ahv/config/vms";
    var query = SELECT + "guestTools" + selected() + filter;
    try {
      return Optional.of(
          virtualMachines.list(
              new V4.Wanted(path, AHV_FILE, ofV4.and(PrismV4Vms.FACTS), query),
              origin -> new PrismV4Vms(origin, ofV4)));
    } catch (NoReplyException failed) {
      return failed.kind() == Kind.ABSENT
          ? Optional.empty()
          : Optional.of(gathering.without(lost(path, AHV_FILE), failed));
    }
  }

  /// A Prism Central without this list has no cluster on ESXi.
  private List<Inventory> onEsxi(String filter) throws SourceException {
    var path = "esxi/config/vms";
    var query = SELECT + "nutanixGuestTools" + selected() + filter;
    try {
      return virtualMachines.atVersion(
          new V4.Wanted(path, ESXI_FILE, ofV4.and(PrismV4Vms.FACTS), query),
          origin -> new PrismV4Vms(origin, ofV4));
    } catch (NoReplyException failed) {
      return failed.kind() == Kind.ABSENT
          ? List.of()
          : gathering.without(lost(path, ESXI_FILE), failed);
    }
  }

  /// Further members of a VM beside its guest tools.
  private String selected() {
    return ofV4.tree().inside().keySet().stream()
        .filter(name -> !name.equals(PrismV4Vms.TOOLS))
        .map(name -> "," + name)
        .collect(Collectors.joining());
  }

  private Gathering.Wanted lost(String path, String file) {
    return new Gathering.Wanted("GET /api/vmm/v4.x/" + path, file, ofV4.and(PrismV4Vms.FACTS));
  }

  private List<Inventory> ofV3() throws SourceException {
    return gathering.paged(
        new Gathering.Wanted(
            "POST " + V3.VMS, "prism_v3_vms_%04d.json", ofV3.and(PrismV3Vms.FACTS)),
        v3::vms,
        origin -> new PrismV3Vms(origin, ofV3));
  }

  /// Nothing else tells the communication type; the serial link is told by v4.1 and later.
  private List<Inventory> groups(boolean withSerialLink) throws SourceException {
    var attributes =
        new ArrayList<>(List.of("vm_name", "cluster", "ngt.enabled", "ngt.communication_type"));
    var facts = new TreeSet<>(FactType.setOf(NgtCommunication.class));
    if (withSerialLink) {
      attributes.add("ngt.communication_over_serial_port_active");
      facts.add(FactType.of(NgtSerialLink.class));
    }
    attributes.addAll(ofGroups.tree().inside().keySet());
    return gathering.paged(
        new Gathering.Wanted("POST " + V3.GROUPS, "prism_v3_groups_%04d.json", ofGroups.and(facts)),
        v3.members(attributes),
        origin -> new PrismV3Groups(origin, ofGroups));
  }
}
