package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
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
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
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
}
