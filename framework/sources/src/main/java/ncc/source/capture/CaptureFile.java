package ncc.source.capture;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import ncc.source.cvm.CvmCommand;
import ncc.source.cvm.GuestToolsList;
import ncc.source.guest.WindowsConnections;
import ncc.source.guest.WindowsServices;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.PrismV1Alerts;
import ncc.source.prism.PrismV1Cluster;
import ncc.source.prism.PrismV1GuestTools;
import ncc.source.prism.PrismV1Vms;
import ncc.source.prism.PrismV3Clusters;
import ncc.source.prism.PrismV3Groups;
import ncc.source.prism.PrismV3Vms;
import ncc.source.prism.PrismV4Clusters;
import ncc.source.prism.PrismV4Vms;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// A file that a capture may hold.
///
/// @param pattern its name within the folder; may hold `*`
/// @param command what prints it
/// @param facts what it can know
record CaptureFile(String pattern, String command, Set<Fact> facts, Reading reading) {

  /// Makes inventories of the files that match.
  interface Reading {
    List<Inventory> read(List<CapturedFile> files, Set<Fact> facts);
  }

  static final CaptureFile GUEST_TOOLS_CLI = of(CvmCommand.GUEST_TOOLS);
  static final CaptureFile GUEST_TOOLS_CLI_OF_LOG_BUNDLE =
      of(
          "cvm_config/nutanix_guest_tools_cli.txt",
          "the same command, in a log bundle",
          GuestToolsList.FACTS,
          GuestToolsList::read);
  static final CaptureFile PRISM_V4_VMS =
      pages(
          "prism_v4_vms*.json",
          "GET /api/vmm/v4.x/ahv/config/vms, one file per page",
          PrismV4Vms.FACTS,
          PrismV4Vms::new);
  static final CaptureFile PRISM_V4_ESXI_VMS =
      pages(
          "prism_v4_esxi_vms*.json",
          "GET /api/vmm/v4.x/esxi/config/vms, one file per page",
          PrismV4Vms.FACTS,
          PrismV4Vms::new);
  static final CaptureFile PRISM_V3_VMS =
      pages(
          "prism_v3_vms*.json",
          "POST /api/nutanix/v3/vms/list, one file per page",
          PrismV3Vms.FACTS,
          PrismV3Vms::new);
  static final CaptureFile PRISM_V3_GROUPS =
      pages(
          "prism_v3_groups*.json",
          "POST /api/nutanix/v3/groups, one file per page",
          PrismV3Groups.FACTS,
          PrismV3Groups::new);
  static final CaptureFile PRISM_V1_GUEST_TOOLS =
      of(
          "prism_v1_guest_tools.json",
          "GET /PrismGateway/services/rest/v1/vms/guest_tools/",
          PrismV1GuestTools.FACTS,
          PrismV1GuestTools::read);
  static final CaptureFile NCLI_NGT_LIST = of(CvmCommand.NGT_LIST);
  static final CaptureFile ACLI_VM_LIST_ON = of(CvmCommand.VMS_ON);
  static final CaptureFile ACLI_VM_LIST_OFF = of(CvmCommand.VMS_OFF);
  static final CaptureFile NCLI_CLUSTER_INFO = of(CvmCommand.CLUSTER_INFO);
  static final CaptureFile PRISM_V4_CLUSTERS =
      pages(
          "prism_v4_clusters*.json",
          "GET /api/clustermgmt/v4.x/config/clusters, one file per page",
          PrismV4Clusters.FACTS,
          PrismV4Clusters::new);
  static final CaptureFile PRISM_V3_CLUSTERS =
      pages(
          "prism_v3_clusters*.json",
          "POST /api/nutanix/v3/clusters/list, one file per page",
          PrismV3Clusters.FACTS,
          PrismV3Clusters::new);
  static final CaptureFile PRISM_V1_CLUSTER =
      of(
          "prism_v1_cluster.json",
          "GET /PrismGateway/services/rest/v1/cluster/",
          PrismV1Cluster.FACTS,
          PrismV1Cluster::read);
  static final CaptureFile PRISM_V1_VMS =
      pages(
          "prism_v1_vms*.json",
          "GET /PrismGateway/services/rest/v1/vms/, one file per page",
          PrismV1Vms.FACTS,
          PrismV1Vms::new);
  static final CaptureFile PRISM_V1_ALERTS =
      pages(
          "prism_v1_alerts*.json",
          "GET /PrismGateway/services/rest/v1/alerts/?alertTypeUuid=A600103, one file per page",
          Set.of(),
          PrismV1Alerts::new);

  static final CaptureFile GET_SERVICE =
      of("get_service.txt", "Get-Service *Nutanix*", Set.of(), WindowsServices::read);
  static final CaptureFile TEST_NET_CONNECTION =
      of(
          "test_netconnection*.txt",
          "Test-NetConnection -ComputerName VIP -Port 2074",
          Set.of(),
          WindowsConnections::read);

  /// What was printed inside a guest, and tells nothing of its cluster.
  static final Set<CaptureFile> OF_GUEST = Set.of(GET_SERVICE, TEST_NET_CONNECTION);

  /// All of them, the richest first: of two that were taken at the same time and disagree, the
  /// first is believed.
  static final List<CaptureFile> ALL =
      List.of(
          GUEST_TOOLS_CLI,
          GUEST_TOOLS_CLI_OF_LOG_BUNDLE,
          PRISM_V4_VMS,
          PRISM_V4_ESXI_VMS,
          PRISM_V3_GROUPS,
          PRISM_V3_VMS,
          PRISM_V1_GUEST_TOOLS,
          PRISM_V1_VMS,
          NCLI_NGT_LIST,
          ACLI_VM_LIST_ON,
          ACLI_VM_LIST_OFF,
          NCLI_CLUSTER_INFO,
          PRISM_V1_CLUSTER,
          PRISM_V4_CLUSTERS,
          PRISM_V3_CLUSTERS,
          PRISM_V1_ALERTS,
          GET_SERVICE,
          TEST_NET_CONNECTION);

  /// The kind of file that has this name.
  ///
  /// @param file a path within the folder
  static Optional<CaptureFile> named(String file) {
    return ALL.stream().filter(kind -> kind.isCalled(file)).findFirst();
  }

  private boolean isCalled(String file) {
    int star = pattern.indexOf('*');
    return star < 0
        ? file.equals(pattern)
        : file.startsWith(pattern.substring(0, star))
            && file.endsWith(pattern.substring(star + 1))
            && file.length() >= pattern.length() - 1;
  }

  private static CaptureFile of(CvmCommand command) {
    return of(command.file(), command.line(), command.facts(), command.reader());
  }

  private static CaptureFile of(
      String pattern,
      String command,
      Set<Fact> facts,
      BiFunction<InputStream, Origin, Inventory> reader) {
    return new CaptureFile(
        pattern, command, facts, each((in, origin) -> List.of(reader.apply(in, origin))));
  }

  private static CaptureFile pages(
      String pattern, String command, Set<Fact> facts, Function<Origin, PagedAnswer> reader) {
    return new CaptureFile(
        pattern, command, facts, (files, _) -> CapturedPages.read(files, reader));
  }

  private static Reading each(BiFunction<InputStream, Origin, List<Inventory>> reader) {
    return (files, facts) ->
        files.stream().flatMap(file -> file.read(reader, facts).stream()).toList();
  }

  /// What an operator calls it: the file, and what prints it.
  String title() {
    return pattern + " (" + command + ")";
  }

  /// Reads it, when the folder has it.
  List<Inventory> read(CaptureFolder folder, Optional<Instant> taken) {
    var files = folder.files(pattern, taken);
    return files.isEmpty() ? List.of() : reading.read(files, facts);
  }
}
