package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
  private static final VmFixture TALKING =
      VmFixture.healthy("会計 \"A\"\n").certificateNotAfter(Instant.parse("2029-05-02T08:15:00Z"));
  private static final VmFixture SILENT =
      VmFixture.named("clone").enabled(true).link(false).power(PowerState.OFF);
  private static final Capture CAPTURE =
      Capture.of(ClusterFixture.healthy(TALKING, SILENT, VmFixture.healthy("router").withoutNgt()));

  @TempDir Path folder;

  @Test
  void writesGuestToolsAsProtobufText() throws IOException {
    assertThat(written(CaptureFile.GUEST_TOOLS))
        .isEqualTo(
            """
            vm_uuid_vec: "%1$s"
            vm_uuid_vec: "%2$s"
            vm_info_vec {
              vm_uuid: "%1$s"
              vm_name: "\\344\\274\\232\\350\\250\\210 \\"A\\"\\n"
              guest_tools_enabled: true
              tools_mounted: false
              capabilities { vss_snapshot: true file_level_restore: true }
              communication_type: kFallbackToIP
              communication_link_active: true
              communication_link_over_serial_port_active: true
              client_certificates_generated: true
              vm_info { ngt_version: "4.1.1" is_installation_complete: true \
            vss_installed: false backup_scripts_installed: true guest_os_version: "linux:64:RockyLinux-9.4" \
            client_cert_expiry_date: 1872404100 }
            }
            vm_info_vec {
              vm_uuid: "%2$s"
              vm_name: "clone"
              guest_tools_enabled: true
              capabilities { vss_snapshot: true file_level_restore: true }
              communication_link_active: false
              client_certificates_generated: true
              vm_info { }
            }
            """
                .formatted(TALKING.uuid(), SILENT.uuid()));
  }

  @Test
  void writesWhatNcliLists() throws IOException {
    var vm = VmFixture.healthy("TheVM");
    var capture = Capture.of(ClusterFixture.healthy(vm));

    assertThat(written(capture, CaptureFile.NGT_LIST))
        .isEqualTo(
            """

                VM Id                     : %s::%s
                VM Name                   : TheVM
                NGT Enabled               : true
                Tools ISO Mounted         : false
                Vss Snapshot              : true
                File Level Restore        : true
                Communication Link Active : true

            """
                .formatted(capture.clusterUuid(), vm.uuid()));
  }

  @Test
  void cutsTheListOfNcliWhereTheRealOneDoes() throws IOException {
    assertThat(blocks(250)).isEqualTo(250);
    assertThat(blocks(251)).isEqualTo(250);
    assertThat(blocks(249)).isEqualTo(249);
  }

  @Test
  void writesTheClusterAsNcliPrintsIt() throws IOException {
    assertThat(written(CaptureFile.CLUSTER_INFO))
        .contains("    Cluster Name              : tokyo-01\n")
        .contains("    Cluster Version           : 6.10.1\n")
        .contains("    External IP address       : 192.0.2.50\n")
        .contains("    External Data Services... : 192.0.2.51\n");
  }

  @Test
  void leavesOutAnAddressTheClusterLacks() throws IOException {
    var text = written(Capture.of(ClusterFixture.named("osaka-02")), CaptureFile.CLUSTER_INFO);

    assertThat(text).doesNotContain("External IP").contains("    External Data Services... : \n");
  }

  @Test
  void writesEachVmIntoTheListOfItsPowerState() throws IOException {
    assertThat(written(CaptureFile.VMS_OFF))
        .isEqualTo(
            """
            VM name                    VM UUID
            clone                      %s
            """
                .formatted(SILENT.uuid()));
    assertThat(written(CaptureFile.VMS_ON)).contains("router  ").doesNotContain("clone");
  }

  @Test
  void writesNothingIntoThePowerListsOfAVmWhosePowerIsUnknown() throws IOException {
    var capture = Capture.of(ClusterFixture.healthy(VmFixture.healthy("vdi").without(Power.class)));

    assertThat(written(capture, CaptureFile.VMS_ON)).doesNotContain("vdi");
    assertThat(written(capture, CaptureFile.VMS_OFF)).doesNotContain("vdi");
  }

  @Test
  void writesGuestToolsAsPrismAnswers() throws IOException {
    assertThat(written(CaptureFile.PRISM_V1))
        .isEqualTo(
            """
            [
            {"vmId": "%1$s::%2$s", "vmUuid": "%2$s", "vmName": "会計 \\"A\\"\\u000a", \
            "enabled": true, "applications": {"vss_snapshot": true, "file_level_restore": true}, \
            "toolsMounted": false, "installedVersion": "4.1.1", "clusterVersion": "4.1.1", \
            "communicationLinkActive": true, "toRemove": false},
            {"vmId": "%1$s::%3$s", "vmUuid": "%3$s", "vmName": "clone", \
            "enabled": true, "applications": {"vss_snapshot": true, "file_level_restore": true}, \
            "toolsMounted": null, "installedVersion": null, "clusterVersion": null, \
            "communicationLinkActive": false, "toRemove": false}
            ]
            """
                .formatted(CAPTURE.clusterUuid(), TALKING.uuid(), SILENT.uuid()));
  }

  @Test
  void notesWhatNoCommandPrints() throws IOException {
    assertThat(written(CaptureFile.MANIFEST))
        .isEqualTo(
            """
            taken: 2026-11-22T06:00:00Z
            cluster: 'tokyo-01'
            hypervisor: ahv
            ngt-version: '4.1.1'
            cvms:
              - '192.0.2.61'
              - '192.0.2.62'
            """);
  }

  @Test
  void notesAHypervisorAsItsReaderSpellsIt() throws IOException {
    var capture = Capture.of(ClusterFixture.named("it's").hypervisor(Hypervisor.HYPER_V));

    assertThat(written(capture, CaptureFile.MANIFEST))
        .isEqualTo(
            """
            taken: 2026-11-22T06:00:00Z
            cluster: 'it''s'
            hypervisor: hyper-v
            """);
  }

  @Test
  void writesTheFilesAskedForAndNoOther() throws IOException {
    CAPTURE.write(folder.resolve("new"), EnumSet.of(CaptureFile.VMS_ON, CaptureFile.MANIFEST));

    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("acli_vm_list_on.txt", "capture.yaml");
    }
  }

  private long blocks(int vms) throws IOException {
    var text = written(Capture.of(new GeneratedFleet(vms, 1)), CaptureFile.NGT_LIST);
    return text.lines().filter(line -> line.startsWith("    VM Id ")).count();
  }

  private String written(CaptureFile file) throws IOException {
    return written(CAPTURE, file);
  }

  private String written(Capture capture, CaptureFile file) throws IOException {
    capture.write(folder, Set.of(file));
    return Files.readString(folder.resolve(file.fileName()));
  }
}
