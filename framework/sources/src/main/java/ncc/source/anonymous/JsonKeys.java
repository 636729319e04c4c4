package ncc.source.anonymous;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of Prism's answers that a copy keeps, and what their values mean. All others are left
/// out, with whatever they hold.
///
/// @param name what `name` means where nothing nearer says so
record JsonKeys(Treatment name) {
  /// Objects and arrays, kept for what they hold.
  private static final Set<String> CONTAINERS =
      Set.of(
          "data",
          "metadata",
          "flags",
          "extraInfo",
          "entities",
          "status",
          "resources",
          "guest_tools",
          "nutanix_guest_tools",
          "nutanixGuestTools",
          "cluster",
          "cluster_reference",
          "guestTools",
          "config",
          "clusterSoftwareMap",
          "buildInfo",
          "build",
          "software_map",
          "NCC",
          "hypervisor_server_list",
          "network",
          "nodes",
          "nodeList",
          "externalAddress",
          "externalDataServiceIp",
          "controllerVmIp",
          "hostIp",
          "ipv4",
          "ipv6",
          "group_results",
          "entity_results",
          "applications",
          "spec");

  private static final Map<String, Treatment> VALUES =
      Map.ofEntries(
          Map.entry("vmId", Treatment.ID),
          Map.entry("vmUuid", Treatment.ID),
          Map.entry("uuid", Treatment.ID),
          Map.entry("clusterUuid", Treatment.ID),
          Map.entry("extId", Treatment.ID),
          Map.entry("entity_id", Treatment.ID),
          Map.entry("id", Treatment.INCARNATION),
          Map.entry("incarnationId", Treatment.INCARNATION),
          Map.entry("clusterIncarnationId", Treatment.INCARNATION),
          Map.entry("vmName", Treatment.VM_NAME),
          Map.entry("contextValues", Treatment.VM_NAME),
          Map.entry("contextTypes", Treatment.WORD),
          Map.entry("value", Treatment.ADDRESS),
          Map.entry("ip", Treatment.ADDRESS),
          Map.entry("external_ip", Treatment.ADDRESS),
          Map.entry("external_data_services_ip", Treatment.ADDRESS),
          Map.entry("clusterExternalIPAddress", Treatment.ADDRESS),
          Map.entry("clusterExternalDataServicesIPAddress", Treatment.ADDRESS),
          Map.entry("installedVersion", Treatment.VERSION),
          Map.entry("clusterVersion", Treatment.VERSION),
          Map.entry("version", Treatment.VERSION),
          Map.entry("availableVersion", Treatment.VERSION),
          Map.entry("available_version", Treatment.VERSION),
          Map.entry("fullVersion", Treatment.VERSION),
          Map.entry("full_version", Treatment.VERSION),
          Map.entry("nccVersion", Treatment.VERSION),
          Map.entry("guestOsVersion", Treatment.GUEST_OS),
          Map.entry("guest_os_version", Treatment.GUEST_OS),
          Map.entry("powerState", Treatment.WORD),
          Map.entry("power_state", Treatment.WORD),
          Map.entry("hypervisorTypes", Treatment.WORD),
          Map.entry("hypervisorType", Treatment.WORD),
          Map.entry("hypervisor_type", Treatment.WORD),
          Map.entry("clusterFunction", Treatment.WORD),
          Map.entry("service_list", Treatment.WORD),
          Map.entry("type", Treatment.WORD),
          Map.entry("softwareType", Treatment.WORD),
          Map.entry("alertTypeUuid", Treatment.WORD),
          Map.entry("ngt_state", Treatment.WORD),
          Map.entry("state", Treatment.WORD),
          Map.entry("iso_mount_state", Treatment.WORD),
          Map.entry("kind", Treatment.WORD),
          Map.entry("entity_type", Treatment.WORD),
          Map.entry("enabled", Treatment.FLAG),
          Map.entry("toolsMounted", Treatment.FLAG),
          Map.entry("communicationLinkActive", Treatment.FLAG),
          Map.entry("toRemove", Treatment.FLAG),
          Map.entry("vss_snapshot", Treatment.FLAG),
          Map.entry("file_level_restore", Treatment.FLAG),
          Map.entry("isEnabled", Treatment.FLAG),
          Map.entry("isInstalled", Treatment.FLAG),
          Map.entry("isReachable", Treatment.FLAG),
          Map.entry("is_reachable", Treatment.FLAG),
          Map.entry("isIsoInserted", Treatment.FLAG),
          Map.entry("isCommunicationActiveOverSerialPort", Treatment.FLAG),
          Map.entry("isVssSnapshotCapable", Treatment.FLAG),
          Map.entry("vss_snapshot_capable", Treatment.FLAG),
          Map.entry("isVmMobilityDriversInstalled", Treatment.FLAG),
          Map.entry("vm_mobility_drivers_installed", Treatment.FLAG),
          Map.entry("controllerVm", Treatment.FLAG),
          Map.entry("resolved", Treatment.FLAG),
          Map.entry("createdTimeStampInUsecs", Treatment.FLAG),
          Map.entry("numberOfNodes", Treatment.FLAG),
          Map.entry("vmCount", Treatment.FLAG),
          Map.entry("totalAvailableResults", Treatment.FLAG),
          Map.entry("grandTotalEntities", Treatment.FLAG),
          Map.entry("totalEntities", Treatment.FLAG),
          Map.entry("total_matches", Treatment.FLAG),
          Map.entry("length", Treatment.FLAG),
          Map.entry("offset", Treatment.FLAG),
          Map.entry("count", Treatment.FLAG),
          Map.entry("page", Treatment.FLAG),
          Map.entry("startIndex", Treatment.FLAG),
          Map.entry("endIndex", Treatment.FLAG),
          Map.entry("total_entity_count", Treatment.FLAG),
          Map.entry("filtered_entity_count", Treatment.FLAG),
          Map.entry("total_group_count", Treatment.FLAG),
          Map.entry("filtered_group_count", Treatment.FLAG));

  /// What a field's values mean; empty when it is left out.
  ///
  /// @param holder the field whose object it stands in
  Optional<Treatment> of(String key, String holder) {
    if (CONTAINERS.contains(key)) {
      return Optional.of(Treatment.UNKNOWN);
    }
    return switch (key) {
      case "name" -> Optional.of(name(holder));
      case "value" -> Optional.of(value(holder));
      default -> Optional.ofNullable(VALUES.get(key));
    };
  }

  private static Treatment value(String holder) {
    return switch (holder) {
      case "flags" -> Treatment.FLAG;
      case "extraInfo" -> Treatment.UNKNOWN;
      default -> Treatment.ADDRESS;
    };
  }

  private Treatment name(String holder) {
    return switch (holder) {
      case "flags", "extraInfo" -> Treatment.WORD;
      case "cluster", "cluster_reference" -> Treatment.CLUSTER_NAME;
      default -> name;
    };
  }
}
