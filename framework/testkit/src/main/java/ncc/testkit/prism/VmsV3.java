package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.GeneratedSite;

/// VMs as v3 `vms/list` gives them: `guest_tools` for those that NGT knows alone, without the
/// serial link.
record VmsV3(GeneratedSite site) {

  void write(JsonGenerator json, int row) throws IOException {
    var vm = site.vm(row).vm();
    json.writeStartObject();
    status(json, vm, site.clusterOf(row));
    json.writeObjectFieldStart("metadata");
    json.writeStringField("kind", "vm");
    json.writeStringField("uuid", vm.uuid().toString());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void status(JsonGenerator json, Vm vm, GeneratedCluster cluster)
      throws IOException {
    json.writeObjectFieldStart("status");
    json.writeStringField("state", "COMPLETE");
    json.writeStringField("name", vm.name());
    json.writeObjectFieldStart("resources");
    json.writeStringField("power_state", vm.power().map(PowerState::name).orElse("OFF"));
    json.writeStringField("hypervisor_type", "AHV");
    if (vm.has(NgtRegistration.class)) {
      json.writeObjectFieldStart("guest_tools");
      json.writeObjectFieldStart("nutanix_guest_tools");
      guestTools(json, vm);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
    clusterReference(json, cluster);
    json.writeEndObject();
  }

  private static void clusterReference(JsonGenerator json, GeneratedCluster cluster)
      throws IOException {
    json.writeObjectFieldStart("cluster_reference");
    json.writeStringField("kind", "cluster");
    json.writeStringField("uuid", cluster.uuid().toString());
    json.writeStringField("name", cluster.name());
    json.writeEndObject();
  }

  private static void guestTools(JsonGenerator json, Vm vm) throws IOException {
    boolean isInstalled =
        vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version).isPresent();
    if (isInstalled) {
      json.writeStringField(
          "version",
          vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version).get().toString());
      json.writeStringField(
          "available_version",
          vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version).orElseThrow().toString());
      json.writeStringField(
          "guest_os_version", vm.get(GuestOs.class).map(GuestOs::name).orElse(""));
    }
    json.writeStringField("ngt_state", isInstalled ? "INSTALLED" : "UNINSTALLED");
    json.writeStringField(
        "state",
        vm.get(NgtEnabled.class).map(NgtEnabled::enabled).orElse(false) ? "ENABLED" : "DISABLED");
    json.writeStringField(
        "iso_mount_state",
        vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted).orElse(false)
            ? "MOUNTED"
            : "UNMOUNTED");
    json.writeArrayFieldStart("enabled_capability_list");
    json.writeString("SELF_SERVICE_RESTORE");
    json.writeString("VSS_SNAPSHOT");
    json.writeEndArray();
    json.writeBooleanField("vss_snapshot_capable", isInstalled);
    json.writeBooleanField(
        "is_reachable", vm.get(NgtLink.class).map(NgtLink::active).orElse(false));
    json.writeBooleanField("vm_mobility_drivers_installed", isInstalled);
  }
}
