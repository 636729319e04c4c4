package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// The guest tools of a VM as v1 tells them.
final class GuestToolsV1 {
  private GuestToolsV1() {}

  static void write(JsonGenerator json, UUID cluster, Vm vm) throws IOException {
    json.writeStartObject();
    json.writeStringField("vmId", cluster + "::" + vm.uuid());
    json.writeStringField("vmUuid", vm.uuid().toString());
    json.writeStringField("vmName", vm.name());
    json.writeBooleanField(
        "enabled", vm.get(NgtEnabled.class).map(NgtEnabled::enabled).orElse(false));
    json.writeObjectFieldStart("applications");
    json.writeBooleanField("file_level_restore", true);
    json.writeBooleanField("vss_snapshot", true);
    json.writeEndObject();
    json.writeBooleanField(
        "toolsMounted", vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted).orElse(false));
    versions(json, vm);
    json.writeBooleanField(
        "communicationLinkActive", vm.get(NgtLink.class).map(NgtLink::active).orElse(false));
    json.writeBooleanField("toRemove", false);
    json.writeEndObject();
  }

  /// Both are null until an agent was installed.
  private static void versions(JsonGenerator json, Vm vm) throws IOException {
    version(
        json,
        "installedVersion",
        vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version));
    version(
        json,
        "clusterVersion",
        vm.get(NgtInstalledVersion.class)
            .map(NgtInstalledVersion::version)
            .flatMap(_ -> vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version)));
  }

  private static void version(JsonGenerator json, String name, Optional<Version> version)
      throws IOException {
    if (version.isPresent()) {
      json.writeStringField(name, version.get().toString());
    } else {
      json.writeNullField(name);
    }
  }
}
