package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;

/// A groups answer for `mh_vm`: the attributes asked for, every value a text in a list, the list
/// empty where there is none, as for all of `ngt.*` of a VM that NGT does not know.
record GroupsV3(GeneratedSite site, List<String> attributes, Page page) {

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("entity_type", "mh_vm");
    json.writeNumberField("filtered_group_count", 1);
    json.writeNumberField("filtered_entity_count", page.total());
    json.writeNumberField("total_group_count", 1);
    json.writeNumberField("total_entity_count", page.total());
    json.writeArrayFieldStart("group_results");
    json.writeStartObject();
    json.writeStringField("group_by_column_value", "");
    json.writeNumberField("total_entity_count", page.total());
    json.writeArrayFieldStart("entity_results");
    for (int i = page.from(); i < page.to(); i++) {
      entity(json, site.vm(i).vm(), site.clusterOf(i));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void entity(JsonGenerator json, Vm vm, GeneratedCluster cluster) throws IOException {
    json.writeStartObject();
    json.writeStringField("entity_id", vm.uuid().toString());
    json.writeArrayFieldStart("data");
    for (String attribute : attributes) {
      json.writeStartObject();
      json.writeStringField("name", attribute);
      json.writeArrayFieldStart("values");
      values(json, values(attribute, vm, cluster));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void values(JsonGenerator json, List<String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeStartObject();
    json.writeArrayFieldStart("values");
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
    json.writeNumberField("time", GeneratedFleet.TAKEN.toEpochMilli() * 1000);
    json.writeEndObject();
  }

  private static List<String> values(String attribute, Vm vm, GeneratedCluster cluster) {
    return switch (attribute) {
      case "vm_name" -> List.of(vm.name());
      case "uuid" -> List.of(vm.uuid().toString());
      case "cluster" -> List.of(cluster.uuid().toString());
      case "cluster_name" -> List.of(cluster.name());
      case "is_cvm" -> List.of("0");
      case "power_state" -> List.of(vm.power().equals(Optional.of(PowerState.ON)) ? "on" : "off");
      default -> vm.has(NgtRegistration.class) ? values(attribute, vm) : List.of();
    };
  }

  private static List<String> values(String attribute, Vm vm) {
    return switch (attribute) {
      case "ngt.enabled" -> bit(vm.get(NgtEnabled.class).map(NgtEnabled::enabled));
      case "ngt.installed_version" ->
          texts(vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version));
      case "ngt.cluster_version" ->
          texts(
              vm.get(NgtInstalledVersion.class)
                  .map(NgtInstalledVersion::version)
                  .flatMap(_ -> vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version)));
      case "ngt.communication_active" -> bit(vm.get(NgtLink.class).map(NgtLink::active));
      case "ngt.communication_over_serial_port_active" ->
          bit(vm.get(NgtSerialLink.class).map(NgtSerialLink::active));
      case "ngt.communication_type" ->
          texts(vm.get(NgtCommunication.class).map(NgtCommunication::type).map(GroupsV3::word));
      case "ngt.iso_mounted" -> bit(vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted));
      case "ngt.guest_os" -> texts(vm.get(GuestOs.class).map(GuestOs::name));
      case "ngt.enabled_applications" -> List.of("file_level_restore", "vss_snapshot");
      default -> List.of();
    };
  }

  private static String word(CommunicationType type) {
    return switch (type) {
      case IP_BASED -> "kIpBased";
      case FALLBACK_TO_IP -> "kFallbackToIP";
    };
  }

  private static List<String> bit(Optional<Boolean> value) {
    return texts(value.map(is -> is ? "1" : "0"));
  }

  private static List<String> texts(Optional<?> value) {
    return value.map(Object::toString).stream().toList();
  }
}
