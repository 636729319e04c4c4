package ncc.source.capture;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import ncc.source.cvm.AcliVmList;
import ncc.source.cvm.GuestToolsList;
import ncc.source.cvm.NcliClusterInfo;
import ncc.source.cvm.NcliNgtList;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.PowerState;

/// A file that a capture may hold.
///
/// @param pattern its name within the folder; may hold `*`
/// @param command what prints it
/// @param facts what it can know
record CaptureFile(String pattern, String command, Set<Fact> facts, CapturedFile.Reader reader) {
  static final CaptureFile GUEST_TOOLS_CLI =
      of(
          "nutanix_guest_tools_cli.txt",
          "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true",
          GuestToolsList.FACTS,
          GuestToolsList::read);
  static final CaptureFile GUEST_TOOLS_CLI_OF_LOG_BUNDLE =
      of(
          "cvm_config/nutanix_guest_tools_cli.txt",
          "the same command, in a log bundle",
          GuestToolsList.FACTS,
          GuestToolsList::read);
  static final CaptureFile NCLI_NGT_LIST =
      of("ncli_ngt_list.txt", "ncli ngt list", NcliNgtList.FACTS, NcliNgtList::read);
  static final CaptureFile ACLI_VM_LIST_ON =
      of(
          "acli_vm_list_on.txt",
          "acli vm.list power_state=true",
          AcliVmList.FACTS,
          (in, origin) -> AcliVmList.read(in, origin, PowerState.ON));
  static final CaptureFile ACLI_VM_LIST_OFF =
      of(
          "acli_vm_list_off.txt",
          "acli vm.list power_state=false",
          AcliVmList.FACTS,
          (in, origin) -> AcliVmList.read(in, origin, PowerState.OFF));
  static final CaptureFile NCLI_CLUSTER_INFO =
      of(
          "ncli_cluster_info.txt",
          "ncli cluster info",
          NcliClusterInfo.FACTS,
          NcliClusterInfo::read);

  /// All of them, the richest first: of two that were taken at the same time and disagree, the
  /// first is believed.
  static final List<CaptureFile> ALL =
      List.of(
          GUEST_TOOLS_CLI,
          GUEST_TOOLS_CLI_OF_LOG_BUNDLE,
          NCLI_NGT_LIST,
          ACLI_VM_LIST_ON,
          ACLI_VM_LIST_OFF,
          NCLI_CLUSTER_INFO);

  private static CaptureFile of(
      String pattern,
      String command,
      Set<Fact> facts,
      BiFunction<InputStream, Origin, Inventory> reader) {
    return new CaptureFile(
        pattern, command, facts, (in, origin) -> List.of(reader.apply(in, origin)));
  }

  /// What an operator calls it: the file, and what prints it.
  String title() {
    return pattern + " (" + command + ")";
  }

  /// Reads it, when the folder has it.
  List<Inventory> read(CaptureFolder folder, Optional<Instant> taken) {
    return folder.files(pattern, taken).stream()
        .flatMap(file -> file.read(reader, facts).stream())
        .toList();
  }
}
