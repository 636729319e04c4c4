package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.source.layout.Volumes;
import ncc.source.partial.DiskList;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;
import ncc.spi.setting.Settings;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureSourceTest {
  private static final UUID A = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  private static final UUID B = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");
  private static final UUID EAST = UUID.fromString("00061111-2222-3333-4444-00000000000e");
  private static final UUID WEST = UUID.fromString("00061111-2222-3333-4444-00000000000f");
  private static final Instant TAKEN = Instant.parse("2026-11-20T03:00:00Z");
  private static final String CLI =
      """
      vm_info_vec {
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        vm_name: "payroll"
        guest_tools_enabled: true
        communication_link_active: true
        vm_info { ngt_version: "4.1" }
      }
      """;

  @TempDir Path temporary;
  Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectories(temporary.resolve("osaka-07"));
  }

  @Test
  void whatAWindowsGuestsCommandsPrintedIsThatGuest() throws Exception {
    Files.writeString(
        folder.resolve("get_service.txt"),
        """
        Status   Name  DisplayName
        Running  NGA   Nutanix Guest Tools Agent
        """);
    Files.writeString(folder.resolve("test_netconnection_vip.txt"), tried("192.0.2.50", "True"));
    Files.writeString(folder.resolve("test_netconnection_dsip.txt"), tried("192.0.2.51", "False"));

    var inventory =
        new CaptureSource()
            .read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)))
            .getFirst();

    var guest = inventory.guests().getFirst();
    assertThat(inventory.isOfGuestAlone()).isTrue();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(guest.name()).isEqualTo("osaka-07");
    assertThat(guest.services())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(new Guest.Service("Nutanix Guest Tools Agent", "Running", true))));
    assertThat(guest.connections())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(
                    new Guest.Connection("192.0.2.51", 2074, false),
                    new Guest.Connection("192.0.2.50", 2074, true))));
  }

  @Test
  void whatALinuxGuestsCommandsPrintedIsThatGuest() throws Exception {
    Files.writeString(
        folder.resolve("systemctl.txt"),
        "ngt_guest_agent.service loaded failed failed Starts, stops Nutanix Guest Agent.\n");
    Files.writeString(
        folder.resolve("nc_vip.txt"), "Connection to 192.0.2.50 2074 port [tcp/*] succeeded!\n");
    Files.writeString(
        folder.resolve("curl_dsip.txt"),
        "curl: (7) Failed to connect to 192.0.2.51 port 2074 after 0 ms: Connection refused\n");

    var inventory =
        new CaptureSource()
            .read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)))
            .getFirst();

    var guest = inventory.guests().getFirst();
    assertThat(inventory.guests()).hasSize(1);
    assertThat(inventory.isOfGuestAlone()).isTrue();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(guest.name()).isEqualTo("osaka-07");
    assertThat(guest.services())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(
                    new Guest.Service("ngt_guest_agent.service", "loaded failed failed", false))));
    assertThat(guest.connections())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(
                    new Guest.Connection("192.0.2.50", 2074, true),
                    new Guest.Connection("192.0.2.51", 2074, false))));
  }

  @ParameterizedTest
  @CsvSource({"%s", "./%s", "../", "%s/"})
  void aFolderIsFoundFromWhereItIsNamed(String written) throws Exception {
    Files.writeString(folder.resolve("ncli_cluster_info.txt"), "Cluster Name : osaka-07\n");
    var location =
        written.startsWith("..")
            ? "../" + temporary.getFileName() + "/" + folder.getFileName()
            : written.formatted(folder.getFileName());

    var request =
        new SourceRequest(
            location,
            Settings.NONE,
            WantedClusters.ALL,
            Recorder.NONE,
            InstantSource.fixed(TAKEN),
            temporary);

    assertThat(new CaptureSource().read(request).getFirst().cluster().name()).isEqualTo("osaka-07");
  }

  @Test
  void aGuestBesideFilesOfItsClusterDoesNotStandInForTheListOfItsVms() throws Exception {
    Files.writeString(folder.resolve("test_netconnection.txt"), tried("192.0.2.50", "True"));
    Files.writeString(folder.resolve("ncli_cluster_info.txt"), "Cluster Name : osaka-07\n");

    var inventory =
        new CaptureSource()
            .read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)))
            .getFirst();

    assertThat(inventory.isOfGuestAlone()).isFalse();
    assertThat(inventory.whyVmsMayBeMissing()).isPresent();
  }

  private static String tried(String host, String succeeded) {
    return """
    ComputerName : %s
    RemoteAddress : %s
    RemotePort : 2074
    TcpTestSucceeded : %s
    """
        .formatted(host, host, succeeded);
  }

  @Test
  void isFoundByItsServiceLoader() {
    assertThat(ServiceLoader.load(InventorySource.class))
        .anySatisfy(source -> assertThat(source.scheme()).isEqualTo("capture"));
  }

  @Test
  void mergesTheFilesOfAFolderByVm() throws Exception {
    write("nutanix_guest_tools_cli.txt", CLI);
    write("ncli_ngt_list.txt", row(A, "payroll", true) + row(B, "build", false));
    write("acli_vm_list_on.txt", "payroll " + A + "\n");
    write("acli_vm_list_off.txt", "build " + B + "\n");
    write(
        "capture.yaml",
        """
        taken: 2026-11-20T03:00:00Z
        hypervisor: ahv
        ngt-version: 4.1.1
        cvms: [198.51.100.11]
        """);
    var inventory = readOne();
    assertThat(inventory.caveats())
        .extracting(Caveat::reason)
        .containsExactly(
            "the lists contradict each other: osaka-07/ncli_ngt_list.txt registers with NGT 1 VM"
                + " that this one does not: 'build'");
    assertThat(inventory.cluster().name()).isEqualTo("osaka-07");
    assertThat(inventory.cluster().hypervisor()).contains(Hypervisor.AHV);
    assertThat(inventory.cluster().get(NgtLatestVersion.class).map(NgtLatestVersion::version))
        .isEqualTo(Version.parse("4.1.1"));
    assertThat(inventory.cluster().nodes())
        .extracting(Node::cvmIp)
        .containsExactly("198.51.100.11");
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "build");
    assertThat(inventory.vms())
        .flatExtracting(vm -> vm.power().stream().toList())
        .containsExactly(PowerState.ON, PowerState.OFF);
    assertThat(inventory.vms().getFirst().provenance().of(FactType.of(Power.class)).name())
        .isEqualTo("osaka-07/acli_vm_list_on.txt");
    assertThat(
            inventory
                .vms()
                .getFirst()
                .provenance()
                .of(FactType.of(NgtInstalledVersion.class))
                .name())
        .isEqualTo("osaka-07/nutanix_guest_tools_cli.txt");
    assertThat(inventory.takenAt()).contains(TAKEN);
  }

  @Test
  void theClusterIsNamedByItsOwnCommandFirst() throws Exception {
    write("nutanix_guest_tools_cli.txt", CLI);
    write("capture.yaml", "cluster: as-configured\n");
    assertThat(readOne().cluster().name()).isEqualTo("as-configured");
    write(
        "ncli_cluster_info.txt",
        """
        Cluster Uuid : 00061111-2222-3333-4444-000000000000
        Cluster Name : as-told
        Cluster Version : 6.8.1
        External Data Services... :
        """);
    assertThat(readOne().cluster().name()).isEqualTo("as-told");
  }

  @Test
  void withoutACaptureTimeAFileIsAsOldAsItsLastChange() throws Exception {
    write("nutanix_guest_tools_cli.txt", CLI);
    Files.setLastModifiedTime(
        folder.resolve("nutanix_guest_tools_cli.txt"), FileTime.from(TAKEN.minusSeconds(60)));
    assertThat(readOne().takenAt()).contains(TAKEN.minusSeconds(60));
  }

  @Test
  void readsTheLayoutOfALogBundle() throws Exception {
    Files.createDirectories(folder.resolve("cvm_config"));
    write("cvm_config/nutanix_guest_tools_cli.txt", "x\n[stdout]:\n" + CLI + "\n[stderr]:\n");
    var inventory = readOne();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts().getFirst().origin().name())
        .isEqualTo("osaka-07/cvm_config/nutanix_guest_tools_cli.txt");
  }

  @Test
  void aCaptureWithoutAListOfNgtVmsIsIncomplete() throws Exception {
    write("acli_vm_list_on.txt", "payroll " + A + "\n");
    var why = readOne().whyVmsMayBeMissing();
    assertThat(why).map(Caveat::where).contains("osaka-07");
  }

  @Test
  void aFileThatCannotBeOpenedIsOutOfReach() throws Exception {
    write("nutanix_guest_tools_cli.txt", CLI);
    Files.createDirectories(folder.resolve("ncli_ngt_list.txt"));
    assertThat(readOne().caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.OUT_OF_REACH);
          assertThat(caveat.where()).isEqualTo("osaka-07/ncli_ngt_list.txt");
        });
  }

  @Test
  void exactly250RowsAreWholeWhenTheyAreAllVmsThereAre() throws Exception {
    var rows = new StringBuilder();
    var on = new StringBuilder("VM name  VM UUID\n");
    for (int i = 0; i < 250; i++) {
      rows.append(row(new UUID(1, i), "vm-" + i, true));
      on.append("vm-").append(i).append("  ").append(new UUID(1, i)).append('\n');
    }
    write("ncli_ngt_list.txt", rows.toString());
    write("acli_vm_list_on.txt", on.toString());
    assertThat(readOne().whyVmsMayBeMissing()).isPresent();
    write("acli_vm_list_off.txt", "VM name  VM UUID\n");
    assertThat(readOne().caveats()).isEmpty();
    assertThat(readOne().parts()).anyMatch(part -> part.listsEveryNgtVm());
    write("acli_vm_list_off.txt", "VM name  VM UUID\none-more " + A + "\n");
    assertThat(readOne().whyVmsMayBeMissing()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "50, 10", "100, 100", "130, 0", "1000, 3"})
  void whomACutListLacksIsNamedWithWhatToTypeForThem(int unlisted, int off) throws Exception {
    var rows = new StringBuilder();
    var lists =
        List.of(new StringBuilder("VM name  VM UUID\n"), new StringBuilder("VM name  VM UUID\n"));
    for (int i = 0; i < 250 + unlisted; i++) {
      rows.append(i < 250 ? row(new UUID(1, i), "vm-" + i, true) : "");
      var list = lists.get(i < 250 + unlisted - off ? 0 : 1);
      list.append("vm-").append(i).append("  ").append(new UUID(1, i)).append('\n');
    }
    write("ncli_ngt_list.txt", rows.toString());
    write("acli_vm_list_on.txt", lists.getFirst().toString());
    write("acli_vm_list_off.txt", lists.getLast().toString());

    var why = readOne().whyVmsMayBeMissing().orElseThrow();

    var names =
        IntStream.range(250, 250 + Math.min(unlisted, 100))
            .mapToObj(i -> "vm-" + i)
            .collect(Collectors.joining(","));
    assertThat(why.where()).isEqualTo("osaka-07/ncli_ngt_list.txt");
    assertThat(why.reason())
        .startsWith(
            "exactly 250 VMs, where ncli cuts its list; of %d %s in other lists it tells nothing. Ask for them with ncli ngt list vm-names='%s', "
                .formatted(unlisted, unlisted == 1 ? "VM" : "VMs", names));

    write(
        "ncli_ngt_list.txt",
        rows
            + row(new UUID(1, 250), "vm-250", false)
            + "# ncc: every other VM was asked for by name\n");
    assertThat(readOne().caveats()).isEmpty();
    assertThat(readOne().parts()).anyMatch(part -> part.listsEveryNgtVm());
  }

  @Test
  void aNameThatNcliCannotBeToldIsNamedToo() throws Exception {
    var rows = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      rows.append(row(new UUID(1, i), "vm-" + i, true));
    }
    write("ncli_ngt_list.txt", rows.toString());
    write("acli_vm_list_on.txt", "VM name  VM UUID\na,b  " + A + "\n");

    assertThat(readOne().whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains(
            "exactly 250 VMs, where ncli cuts its list; of 1 VM in other lists it tells nothing."
                + " ncli has no way to write such names: 'a,b'");
  }

  @Test
  void aCaptureOfPrismCentralHasOneInventoryPerCluster() throws Exception {
    write("prism_v4_clusters.json", data(cluster(EAST, "east"), cluster(WEST, "west")));
    write("prism_v4_vms_1.json", data(vm(A, EAST, "payroll")));
    write("prism_v4_vms_2.json", data(vm(B, WEST, "build")));
    write("ncli_ngt_list.txt", row(B, "build", true));
    var read = read();
    assertThat(read).extracting(one -> one.cluster().name()).containsExactly("east", "west");
    assertThat(read).allMatch(one -> one.caveats().isEmpty());
    assertThat(read.getFirst().vms()).extracting(Vm::name).containsExactly("payroll");
    assertThat(read.getLast().vms()).extracting(Vm::name).containsExactly("build");
    assertThat(read.getLast().parts())
        .extracting(part -> part.origin().name())
        .containsExactly(
            "osaka-07/prism_v4_vms_1.json and 1 more page",
            "osaka-07/ncli_ngt_list.txt",
            "osaka-07/prism_v4_clusters.json");
  }

  @Test
  void aClusterWithoutVmsIsNoClusterWithoutAList() throws Exception {
    write("prism_v4_clusters.json", data(cluster(EAST, "east"), cluster(WEST, "west")));
    write("prism_v4_vms.json", data(vm(A, EAST, "payroll")));
    assertThat(read()).hasSize(2).allMatch(Inventory::isComplete);
    write("prism_v4_vms.json", data(vm(A, EAST, "payroll")) + "{");
    assertThat(read()).hasSize(2).noneMatch(Inventory::isComplete);
  }

  @Test
  void theCommandsOfACvmAreAboutTheClusterThatItsOwnCommandNames() throws Exception {
    write("prism_v4_clusters.json", data(cluster(EAST, "east"), cluster(WEST, "west")));
    write("prism_v4_vms.json", data(vm(A, EAST, "payroll"), vm(B, WEST, "build")));
    write("acli_vm_list_on.txt", "payroll " + A + "\n");
    write(
        "ncli_cluster_info.txt",
        "Cluster Uuid : " + WEST + "\nCluster Name : west\nExternal Data Services... :\n");
    assertThat(read().getLast().cluster().name()).isEqualTo("west");
    assertThat(read().getLast().vms()).extracting(Vm::uuid).containsExactly(B, A);
  }

  @Test
  void whatIsConfiguredIsAboutTheClusterItNames() throws Exception {
    write("prism_v4_clusters.json", data(cluster(EAST, "east"), cluster(WEST, "west")));
    write("capture.yaml", "cluster: west\nngt-version: 4.1.1\n");
    assertThat(read())
        .extracting(one ->
            one.cluster().get(NgtLatestVersion.class).map(NgtLatestVersion::version).isPresent())
        .containsExactly(false, true);
  }

  @Test
  void whatIsConfiguredForNoneOfSeveralClustersIsToldNotToBeUsed() throws Exception {
    write("prism_v4_clusters.json", data(cluster(EAST, "east"), cluster(WEST, "west")));
    write("capture.yaml", "ngt-version: 4.1.1\n");
    assertThat(read()).hasSize(2);
    assertThat(read())
        .allSatisfy(one ->
            assertThat(one.caveats())
                .anyMatch(caveat -> caveat.where().equals("osaka-07/capture.yaml")));
  }

  @Test
  void aClusterThatNothingNamesAmongSeveralIsCalledByItsUuid() throws Exception {
    write("prism_v4_vms.json", data(vm(A, EAST, "payroll"), vm(B, WEST, "build")));
    assertThat(read())
        .extracting(one -> one.cluster().name())
        .containsExactly(EAST.toString(), WEST.toString());
  }

  @Test
  void aFolderWithoutAnyFileIsAnErrorThatSaysWhatWouldDo() throws IOException {
    write("notes.txt", "x");
    assertThatThrownBy(this::readOne)
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(folder + ": holds no file of a capture; expected at least one of ")
        .hasMessageContaining("ncli_ngt_list.txt")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFolderOfWhichNothingCanBeReadIsAnErrorThatSaysWhy() throws IOException {
    write("ncli_ngt_list.txt", "");
    write("acli_vm_list_on.txt", "");
    assertThatThrownBy(this::readOne)
        .isInstanceOf(SourceException.class)
        .hasMessage(
            folder
                + ": no file of it could be read: osaka-07/ncli_ngt_list.txt: it is empty;"
                + " osaka-07/acli_vm_list_on.txt: it is empty");
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    var request = SourceRequest.of(temporary + "/nowhere", InstantSource.fixed(TAKEN));
    assertThatThrownBy(() -> new CaptureSource().read(request))
        .isInstanceOf(SourceException.class)
        .hasMessage(temporary + "/nowhere: no such folder; expected the folder of a capture");
  }

  @Test
  void whatItBringsIsInTheOrderOfItsWorth() {
    assertThat(new CaptureSource().brings().keySet())
        .first()
        .asString()
        .startsWith("nutanix_guest_tools_cli.txt (nutanix_guest_tools_cli list_vm_tools_entities");
    assertThat(new CaptureSource().brings().get("ncli_ngt_list.txt (ncli ngt list)"))
        .containsExactlyInAnyOrder(
            FactType.of(NgtEnabled.class),
            FactType.of(NgtLink.class),
            FactType.of(NgtIsoMounted.class));
  }

  private static String row(UUID uuid, String name, boolean link) {
    return """
    VM Id                     : 00061111-2222-3333-4444-000000000000::%s
    VM Name                   : %s
    NGT Enabled               : true
    Tools ISO Mounted         : false
    Vss Snapshot              : true
    File Level Restore        : true
    Communication Link Active : %s

    """
        .formatted(uuid, name, link);
  }

  private static String data(String... elements) {
    return "{\"data\": [" + String.join(",", elements) + "]}";
  }

  private static String cluster(UUID uuid, String name) {
    return """
    {"extId": "%s", "name": "%s", "config": {"clusterFunction": ["AOS"]}}
    """
        .formatted(uuid, name);
  }

  private static String vm(UUID uuid, UUID cluster, String name) {
    return """
    {"extId": "%s", "name": "%s", "cluster": {"extId": "%s"}, "guestTools": {"isReachable": true}}
    """
        .formatted(uuid, name, cluster);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Inventory readOne() throws SourceException {
    assertThat(read()).hasSize(1);
    return read().getFirst();
  }

  private List<Inventory> read() throws SourceException {
    return new CaptureSource()
        .read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)));
  }

  private List<Inventory> withDisks() throws SourceException {
    var source = new CaptureSource().with(List.of(new DiskList()));
    return source.read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)));
  }

  @Test
  void whatAPluginDescribesIsReadOutOfItsFile() throws Exception {
    Files.writeString(folder.resolve("nutanix_guest_tools_cli.txt"), CLI);
    Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");
    var inventory = withDisks().getFirst();

    assertThat(inventory.resources(DiskList.DISK)).extracting(Resource::name).containsExactly("a");
    assertThat(inventory.parts())
        .extracting(part -> part.origin().name())
        .contains("osaka-07/disk_list.txt");
    assertThat(inventory.isComplete()).isTrue();
  }

  @Test
  void aCaptureOfAPluginsFileAloneIsOne() throws Exception {
    Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");

    assertThat(withDisks().getFirst().resources()).hasSize(1);
    assertThat(withDisks().getFirst().whyVmsMayBeMissing()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"true, FACT_LOST", "false, OUT_OF_REACH"})
  void whatAPluginsFileLacksIsSaid(boolean isThere, Caveat.Kind kind) throws Exception {
    Files.writeString(folder.resolve("nutanix_guest_tools_cli.txt"), CLI);
    Files.writeString(
        folder.resolve("capture.yaml"),
        "missing:\n  - file: disk_list.txt\n    reason: it timed out\n");
    if (isThere) {
      Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");
    }

    assertThat(withDisks().getFirst().caveats())
        .filteredOn(caveat -> caveat.where().equals("osaka-07/disk_list.txt"))
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(kind);
          assertThat(caveat.reason()).isEqualTo("it timed out");
          assertThat(caveat.facts()).isEqualTo(new DiskList().tells());
        });
  }

  @Test
  void whatTheFolderHasIsReadWhoeverAsksForIt() throws Exception {
    Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");
    var source = new CaptureSource().with(List.of(new DiskList())).with(List.of());
    var request = SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN));

    assertThat(source.read(request).getFirst().resources()).hasSize(1);
  }

  @Test
  void aReaderThatBreaksTakesNothingElseWithIt() throws Exception {
    Files.writeString(folder.resolve("nutanix_guest_tools_cli.txt"), CLI);
    Files.writeString(folder.resolve("disk_list.txt"), "no number\n");
    var inventory = withDisks().getFirst();

    assertThat(inventory.vms()).hasSize(1);
    assertThat(inventory.caveats())
        .anySatisfy(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.OUT_OF_REACH);
          assertThat(caveat.reason())
              .isEqualTo(
                  "its reader ncc.source.partial.DiskList failed:"
                      + " java.lang.NumberFormatException: For input string: \"number\"");
        });
  }

  @Test
  void aNameOfItsOwnFilesIsTaken() {
    var taken =
        new DiskList() {
          @Override
          public String file() {
            return "ncli_ngt_list.txt";
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaptureSource().with(List.of(taken)))
        .withMessage("output 'ncli_ngt_list.txt' is already taken, so this one is not used");
  }

  private static final String ONE = "0006a000-0000-4000-8000-000000000001";
  private static final String OTHER = "0006a000-0000-4000-8000-000000000002";

  private List<Inventory> withVolumes() throws SourceException {
    var source = new CaptureSource().with(List.of(Volumes.LIST, Volumes.PAGES, Volumes.OF_VMS));
    return source.read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)));
  }

  private void volumes(String file, long total, String key, String cluster) throws IOException {
    Files.writeString(
        folder.resolve(file),
        """
        {"data": [{"extId": "%s", "clusterExtId": "%s", "usage": {"size": 5}, "sealed": true}],
         "metadata": {"totalAvailableResults": %d}}
        """
            .formatted(key, cluster, total));
  }

  @Test
  void pagesThatAPluginDescribesAreOneListOfEachCluster() throws Exception {
    Files.writeString(
        folder.resolve("prism_v4_clusters_0000.json"),
        """
        {"data": [{"extId": "%s", "name": "one"}, {"extId": "%s", "name": "other"}],
         "metadata": {"totalAvailableResults": 2}}
        """
            .formatted(ONE, OTHER));
    volumes("volumes_0000.json", 2, "a", ONE);
    volumes("volumes_0001.json", 2, "b", ONE);
    var inventories = withVolumes();

    assertThat(inventories).hasSize(2);
    assertThat(inventories.getFirst().resources())
        .extracting(Resource::key)
        .containsExactly("a", "b");
    assertThat(inventories.get(1).resources()).isEmpty();
    assertThat(inventories)
        .allMatch(one -> one.canKnow(FactType.of(Volumes.Size.class)))
        .allMatch(one -> one.caveats().stream().noneMatch(caveat -> !caveat.facts().isEmpty()));
  }

  @Test
  void aPageThatIsMissingIsToldOfThem() throws Exception {
    Files.writeString(
        folder.resolve("capture.yaml"),
        "missing:\n  - file: volumes_0001.json\n    reason: it timed out\n");
    volumes("volumes_0000.json", 2, "a", ONE);

    assertThat(withVolumes().getFirst().caveats())
        .extracting(Caveat::reason)
        .contains("it timed out", "it holds 1 of the 2 that Prism has: pages are missing");
  }

  @Test
  void whatACommandAndPrismTellOfOneEntityIsMerged() throws Exception {
    volumes("volumes_0000.json", 1, "a", ONE);
    Files.writeString(
        folder.resolve("volume_list.txt"),
        "Id : 1\nUuid : a\nName : images\nSize : 6\nOwner : ann\n");
    var inventory = withVolumes().getFirst();

    assertThat(inventory.cluster().uuid()).contains(UUID.fromString(ONE));
    assertThat(inventory.resources())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.name()).isEqualTo("images");
          assertThat(one.get(Volumes.Owner.class)).contains(new Volumes.Owner("ann"));
          assertThat(one.get(Volumes.Sealed.class)).contains(new Volumes.Sealed(true));
          assertThat(one.provenance().of(FactType.of(Volumes.Sealed.class)).name())
              .isEqualTo("osaka-07/volumes_0000.json");
        });
    assertThat(inventory.caveats())
        .filteredOn(caveat -> caveat.kind() == Caveat.Kind.CONFLICT)
        .singleElement()
        .satisfies(caveat ->
            assertThat(caveat.reason()).startsWith("the size of the volume of 1 volume differs"));
  }

  @Test
  void pagesOfItsOwnFilesAreTaken() {
    var taken =
        new Volumes.Described("prism_v4_vms.json", Volumes.PAGES.ask(), Volumes.PAGES.layout());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaptureSource().with(List.of(taken)))
        .withMessage("output 'prism_v4_vms.json' is already taken, so this one is not used");
  }
}
