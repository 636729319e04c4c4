package ncc.testkit;

import java.io.IOException;

/// The files of a captured cluster, as the commands of their names print them.
public enum CaptureFile {
  /// `ncli cluster info`.
  CLUSTER_INFO("ncli_cluster_info.txt"),
  /// `ncli ngt list`, which stops at 250 VMs.
  NGT_LIST("ncli_ngt_list.txt"),
  /// `nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true`.
  GUEST_TOOLS("nutanix_guest_tools_cli.txt"),
  /// `acli vm.list power_state=true`.
  VMS_ON("acli_vm_list_on.txt"),
  /// `acli vm.list power_state=false`.
  VMS_OFF("acli_vm_list_off.txt"),
  /// `GET /PrismGateway/services/rest/v1/vms/guest_tools/`.
  PRISM_V1("prism_v1_guest_tools.json"),
  /// What no command prints: when it was taken, hypervisor, bundled NGT, addresses of the CVMs.
  MANIFEST("capture.yaml");

  private final String fileName;

  CaptureFile(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }

  void write(Capture capture, Appendable out) throws IOException {
    switch (this) {
      case CLUSTER_INFO -> NcliText.clusterInfo(capture, out);
      case NGT_LIST -> NcliText.ngtList(capture, out);
      case GUEST_TOOLS -> GuestToolsText.write(capture, out);
      case VMS_ON -> AcliText.on(capture, out);
      case VMS_OFF -> AcliText.off(capture, out);
      case PRISM_V1 -> PrismText.write(capture, out);
      case MANIFEST -> ManifestText.write(capture, out);
    }
  }
}
