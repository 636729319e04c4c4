package ncc.source.cvm;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import ncc.source.layout.OutputReader;
import ncc.source.partial.FurtherFields;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.PowerState;
import ncc.spi.source.Ask;
import ncc.spi.source.Output;

/// A command of a CVM whose output is read, live or from a capture.
///
/// @param file what a capture calls its output
/// @param line the command line
/// @param facts what it can know
/// @param reader makes an inventory of the output; damage becomes a caveat
public record CvmCommand(
    String file,
    String line,
    Set<FactType> facts,
    BiFunction<InputStream, Origin, Inventory> reader) {
  /// The richest one, and the only one that knows when certificates expire.
  public static final CvmCommand GUEST_TOOLS = guestTools(FurtherFields.NONE);

  /// Prints at most [NcliNgtList#CAP] VMs.
  public static final CvmCommand NGT_LIST =
      new CvmCommand("ncli_ngt_list.txt", "ncli ngt list", NcliNgtList.FACTS, NcliNgtList::read);

  public static final CvmCommand VMS_ON =
      new CvmCommand(
          "acli_vm_list_on.txt",
          "acli vm.list power_state=true",
          AcliVmList.FACTS,
          (in, origin) -> AcliVmList.read(in, origin, PowerState.ON));

  public static final CvmCommand VMS_OFF =
      new CvmCommand(
          "acli_vm_list_off.txt",
          "acli vm.list power_state=false",
          AcliVmList.FACTS,
          (in, origin) -> AcliVmList.read(in, origin, PowerState.OFF));

  public static final CvmCommand CLUSTER_INFO =
      new CvmCommand(
          "ncli_cluster_info.txt",
          "ncli cluster info",
          NcliClusterInfo.FACTS,
          NcliClusterInfo::read);

  /// Those of a CVM that plugins describe.
  public static List<CvmCommand> of(List<Output> outputs) {
    return outputs.stream()
        .filter(output -> output.ask() instanceof Ask.Command)
        .map(CvmCommand::of)
        .toList();
  }

  private static CvmCommand of(Output output) {
    return new CvmCommand(
        output.file(),
        output.ask().text(),
        output.tells(),
        (in, origin) -> OutputReader.read(output, in, origin));
  }

  private static CvmCommand guestTools(FurtherFields further) {
    return new CvmCommand(
        GuestToolsList.FILE,
        "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true",
        further.and(GuestToolsList.FACTS),
        (in, origin) -> GuestToolsList.read(in, origin, further));
  }

  /// The first of them, of which these outputs may read more.
  static CvmCommand guestTools(List<Output> outputs) {
    return guestTools(FurtherFields.of(outputs, GuestToolsList.FILE));
  }

  /// All of ncc's own, the richest first.
  ///
  /// @param outputs that may read more of the first
  static List<CvmCommand> all(List<Output> outputs) {
    return List.of(guestTools(outputs), NGT_LIST, VMS_ON, VMS_OFF, CLUSTER_INFO);
  }
}
