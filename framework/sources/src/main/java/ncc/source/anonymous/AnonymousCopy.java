package ncc.source.anonymous;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ncc.source.cvm.GuestToolsList;
import ncc.source.layout.BlockTable;
import ncc.source.partial.FurtherFields;
import ncc.source.prism.PrismV1GuestTools;
import ncc.source.prism.PrismV1Vms;
import ncc.source.prism.PrismV3Groups;
import ncc.source.prism.PrismV3Vms;
import ncc.source.prism.PrismV4Vms;
import ncc.spi.inventory.PowerState;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;

/// Copies a file of a capture without names, UUIDs and addresses, so that its reader comes to the
/// same facts: counts, versions, dates, states and who shares a subnet survive. Nothing that is not
/// known to be harmless does. Where the original is damaged, so is the copy.
public interface AnonymousCopy {
  /// @throws IOException when the original cannot be read or the copy not be written
  void copy(InputStream in, OutputStream out, Pseudonyms pseudonyms) throws IOException;

  /// How to copy the file of this name; empty when nobody knows what stands in it.
  ///
  /// @param file its name within the capture, such as `ncli_ngt_list.txt`
  static Optional<AnonymousCopy> of(String file) {
    return of(file, List.of());
  }

  /// The same with what outputs read of it further, as far as they declare it harmless.
  static Optional<AnonymousCopy> of(String file, List<Output> outputs) {
    return KINDS.stream()
        .filter(kind -> file.matches(kind.pattern()))
        .map(kind -> kind.copy().apply(FurtherFields.of(outputs, kind.shared())))
        .findFirst();
  }

  /// How to copy what a plugin describes; empty where nobody knows what stands in it.
  static Optional<AnonymousCopy> of(Output output) {
    return output
        .layout()
        .flatMap(layout ->
            switch (layout.format()) {
              case Layout.Blocks blocks ->
                  Optional.of(BlockCopy.of(BlockTable.of(layout, blocks, output.ask().text())));
              case Layout.Rows _ -> Optional.of(RowCopy.of(layout));
              case Layout.Further _ -> Optional.empty();
            });
  }

  /// @param pattern of file names
  /// @param shared by which name outputs read of it further; empty where none may
  record Kind(String pattern, String shared, Function<FurtherFields, AnonymousCopy> copy) {
    Kind(String pattern, AnonymousCopy copy) {
      this(pattern, "", _ -> copy);
    }
  }

  /// All that can be copied.
  List<Kind> KINDS =
      List.of(
          new Kind("guest\\.json", GuestCopy::copy),
          new Kind(
              "(cvm_config/)?nutanix_guest_tools_cli\\.txt",
              GuestToolsList.FILE,
              GuestToolsCopy::of),
          new Kind("ncli_ngt_list\\.txt", NcliCopy::ngtList),
          new Kind("ncli_cluster_info\\.txt", NcliCopy::clusterInfo),
          new Kind("acli_vm_list_on\\.txt", AcliCopy.of(PowerState.ON)),
          new Kind("acli_vm_list_off\\.txt", AcliCopy.of(PowerState.OFF)),
          new Kind("prism_v3_groups(_\\d+)?\\.json", PrismV3Groups.FILE, JsonCopy::groups),
          new Kind(
              "prism_v[34]_clusters(_\\d+)?\\.json|prism_v1_cluster\\.json", JsonCopy::clusters),
          new Kind("prism_v1_alerts(_\\d+)?\\.json", JsonCopy.vms(FurtherFields.NONE)),
          new Kind("prism_v1_guest_tools(_\\d+)?\\.json", PrismV1GuestTools.FILE, JsonCopy::vms),
          new Kind("prism_v1_vms(_\\d+)?\\.json", PrismV1Vms.FILE, JsonCopy::vms),
          new Kind("prism_v3_vms(_\\d+)?\\.json", PrismV3Vms.FILE, JsonCopy::vms),
          new Kind("prism_v4_(esxi_)?vms(_\\d+)?\\.json", PrismV4Vms.FILE, JsonCopy::vms));
}
