package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import ncc.source.cvm.AcliVmList;
import ncc.source.cvm.GuestToolsList;
import ncc.source.cvm.NcliClusterInfo;
import ncc.source.cvm.NcliNgtList;
import ncc.source.guest.LinuxConnections;
import ncc.source.guest.LinuxServices;
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
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import ncc.spi.source.SourceException;

/// Whatever bytes a file holds, its reader neither throws nor lists a VM twice, and what it could
/// not read is not whole and says why.
///
/// The ordinary build only replays the inputs kept under `ReadersFuzzTestInputs`; `.ci/fuzz`
/// searches for new ones, after `mvn install -Ptools`.
class ReadersFuzzTest {
  private static final String FOR = "5s";
  private static final Origin ORIGIN = new Origin("c/file", Instant.EPOCH);

  @FuzzTest(maxDuration = FOR)
  void guestToolsList(byte[] text) {
    check(List.of(GuestToolsList.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void ncliNgtList(byte[] text) {
    check(List.of(NcliNgtList.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void ncliClusterInfo(byte[] text) {
    check(List.of(NcliClusterInfo.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void acliVmList(byte[] text) {
    check(List.of(AcliVmList.read(in(text), ORIGIN, PowerState.ON)));
  }

  @FuzzTest(maxDuration = FOR)
  void prismV1GuestTools(byte[] text) {
    check(List.of(PrismV1GuestTools.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void prismV1Vms(byte[] text) {
    checkPages(new PrismV1Vms(ORIGIN), text);
  }

  @FuzzTest(maxDuration = FOR)
  void prismV1Cluster(byte[] text) {
    check(List.of(PrismV1Cluster.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void prismV1Alerts(byte[] text) {
    checkPages(new PrismV1Alerts(ORIGIN), text);
  }

  @FuzzTest(maxDuration = FOR)
  void prismV3Vms(byte[] text) {
    checkPages(new PrismV3Vms(ORIGIN), text);
  }

  @FuzzTest(maxDuration = FOR)
  void prismV3Clusters(byte[] text) {
    checkPages(new PrismV3Clusters(ORIGIN), text);
  }

  @FuzzTest(maxDuration = FOR)
  void prismV3Groups(byte[] text) {
    check(PrismV3Groups.read(in(text), ORIGIN));
  }

  @FuzzTest(maxDuration = FOR)
  void prismV4Vms(byte[] text) {
    checkPages(new PrismV4Vms(ORIGIN), text);
  }

  @FuzzTest(maxDuration = FOR)
  void prismV4Clusters(byte[] text) {
    check(PrismV4Clusters.read(in(text), ORIGIN));
  }

  @FuzzTest(maxDuration = FOR)
  void windowsServices(byte[] text) {
    check(List.of(WindowsServices.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void windowsConnections(byte[] text) {
    check(List.of(WindowsConnections.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void linuxServices(byte[] text) {
    check(List.of(LinuxServices.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void linuxConnections(byte[] text) {
    check(List.of(LinuxConnections.read(in(text), ORIGIN)));
  }

  @FuzzTest(maxDuration = FOR)
  void captureConfig(byte[] text) {
    try {
      CaptureConfigReader.read("capture.yaml", in(text));
    } catch (SourceException mistake) {
      assertThat(mistake).hasMessageStartingWith("capture.yaml").hasMessageNotContaining("\n");
    }
  }

  private static void checkPages(PagedAnswer answer, byte[] text) {
    answer.page(in(text), ORIGIN.name());
    check(answer.inventories());
  }

  private static void check(List<Inventory> read) {
    assertThat(read).isNotEmpty();
    for (Inventory inventory : read) {
      var uuids = new HashSet<>(inventory.vms().stream().map(Vm::uuid).toList());
      assertThat(uuids).hasSameSizeAs(inventory.vms());
      assertThat(inventory.parts()).hasSize(1);
      assertThat(inventory.parts().stream().allMatch(Part::whole) || !inventory.isComplete())
          .isTrue();
      assertThat(inventory.caveats()).allMatch(caveat -> caveat.reason().lines().count() == 1);
      assertThat(InventoryMerge.merge(List.of(inventory, inventory)).vms())
          .isEqualTo(inventory.vms());
    }
  }

  private static InputStream in(byte[] text) {
    return new ByteArrayInputStream(text);
  }
}
