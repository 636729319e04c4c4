package ncc.source.cvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import ncc.source.layout.Volumes;
import ncc.source.partial.DiskList;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Vm;
import ncc.spi.inventory.VmCount;
import ncc.spi.setting.Settings;
import ncc.spi.source.Ask;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class CvmSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T21:00:00Z");
  private static final String GUEST_TOOLS =
      """
      vm_info_vec {
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        vm_name: "payroll"
        guest_tools_enabled: true
        tools_mounted: false
        communication_link_active: true
        vm_info { ngt_version: "4.1.1" client_cert_expiry_date: 1800000000 }
      }
      """;
  private static final String NGT_LIST =
      """
      VM Id : x::aaaaaaaa-0000-4000-8000-000000000001
      VM Name : payroll
      NGT Enabled : true
      Tools ISO Mounted : false
      Vss Snapshot : true
      File Level Restore : false
      Communication Link Active : true
      """;
  private static final String CLUSTER =
      """
      Cluster Id : 00061111-2222-3333-4444-000000000000::7
      Cluster Uuid : 00061111-2222-3333-4444-000000000000
      Cluster Name : tokyo-01
      Cluster Version : 6.10.1
      External Data Services... : 192.0.2.61
      """;
  private static final String ON =
      "VM name  VM UUID\npayroll  aaaaaaaa-0000-4000-8000-000000000001\n";
  private static final String OFF =
      "VM name  VM UUID\nspare  bbbbbbbb-0000-4000-8000-000000000002\n";

  @TempDir Path bin;
  private String profile = "";

  @BeforeEach
  void everyCommandAnswers() throws IOException {
    prints("guest_tools", GUEST_TOOLS);
    prints("ngt", NGT_LIST);
    prints("cluster", CLUSTER);
    prints("on", ON);
    prints("off", OFF);
    script("nutanix_guest_tools_cli", "cat guest_tools");
    script("ncli", "case \"$1\" in cluster) cat cluster ;; ngt) cat ngt ;; esac");
    script("acli", "case \"$2\" in *true) cat on ;; *) cat off ;; esac");
  }

  @Test
  void everyCommandIsAskedAndMerged() throws Exception {
    var inventory = read();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.cluster().name()).isEqualTo("tokyo-01");
    assertThat(inventory.cluster().get(VmCount.class)).contains(new VmCount(2));
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "spare");
    assertThat(inventory.vms())
        .extracting(vm -> vm.power().orElseThrow())
        .containsExactly(PowerState.ON, PowerState.OFF);
  }

  @Test
  void theOriginIsTheCommandAndTheTimeItWasAsked() throws Exception {
    var origin = read().parts().getFirst().origin();
    assertThat(origin.name())
        .isEqualTo("cvm: nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true");
    assertThat(origin.takenAt()).isEqualTo(NOW);
  }

  @Test
  void whatALoginShellPrintsFirstIsNoOutput() throws Exception {
    var expected = read();
    manyLines();

    assertThat(read()).isEqualTo(expected);
    Files.delete(bin.resolve("nutanix_guest_tools_cli"));
    assertThat(read().vms().getFirst().has(NgtRegistration.class)).isTrue();
    assertThat(read().whyVmsMayBeMissing()).isEmpty();
  }

  /// As a profile does that prints something.
  private void manyLines() {
    profile =
        "printf 'Welcome to {cvm}: be careful\\n\\nVM count : 7\\nDate : today\\n\\033[0m\\n'; ";
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nobodyHasNgtWhereTheCommandsSaySo(boolean isWelcome) throws Exception {
    if (isWelcome) {
      manyLines();
    }
    prints("guest_tools", "");
    prints("ngt", "\n[None]\n");

    var inventory = read();

    assertThat(inventory.whyVmsMayBeMissing()).isEmpty();
    assertThat(inventory.isComplete()).isTrue();
    assertThat(inventory.vms()).hasSize(2).allMatch(vm -> !vm.has(NgtRegistration.class));
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "'', 'Error: no leader\n'", "'x: y\n', ''"})
  void commandsThatSayNothingAreNoAnswer(String guestTools, String ngt) throws Exception {
    prints("guest_tools", guestTools);
    prints("ngt", ngt);

    assertThat(read().whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void commandsThatAllSayNothingTellNothing() throws Exception {
    for (var output : List.of("guest_tools", "ngt", "cluster", "on", "off")) {
      prints(output, "");
    }

    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("cvm:: no command told anything: ");
  }

  @Test
  void ncliContradictsGuestToolsThatSayNothing() throws Exception {
    prints("guest_tools", "");

    var inventory = read();

    assertThat(inventory.vms().getFirst().has(NgtRegistration.class)).isTrue();
    assertThat(
            inventory.whyMissing(FactType.of(CertificateExpiry.class), inventory.vms().getFirst()))
        .isPresent();
  }

  @Test
  void anAnswerWithoutEndIsNotKept() throws Exception {
    Files.delete(bin.resolve("nutanix_guest_tools_cli"));
    script("ncli", "[ \"$1\" = cluster ] && exec cat cluster; yes $(seq 99)");

    assertThat(read().whyVmsMayBeMissing())
        .map(Caveat::reason)
        .hasValueSatisfying(reason -> assertThat(reason).endsWith("it is larger than 16 MiB"));
  }

  @Test
  void ncliIsNotAskedForItsListWhenGuestToolsToldEverything() throws Exception {
    script("ncli", "case \"$1\" in cluster) cat cluster ;; ngt) touch asked; cat ngt ;; esac");
    read();
    assertThat(bin.resolve("asked")).doesNotExist();
  }

  @Test
  void ncliListsTheVmsWhenGuestToolsIsMissing() throws Exception {
    Files.delete(bin.resolve("nutanix_guest_tools_cli"));
    var inventory = read();
    assertThat(inventory.whyVmsMayBeMissing()).isEmpty();
    assertThat(inventory.vms().getFirst().has(NgtRegistration.class)).isTrue();
    assertThat(
            inventory.whyMissing(FactType.of(CertificateExpiry.class), inventory.vms().getFirst()))
        .map(Caveat::reason)
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("there is no such command"));
  }

  @Test
  void whatACommandPrintedBeforeItFailedIsUsed() throws Exception {
    script(
        "acli",
        "case \"$2\" in *true) cat on ;; *) cat off; echo 'I20250428 15:52:24 x' >&2;"
            + " echo 'lost the leader' >&2; exit 3 ;; esac");
    var inventory = read();
    assertThat(inventory.vms()).hasSize(2);
    assertThat(inventory.cluster().get(VmCount.class)).isEmpty();
    assertThat(inventory.caveats())
        .extracting(Caveat::kind, Caveat::where, Caveat::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Caveat.Kind.FACT_LOST,
                "cvm: acli vm.list power_state=false:2",
                "reading failed: it ended with exit code 3: 'lost the leader'"));
  }

  @Test
  void aCommandThatHangsEndsAtItsDeadlineWithItsChildren() throws Exception {
    script("nutanix_guest_tools_cli", "cat guest_tools; sleep 1000 & echo $! > child; wait");
    var inventory = source().read(request("1s", Recorder.NONE)).getFirst();
    assertThat(inventory.vms()).hasSize(2);
    assertThat(inventory.caveats())
        .anyMatch(caveat -> caveat.reason().contains("it did not end within 1s"));
    var child = ProcessHandle.of(Long.parseLong(Files.readString(bin.resolve("child")).strip()));
    child.ifPresent(handle -> handle.onExit().join());
  }

  @Test
  void anInterruptMeansThatTimeIsUp() throws Exception {
    script("nutanix_guest_tools_cli", "cat guest_tools; sleep 1000");
    var inventories = source().read(request("60s", interrupting("nutanix_")));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(inventories.getFirst().vms()).extracting(Vm::name).contains("payroll");
    assertThat(inventories.getFirst().caveats())
        .anyMatch(caveat -> caveat.reason().endsWith("it was stopped before its end: time is up"));
  }

  /// Interrupts the test's thread once the first bytes of a file are there.
  private static Recorder interrupting(String begin) {
    var reading = Thread.currentThread();
    return new Recorder() {
      @Override
      public InputStream recorded(String file, InputStream in) {
        if (file.startsWith(begin)) {
          reading.interrupt();
        }
        return in;
      }

      @Override
      public void missing(String file, String reason) {}
    };
  }

  @Test
  void nothingAtAllIsOneLineWithTheReasons() {
    for (var name : List.of("nutanix_guest_tools_cli", "ncli", "acli")) {
      assertThat(bin.resolve(name).toFile().delete()).isTrue();
    }
    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("cvm:: no command told anything: cvm: nutanix_guest_tools_cli")
        .hasMessageContaining("there is no such command")
        .hasMessageNotContaining("\n");
  }

  /// 600 VMs in a list that ncli cuts at 250; `names` counts how ncli was asked for the others.
  private void manyVms(String odd) throws IOException {
    Files.delete(bin.resolve("nutanix_guest_tools_cli"));
    var all = new StringBuilder("VM name  VM UUID\n");
    Files.createDirectory(bin.resolve("rows"));
    var first = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      var name = i == 599 ? odd : "vm " + i;
      var uuid = new java.util.UUID(9, i).toString();
      all.append(name).append("  ").append(uuid).append('\n');
      var row = NGT_LIST.replaceFirst("aaaaaaaa.*", uuid).replace("payroll", name);
      Files.writeString(bin.resolve("rows").resolve(name), row);
      first.append(i < 250 ? row : "");
    }
    prints("on", all.toString());
    prints("off", "VM name  VM UUID\n");
    prints("ngt", first.toString());
    script(
        "ncli",
        """
        [ "$1" = ngt ] || exec cat cluster
        [ -n "$3" ] || exec cat ngt
        echo "$3" >> names
        echo "${3#vm-names=}" | tr , '\\n' | (cd rows && xargs -d '\\n' cat --)
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's $HOME `ls` * <&>", "仮想マシン", "%s; exit 1 #"})
  void vmsBehindTheEndOfNclisListAreAskedForByName(String odd) throws Exception {
    manyVms(odd);
    var inventory = read();
    assertThat(inventory.vms()).hasSize(600).allMatch(vm -> vm.has(NgtRegistration.class));
    assertThat(inventory.vms()).extracting(Vm::name).contains(odd);
    assertThat(inventory.whyVmsMayBeMissing()).isEmpty();
    assertThat(Files.readAllLines(bin.resolve("names"))).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "say \"hi\"", "back\\slash", "tab\tinside"})
  void aNameThatNcliCannotBeToldIsACaveat(String odd) throws Exception {
    manyVms(odd);
    assertThat(read().whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains(
            "1 VM name was not asked for, since ncli has no way to write such names: "
                + Caveat.quoted(odd));
  }

  @Test
  void namesThatAreNotAnsweredForAreACaveat() throws Exception {
    manyVms("last");
    script(
        "ncli",
        """
        case "$1 $3" in
          cluster*) cat cluster ;;
          *"vm 300,"*) echo 'no leader' >&2; exit 1 ;;
          *vm-names*) echo '[None]' ;;
          *) cat ngt ;;
        esac
        """);
    assertThat(read().whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains(
            "100 VM names were not answered for, 'vm 250', 'vm 251', 'vm 252', 'vm 253', 'vm 254'"
                + " and 95 more: it ended with exit code 1: 'no leader'");
  }

  @Test
  void withoutTheListsOfVmsNobodyKnowsWhomToAskFor() throws Exception {
    manyVms("last");
    Files.delete(bin.resolve("acli"));
    assertThat(read().whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void aCaptureOfTheAnswersReadsAsTheyDid() throws Exception {
    manyVms("a,b");
    var kept = new java.io.ByteArrayOutputStream();
    var live = source().read(request("30s", keeping("ncli_ngt_list.txt", kept)));
    var origin = live.getFirst().parts().getFirst().origin();
    assertThat(origin.name()).isEqualTo("cvm: ncli ngt list");
    var again = NcliNgtList.read(new java.io.ByteArrayInputStream(kept.toByteArray()), origin);
    assertThat(again.vms()).hasSize(599);
    assertThat(live.getFirst().caveats()).containsAll(again.caveats());
    assertThat(live.getFirst().parts()).containsAll(again.parts());
  }

  private static Recorder keeping(String wanted, java.io.ByteArrayOutputStream kept) {
    return new Recorder() {
      @Override
      public InputStream recorded(String file, InputStream in) {
        return file.equals(wanted) ? new Tee(in, kept) : in;
      }

      @Override
      public void missing(String file, String reason) {}
    };
  }

  private static final class Tee extends java.io.FilterInputStream {
    private final java.io.ByteArrayOutputStream kept;

    Tee(InputStream in, java.io.ByteArrayOutputStream kept) {
      super(in);
      this.kept = kept;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      kept.write(into, offset, Math.max(count, 0));
      return count;
    }
  }

  @Test
  void whatAPluginDescribesIsAskedKeptAndMerged() throws Exception {
    script("list_disks", "[ \"$1\" = --all ] && printf 'a 95\\nb 5\\n'");
    var kept = new java.io.ByteArrayOutputStream();
    var source = source().with(List.of(new DiskList()));
    var inventory = source.read(request("30s", keeping("disk_list.txt", kept))).getFirst();

    assertThat(inventory.resources(DiskList.DISK))
        .extracting(Resource::name)
        .containsExactly("a", "b");
    assertThat(inventory.resources().getFirst().provenance().base().name())
        .isEqualTo("cvm: list_disks --all");
    assertThat(inventory.vms()).hasSize(2);
    assertThat(kept).asString().isEqualTo("a 95\nb 5\n");
    assertThat(source.brings()).containsEntry("list_disks --all", new DiskList().tells());
  }

  @Test
  void aCommandOfItsOwnMayTellMore() {
    var own = new CvmSource().brings().get("ncli cluster info");
    var more =
        new Volumes.Described(
            "more.txt", new Ask.Command("ncli cluster info"), Volumes.LIST.layout());

    assertThat(source().with(List.of(more)).brings().get("ncli cluster info"))
        .containsAll(own)
        .containsAll(Volumes.LIST.tells());
  }

  @Test
  void whatNobodyAsksForIsNotAsked() throws Exception {
    script("list_disks", "touch asked");
    var source = source().with(List.of(new DiskList())).with(List.of());

    assertThat(source.read(request("30s", Recorder.NONE)).getFirst().caveats()).isEmpty();
    assertThat(bin.resolve("asked")).doesNotExist();
  }

  /// Its command fails, or its reader does.
  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "echo 'no number'", "printf 'a 5\n'; exit 1"})
  void whatAPluginDescribesBreaksNothingElse(String body) throws Exception {
    script("list_disks", body);
    var source = source().with(List.of(new DiskList()));
    var inventory = source.read(request("30s", Recorder.NONE)).getFirst();

    assertThat(inventory.vms()).hasSize(2);
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.where()).startsWith("cvm: list_disks --all");
          assertThat(caveat.kind().isIncomplete()).isTrue();
          assertThat(caveat.facts()).isEqualTo(new DiskList().tells());
        });
  }

  private CvmSource source() {
    return new CvmSource(shell(), List.of());
  }

  private Inventory read() throws SourceException {
    return source().read(request("30s", Recorder.NONE)).getFirst();
  }

  private static SourceRequest request(String timeout, Recorder recorder) {
    var settings = new Settings(Map.of("command-timeout", List.of(timeout)), Map.of());
    return new SourceRequest("", settings, WantedClusters.ALL, recorder, InstantSource.fixed(NOW));
  }

  /// A login shell may set the PATH as it likes, so the test's shell sets it behind the profile.
  private Shell shell() {
    var script = profile + "cd '" + bin + "'; PATH='" + bin + "':$PATH; eval \"$1\"";
    return new LocalShell(List.of("bash", "-c", script, "bash"));
  }

  private void prints(String file, String text) throws IOException {
    Files.writeString(bin.resolve(file), text);
  }

  private void script(String name, String body) throws IOException {
    var file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
