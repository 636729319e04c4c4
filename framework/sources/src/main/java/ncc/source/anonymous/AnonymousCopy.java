package ncc.source.anonymous;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import ncc.source.layout.BlockTable;
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
    return KINDS.stream().filter(kind -> file.matches(kind.pattern())).map(Kind::copy).findFirst();
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
  record Kind(String pattern, AnonymousCopy copy) {}

  /// All that can be copied.
  List<Kind> KINDS =
      List.of(
          new Kind("guest\\.json", GuestCopy::copy),
          new Kind("(cvm_config/)?nutanix_guest_tools_cli\\.txt", GuestToolsCopy::copy),
          new Kind("ncli_ngt_list\\.txt", NcliCopy::ngtList),
          new Kind("ncli_cluster_info\\.txt", NcliCopy::clusterInfo),
          new Kind("acli_vm_list_on\\.txt", AcliCopy.of(PowerState.ON)),
          new Kind("acli_vm_list_off\\.txt", AcliCopy.of(PowerState.OFF)),
          new Kind("prism_v3_groups(_\\d+)?\\.json", JsonCopy::groups),
          new Kind(
              "prism_v[34]_clusters(_\\d+)?\\.json|prism_v1_cluster\\.json", JsonCopy::clusters),
          new Kind(
              "prism_v1_(guest_tools|vms|alerts)(_\\d+)?\\.json"
                  + "|prism_v3_vms(_\\d+)?\\.json|prism_v4_(esxi_)?vms(_\\d+)?\\.json",
              JsonCopy::vms));
}
