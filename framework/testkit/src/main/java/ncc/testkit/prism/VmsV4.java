package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.GeneratedSite;

/// VMs as `ahv/config/vms` lists them: `guestTools` for those that NGT knows alone.
record VmsV4(GeneratedSite site, PrismApi api, Selected selected) {

  void write(JsonGenerator json, int row, boolean isFirst) throws IOException {
    var cluster = site.clusterOf(row);
    var vm = site.vm(row).vm();
    json.writeStartObject();
    if (isFirst) {
      typed(json, "Vm");
    }
    identity(json, vm);
    hardware(json);
    if (selected.has("cluster")) {
      cluster(json, cluster, isFirst);
    }
    guestTools(json, vm, isFirst);
    json.writeEndObject();
  }

  private void identity(JsonGenerator json, Vm vm) throws IOException {
    text(json, "extId", vm.uuid().toString());
    text(json, "name", vm.name());
    text(json, "biosUuid", vm.uuid().toString());
    text(json, "powerState", vm.power().map(PowerState::name).orElse("UNDETERMINED"));
  }

  private void hardware(JsonGenerator json) throws IOException {
    text(json, "machineType", "PC");
    if (selected.has("numSockets")) {
      json.writeNumberField("numSockets", 2);
    }
    if (selected.has("memorySizeBytes")) {
      json.writeNumberField("memorySizeBytes", 4L << 30);
    }
  }

  private void cluster(JsonGenerator json, GeneratedCluster cluster, boolean isFirst)
      throws IOException {
    json.writeObjectFieldStart("cluster");
    if (isFirst) {
      typed(json, "ClusterReference");
    }
    json.writeStringField("extId", cluster.uuid().toString());
    json.writeEndObject();
  }

  private void guestTools(JsonGenerator json, Vm vm, boolean isFirst) throws IOException {
    if (selected.has("guestTools") && vm.has(NgtRegistration.class)) {
      json.writeObjectFieldStart("guestTools");
      if (isFirst) {
        typed(json, "GuestTools");
      }
      guestTools(json, vm);
      json.writeEndObject();
    }
  }

  /// Neither version is told until an agent was installed; the serial link from v4.1 on.
  private void guestTools(JsonGenerator json, Vm vm) throws IOException {
    boolean isInstalled =
        vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version).isPresent();
    json.writeBooleanField("isInstalled", isInstalled);
    json.writeBooleanField(
        "isEnabled", vm.get(NgtEnabled.class).map(NgtEnabled::enabled).orElse(false));
    json.writeBooleanField(
        "isIsoInserted", vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted).orElse(false));
    json.writeBooleanField("isReachable", vm.get(NgtLink.class).map(NgtLink::active).orElse(false));
    if (api.includes(PrismApi.V4_1)) {
      json.writeBooleanField(
          "isCommunicationActiveOverSerialPort",
          vm.get(NgtSerialLink.class).map(NgtSerialLink::active).orElse(false));
    }
    json.writeBooleanField("isVssSnapshotCapable", isInstalled);
    json.writeBooleanField("isVmMobilityDriversInstalled", isInstalled);
    if (isInstalled) {
      agent(json, vm);
    }
  }

  private static void agent(JsonGenerator json, Vm vm) throws IOException {
    known(
        json,
        "version",
        vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version).map(Version::toString));
    known(
        json,
        "availableVersion",
        vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version).map(Version::toString));
    known(json, "guestOsVersion", vm.get(GuestOs.class).map(GuestOs::name));
    json.writeArrayFieldStart("capabilities");
    json.writeString("SELF_SERVICE_RESTORE");
    json.writeString("VSS_SNAPSHOT");
    json.writeEndArray();
  }

  private static void known(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private void text(JsonGenerator json, String name, String value) throws IOException {
    if (selected.has(name)) {
      json.writeStringField(name, value);
    }
  }

  private void typed(JsonGenerator json, String type) throws IOException {
    ListV4.typed(json, "vmm.v4.ahv.config." + type, api.revision());
  }
}
