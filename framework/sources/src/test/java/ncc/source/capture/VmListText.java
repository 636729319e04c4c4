package ncc.source.capture;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// The outputs that list the VMs of a cluster, each as a capture holds it: VM 1 is called `vm-1`.
enum VmListText {
  GUEST_TOOLS("nutanix_guest_tools_cli.txt", false, true),
  GUEST_TOOLS_OF_LOG_BUNDLE("cvm_config/nutanix_guest_tools_cli.txt", false, true),
  V4("prism_v4_vms_0000.json", true, true),
  V4_ESXI("prism_v4_esxi_vms_0000.json", true, true),
  GROUPS("prism_v3_groups_0000.json", true, true),
  V3("prism_v3_vms_0000.json", true, true),
  V1_GUEST_TOOLS("prism_v1_guest_tools.json", false, true),
  V1("prism_v1_vms_0000.json", true, true),
  NCLI("ncli_ngt_list.txt", false, true),
  ACLI("acli_vm_list_on.txt", true, false);

  static final String CLUSTER = "00061111-2222-3333-4444-0000000000cc";

  private final String file;
  private final boolean isOfAll;
  private final boolean isOfNgt;

  /// @param isOfAll it lists every VM, not those registered with NGT alone
  /// @param isOfNgt it tells which are registered
  VmListText(String file, boolean isOfAll, boolean isOfNgt) {
    this.file = file;
    this.isOfAll = isOfAll;
    this.isOfNgt = isOfNgt;
  }

  String file() {
    return file;
  }

  boolean isOfAll() {
    return isOfAll;
  }

  boolean isOfNgt() {
    return isOfNgt;
  }

  static String uuid(int vm) {
    return "cccccccc-0000-4000-8000-%012d".formatted(vm);
  }

  /// The files that list these VMs.
  ///
  /// @param registered with NGT, of those that are listed
  Map<String, String> files(Collection<Integer> listed, Set<Integer> registered) {
    var text =
        text(isOfAll ? listed : listed.stream().filter(registered::contains).toList(), registered);
    return this == ACLI
        ? Map.of(file, text, "acli_vm_list_off.txt", acli(List.of()))
        : Map.of(file, text);
  }

  private String text(Collection<Integer> vms, Set<Integer> registered) {
    return switch (this) {
      case GUEST_TOOLS -> guestTools(vms);
      case GUEST_TOOLS_OF_LOG_BUNDLE -> "header\n[stdout]:\n" + guestTools(vms) + "\n[stderr]:\n";
      case V4 -> v4(vms, registered, "guestTools");
      case V4_ESXI -> v4(vms, registered, "nutanixGuestTools");
      case GROUPS -> groups(vms, registered);
      case V3 -> v3(vms, registered);
      case V1_GUEST_TOOLS -> "[" + joined(vms, VmListText::v1GuestTools) + "]";
      case V1 -> v1(vms, registered);
      case NCLI ->
          vms.isEmpty()
              ? "[None]\n"
              : vms.stream().map(VmListText::ncli).collect(Collectors.joining("\n"));
      case ACLI -> acli(vms);
    };
  }

  private static String joined(Collection<Integer> vms, IntFunction<String> row) {
    return vms.stream().map(row::apply).collect(Collectors.joining(",\n"));
  }

  private static String guestTools(Collection<Integer> vms) {
    var announced = vms.stream().map(vm -> "vm_uuid_vec: \"%s\"\n".formatted(uuid(vm)));
    var entities =
        vms.stream()
            .map(vm ->
                """
                vm_info_vec {
                  vm_uuid: "%s"
                  vm_name: "vm-%d"
                  guest_tools_enabled: true
                  communication_link_active: true
                  vm_info { ngt_version: "4.1" client_cert_expiry_date: 1900000000 }
                }
                """
                    .formatted(uuid(vm), vm));
    return java.util.stream.Stream.concat(announced, entities).collect(Collectors.joining());
  }

  private static String ncli(int vm) {
    return """
    VM Id                     : %s::%s
    VM Name                   : vm-%d
    NGT Enabled               : true
    Tools ISO Mounted         : false
    Vss Snapshot              : true
    File Level Restore        : true
    Communication Link Active : true
    """
        .formatted(CLUSTER, uuid(vm), vm);
  }

  private static String acli(Collection<Integer> vms) {
    return "VM name  VM UUID\n"
        + vms.stream()
            .map(vm -> "vm-%d     %s\n".formatted(vm, uuid(vm)))
            .collect(Collectors.joining());
  }

  private static String v4(Collection<Integer> vms, Set<Integer> registered, String guestTools) {
    var rows =
        joined(
            vms,
            vm ->
                """
                {"extId": "%s", "name": "vm-%d", "powerState": "ON", "cluster": {"extId": "%s"}%s}\
                """
                    .formatted(
                        uuid(vm),
                        vm,
                        CLUSTER,
                        registered.contains(vm)
                            ? ", \"%s\": {\"isEnabled\": true, \"isReachable\": true}"
                                .formatted(guestTools)
                            : ""));
    return "{\"data\": [%s], \"metadata\": {\"totalAvailableResults\": %d}}"
        .formatted(rows, vms.size());
  }

  private static String v3(Collection<Integer> vms, Set<Integer> registered) {
    var rows =
        joined(
            vms,
            vm ->
                """
                {"metadata": {"uuid": "%s"}, "status": {"name": "vm-%d",
                  "cluster_reference": {"uuid": "%s"}, "resources": {"power_state": "ON"%s}}}\
                """
                    .formatted(
                        uuid(vm),
                        vm,
                        CLUSTER,
                        registered.contains(vm)
                            ? ", \"guest_tools\": {\"nutanix_guest_tools\": {\"is_reachable\":"
                                + " true}}"
                            : ""));
    return "{\"entities\": [%s], \"metadata\": {\"total_matches\": %d}}"
        .formatted(rows, vms.size());
  }

  private static String groups(Collection<Integer> vms, Set<Integer> registered) {
    var rows =
        joined(
            vms,
            vm ->
                """
                {"entity_id": "%s", "data": [%s, %s, %s]}\
                """
                    .formatted(
                        uuid(vm),
                        attribute("vm_name", "vm-" + vm),
                        attribute("cluster", CLUSTER),
                        attribute("ngt.enabled", registered.contains(vm) ? "1" : "")));
    return "{\"filtered_entity_count\": %d, \"group_results\": [{\"entity_results\": [%s]}]}"
        .formatted(vms.size(), rows);
  }

  private static String attribute(String name, String value) {
    return "{\"name\": \"%s\", \"values\": [%s]}"
        .formatted(name, value.isEmpty() ? "" : "{\"values\": [\"%s\"]}".formatted(value));
  }

  private static String v1(Collection<Integer> vms, Set<Integer> registered) {
    var rows =
        joined(
            vms,
            vm ->
                """
                {"uuid": "%s", "vmName": "vm-%d", "powerState": "on", "nutanixGuestTools": %s}\
                """
                    .formatted(uuid(vm), vm, registered.contains(vm) ? v1GuestTools(vm) : "null"));
    return "{\"entities\": [%s], \"metadata\": {\"grandTotalEntities\": %d}}"
        .formatted(rows, vms.size());
  }

  private static String v1GuestTools(int vm) {
    return """
    {"vmUuid": "%s", "vmName": "vm-%d", "enabled": true, "communicationLinkActive": true}\
    """
        .formatted(uuid(vm), vm);
  }
}
