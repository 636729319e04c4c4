package ncc.source.capture;

import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import ncc.source.cvm.CvmCommand;
import ncc.source.cvm.GuestToolsList;
import ncc.source.guest.GuestRecord;
import ncc.source.guest.LinuxConnections;
import ncc.source.guest.LinuxServices;
import ncc.source.guest.WindowsConnections;
import ncc.source.guest.WindowsServices;
import ncc.source.partial.FurtherFields;
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
import ncc.spi.source.Output;

/// A file that a capture may hold, the richest first: of two that were taken at the same time and
/// disagree, the first is believed.
@SuppressWarnings("ImmutableEnumChecker") // facts are a copy, readings hold nothing
enum CaptureFile {
  GUEST_TOOLS_CLI(
      GuestToolsList.FILE,
      CvmCommand.GUEST_TOOLS.line(),
      GuestToolsList.FACTS,
      GuestToolsList.FILE,
      outputWith(GuestToolsList::read)),
  GUEST_TOOLS_CLI_OF_LOG_BUNDLE(
      "cvm_config/nutanix_guest_tools_cli.txt",
      "the same command, in a log bundle",
      GuestToolsList.FACTS,
      GuestToolsList.FILE,
      outputWith(GuestToolsList::read)),
  PRISM_V4_VMS(
      "prism_v4_vms*.json",
      "GET /api/vmm/v4.x/ahv/config/vms, one file per page",
      PrismV4Vms.FACTS,
      PrismV4Vms.FILE,
      pagesWith(PrismV4Vms::new)),
  PRISM_V4_ESXI_VMS(
      "prism_v4_esxi_vms*.json",
      "GET /api/vmm/v4.x/esxi/config/vms, one file per page",
      PrismV4Vms.FACTS,
      PrismV4Vms.FILE,
      pagesWith(PrismV4Vms::new)),
  PRISM_V3_GROUPS(
      "prism_v3_groups*.json",
      "POST /api/nutanix/v3/groups, one file per page",
      PrismV3Groups.FACTS,
      PrismV3Groups.FILE,
      pagesWith(PrismV3Groups::new)),
  PRISM_V3_VMS(
      "prism_v3_vms*.json",
      "POST /api/nutanix/v3/vms/list, one file per page",
      PrismV3Vms.FACTS,
      PrismV3Vms.FILE,
      pagesWith(PrismV3Vms::new)),
  PRISM_V1_GUEST_TOOLS(
      PrismV1GuestTools.FILE,
      "GET /PrismGateway/services/rest/v1/vms/guest_tools/",
      PrismV1GuestTools.FACTS,
      PrismV1GuestTools.FILE,
      outputWith(PrismV1GuestTools::read)),
  PRISM_V1_VMS(
      "prism_v1_vms*.json",
      "GET /PrismGateway/services/rest/v1/vms/, one file per page",
      PrismV1Vms.FACTS,
      PrismV1Vms.FILE,
      pagesWith(PrismV1Vms::new)),
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
      output(WindowsConnections::read)),
  SYSTEMCTL(
      "systemctl.txt",
      "systemctl list-units --all 'ngt_*' in a Linux guest",
      LinuxServices.FACTS,
      output(LinuxServices::read)),
  NC("nc_*.txt", "nc -vz VIP 2074", LinuxConnections.FACTS, output(LinuxConnections::read)),
  CURL(
      "curl_*.txt",
      "curl -v telnet://VIP:2074",
      LinuxConnections.FACTS,
      output(LinuxConnections::read));

  /// Makes inventories of the files that match.
  private interface Reading {
    List<Inventory> read(List<CapturedFile> files, Set<FactType> facts, FurtherFields further);
  }

  /// What was printed inside a guest, and tells nothing of its cluster.
  static final Set<CaptureFile> OF_GUEST =
      Set.of(GUEST, GET_SERVICE, TEST_NET_CONNECTION, SYSTEMCTL, NC, CURL);

  private final String pattern;
  private final String command;
  private final Set<FactType> facts;
  private final String shared;
  private final Reading reading;

  /// @param pattern its name within the folder; may hold `*`
  /// @param command what prints it
  /// @param facts what it can know
  CaptureFile(String pattern, String command, Set<FactType> facts, Reading reading) {
    this(pattern, command, facts, "", reading);
  }

  /// @param shared by which name outputs may add to it; empty where none may
  CaptureFile(String pattern, String command, Set<FactType> facts, String shared, Reading reading) {
    this.pattern = pattern;
    this.command = command;
    this.facts = Set.copyOf(facts);
    this.shared = shared;
    this.reading = reading;
  }

  CaptureFile(CvmCommand command) {
    this(command.file(), command.line(), command.facts(), output(command.reader()));
  }

  /// Reads an output with further fields.
  private interface OutputReading {
    Inventory read(InputStream in, Origin origin, FurtherFields further);
  }

  private static Reading output(BiFunction<InputStream, Origin, Inventory> reader) {
    return outputWith((in, origin, _) -> reader.apply(in, origin));
  }

  private static Reading outputWith(OutputReading reader) {
    return (files, facts, further) ->
        files.stream()
            .flatMap(file ->
                file
                    .read((in, origin) -> List.of(reader.read(in, origin, further)), facts)
                    .stream())
            .toList();
  }

  private static Reading pages(Function<Origin, PagedAnswer> reader) {
    return pagesWith((origin, _) -> reader.apply(origin));
  }

  private static Reading pagesWith(BiFunction<Origin, FurtherFields, PagedAnswer> reader) {
    return (files, _, further) ->
        CapturedPages.read(files, origin -> reader.apply(origin, further));
  }

  /// The names by which outputs may add to one of these files.
  static Set<String> sharedNames() {
    return Arrays.stream(values())
        .map(file -> file.shared)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Whether a field that an output adds to the list of this name can be read there.
  static boolean isFree(String shared, String path) {
    return switch (shared) {
      case PrismV4Vms.FILE -> PrismV4Vms.isFree(path);
      case PrismV3Vms.FILE -> PrismV3Vms.isFree(path);
      case PrismV1Vms.FILE -> PrismV1Vms.isFree(path);
      case PrismV1GuestTools.FILE -> PrismV1GuestTools.isFree(path);
      default -> true;
    };
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
  ///
  /// @param outputs that may add to it
  Set<FactType> facts(List<Output> outputs) {
    return further(outputs).and(facts);
  }

  private FurtherFields further(List<Output> outputs) {
    return FurtherFields.of(outputs, shared);
  }

  /// What an operator calls it: the file, and what prints it.
  String title() {
    return pattern + " (" + command + ")";
  }

  /// Reads it, when the folder has it.
  ///
  /// @param outputs that may add to it
  List<Inventory> read(CaptureFolder folder, Optional<Instant> taken, List<Output> outputs) {
    var files = folder.files(pattern, taken);
    return files.isEmpty()
        ? List.of()
        : reading.read(files, facts(outputs), further(outputs)).stream()
            .map(one -> placed(one, folder))
            .toList();
  }

  /// A guest is the one of this folder, whatever others are called.
  private static Inventory placed(Inventory partial, CaptureFolder folder) {
    return partial.withEachGuest(guest -> guest.at(folder.place()));
  }
}
