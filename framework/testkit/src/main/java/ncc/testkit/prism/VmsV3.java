package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import ncc.spi.inventory.Ngt;
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
    if (vm.ngt().isPresent()) {
      json.writeObjectFieldStart("guest_tools");
      json.writeObjectFieldStart("nutanix_guest_tools");
      guestTools(json, vm.ngt().get());
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

  private static void guestTools(JsonGenerator json, Ngt ngt) throws IOException {
    boolean isInstalled = ngt.installedVersion().isPresent();
    if (isInstalled) {
      json.writeStringField("version", ngt.installedVersion().get().toString());
      json.writeStringField("available_version", ngt.latestVersion().orElseThrow().toString());
      json.writeStringField("guest_os_version", ngt.guestOs().orElse(""));
    }
    json.writeStringField("ngt_state", isInstalled ? "INSTALLED" : "UNINSTALLED");
    json.writeStringField("state", ngt.enabled().orElse(false) ? "ENABLED" : "DISABLED");
    json.writeStringField(
        "iso_mount_state", ngt.isoMounted().orElse(false) ? "MOUNTED" : "UNMOUNTED");
    json.writeArrayFieldStart("enabled_capability_list");
    json.writeString("SELF_SERVICE_RESTORE");
    json.writeString("VSS_SNAPSHOT");
    json.writeEndArray();
    json.writeBooleanField("vss_snapshot_capable", isInstalled);
    json.writeBooleanField("is_reachable", ngt.linkActive().orElse(false));
    json.writeBooleanField("vm_mobility_drivers_installed", isInstalled);
  }
}
