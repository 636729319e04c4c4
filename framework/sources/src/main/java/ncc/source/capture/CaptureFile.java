package ncc.source.capture;

import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import ncc.source.cvm.CvmCommand;
import ncc.source.cvm.GuestToolsList;
import ncc.source.guest.GuestRecord;
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
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// A file that a capture may hold, the richest first: of two that were taken at the same time and
/// disagree, the first is believed.
@SuppressWarnings("ImmutableEnumChecker") // facts are a copy, readings hold nothing
enum CaptureFile {
  GUEST_TOOLS_CLI(CvmCommand.GUEST_TOOLS),
  GUEST_TOOLS_CLI_OF_LOG_BUNDLE(
      "cvm_config/nutanix_guest_tools_cli.txt",
      "the same command, in a log bundle",
      GuestToolsList.FACTS,
      output(GuestToolsList::read)),
  PRISM_V4_VMS(
      "prism_v4_vms*.json",
      "GET /api/vmm/v4.x/ahv/config/vms, one file per page",
      PrismV4Vms.FACTS,
      pages(PrismV4Vms::new)),
  PRISM_V4_ESXI_VMS(
      "prism_v4_esxi_vms*.json",
      "GET /api/vmm/v4.x/esxi/config/vms, one file per page",
      PrismV4Vms.FACTS,
      pages(PrismV4Vms::new)),
  PRISM_V3_GROUPS(
      "prism_v3_groups*.json",
      "POST /api/nutanix/v3/groups, one file per page",
      PrismV3Groups.FACTS,
      pages(PrismV3Groups::new)),
  PRISM_V3_VMS(
      "prism_v3_vms*.json",
      "POST /api/nutanix/v3/vms/list, one file per page",
      PrismV3Vms.FACTS,
      pages(PrismV3Vms::new)),
  PRISM_V1_GUEST_TOOLS(
      "prism_v1_guest_tools.json",
      "GET /PrismGateway/services/rest/v1/vms/guest_tools/",
      PrismV1GuestTools.FACTS,
      output(PrismV1GuestTools::read)),
  PRISM_V1_VMS(
      "prism_v1_vms*.json",
      "GET /PrismGateway/services/rest/v1/vms/, one file per page",
      PrismV1Vms.FACTS,
      pages(PrismV1Vms::new)),
  NCLI_NGT_LIST(CvmCommand.NGT_LIST),
  ACLI_VM_LIST_ON(CvmCommand.VMS_ON),
  ACLI_VM_LIST_OFF(CvmCommand.VMS_OFF),
  NCLI_CLUSTER_INFO(CvmCommand.CLUSTER_INFO),
  PRISM_V1_CLUSTER(
      "prism_v1_cluster.json",
      "GET /PrismGateway/services/rest/v1/cluster/",
      PrismV1Cluster.FACTS,
      output(PrismV1Cluster::read)),
  PRISM_V4_CLUSTERS(
      "prism_v4_clusters*.json",
      "GET /api/clustermgmt/v4.x/config/clusters, one file per page",
      PrismV4Clusters.FACTS,
      pages(PrismV4Clusters::new)),
  PRISM_V3_CLUSTERS(
      "prism_v3_clusters*.json",
      "POST /api/nutanix/v3/clusters/list, one file per page",
      PrismV3Clusters.FACTS,
      pages(PrismV3Clusters::new)),
  PRISM_V1_ALERTS(
      "prism_v1_alerts*.json",
      "GET /PrismGateway/services/rest/v1/alerts/?alertTypeUuid=A600103, one file per page",
      PrismV1Alerts.FACTS,
      pages(PrismV1Alerts::new)),
  GUEST(
      GuestRecord.FILE,
      "what --source guest: saw in a guest",
      GuestRecord.FACTS,
      output(GuestRecord::read)),
  GET_SERVICE(
      "get_service.txt",
      "Get-Service *Nutanix*",
      WindowsServices.FACTS,
      output(WindowsServices::read)),
  TEST_NET_CONNECTION(
      "test_netconnection*.txt",
      "Test-NetConnection -ComputerName VIP -Port 2074",
      WindowsConnections.FACTS,
      output(WindowsConnections::read));

  /// Makes inventories of the files that match.
  private interface Reading {
    List<Inventory> read(List<CapturedFile> files, Set<FactType> facts);
  }

  /// What was printed inside a guest, and tells nothing of its cluster.
  static final Set<CaptureFile> OF_GUEST = Set.of(GUEST, GET_SERVICE, TEST_NET_CONNECTION);

  private final String pattern;
  private final String command;
  private final Set<FactType> facts;
  private final Reading reading;

  /// @param pattern its name within the folder; may hold `*`
  /// @param command what prints it
  /// @param facts what it can know
  CaptureFile(String pattern, String command, Set<FactType> facts, Reading reading) {
    this.pattern = pattern;
    this.command = command;
    this.facts = Set.copyOf(facts);
    this.reading = reading;
  }

  CaptureFile(CvmCommand command) {
    this(command.file(), command.line(), command.facts(), output(command.reader()));
  }

  private static Reading output(BiFunction<InputStream, Origin, Inventory> reader) {
    return (files, facts) ->
        files.stream()
            .flatMap(file ->
                file.read((in, origin) -> List.of(reader.apply(in, origin)), facts).stream())
            .toList();
  }

  private static Reading pages(Function<Origin, PagedAnswer> reader) {
    return (files, _) -> CapturedPages.read(files, reader);
  }

  /// The kind of file that has this name.
  ///
  /// @param file a path within the folder
  static Optional<CaptureFile> named(String file) {
    return Arrays.stream(values()).filter(kind -> kind.isCalled(file)).findFirst();
  }

  private boolean isCalled(String file) {
    int star = pattern.indexOf('*');
    return star < 0
        ? file.equals(pattern)
        : file.startsWith(pattern.substring(0, star))
            && file.endsWith(pattern.substring(star + 1))
            && file.length() >= pattern.length() - 1;
  }

  /// Its name within the folder; may hold `*`.
  String pattern() {
    return pattern;
  }

  /// The folder within the capture's where it lies; empty for that itself.
  String folder() {
    return pattern.substring(0, pattern.lastIndexOf('/') + 1);
  }

  /// What it can know.
  Set<FactType> facts() {
    return facts;
  }

  /// What an operator calls it: the file, and what prints it.
  String title() {
    return pattern + " (" + command + ")";
  }

  /// Reads it, when the folder has it.
  List<Inventory> read(CaptureFolder folder, Optional<Instant> taken) {
    var files = folder.files(pattern, taken);
    return files.isEmpty()
        ? List.of()
        : reading.read(files, facts).stream().map(one -> placed(one, folder)).toList();
  }

  /// A guest is the one of this folder, whatever others are called.
  private static Inventory placed(Inventory partial, CaptureFolder folder) {
    return partial.withEachGuest(guest -> guest.at(folder.place()));
  }
}
