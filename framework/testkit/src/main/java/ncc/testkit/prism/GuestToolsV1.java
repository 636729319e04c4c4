package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// The guest tools of a VM as v1 tells them.
final class GuestToolsV1 {
  private GuestToolsV1() {}

  static void write(JsonGenerator json, UUID cluster, Vm vm) throws IOException {
    var ngt = vm.ngt().orElse(Ngt.UNKNOWN);
    json.writeStartObject();
    json.writeStringField("vmId", cluster + "::" + vm.uuid());
    json.writeStringField("vmUuid", vm.uuid().toString());
    json.writeStringField("vmName", vm.name());
    json.writeBooleanField("enabled", ngt.enabled().orElse(false));
    json.writeObjectFieldStart("applications");
    json.writeBooleanField("file_level_restore", true);
    json.writeBooleanField("vss_snapshot", true);
    json.writeEndObject();
    json.writeBooleanField("toolsMounted", ngt.isoMounted().orElse(false));
    versions(json, ngt);
    json.writeBooleanField("communicationLinkActive", ngt.linkActive().orElse(false));
    json.writeBooleanField("toRemove", false);
    json.writeEndObject();
  }

  /// Both are null until an agent was installed.
  private static void versions(JsonGenerator json, Ngt ngt) throws IOException {
    version(json, "installedVersion", ngt.installedVersion());
    version(json, "clusterVersion", ngt.installedVersion().flatMap(_ -> ngt.latestVersion()));
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
