package ncc.source.prism;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import ncc.source.partial.ClusterValues;

/// The fields of a cluster as v3 spells them. The addresses of its controller VMs are not among
/// them, and of its hypervisor nothing is told unless all its hosts have one that is known.
record ClusterV3(ClusterEntity entity, Json json) {

  void field(String field) throws IOException {
    switch (field) {
      case "status" -> json.object(this::status);
      case "metadata" -> json.object(this::metadata);
      default -> {}
    }
  }

  private void metadata(String field) throws IOException {
    if (field.equals("uuid")) {
      entity.uuid(json.text());
    }
  }

  private void status(String field) throws IOException {
    switch (field) {
      case "name" -> entity.name(json.text());
      case "resources" -> json.object(this::resource);
      default -> {}
    }
  }

  private void resource(String field) throws IOException {
    switch (field) {
      case "config" -> json.object(this::config);
      case "network" -> json.object(this::network);
      case "nodes" -> json.object(this::nodes);
      default -> {}
    }
  }

  private void config(String field) throws IOException {
    switch (field) {
      case "service_list" -> json.array(() -> entity.function(json.text()));
      case "build" -> json.object(this::build);
      case "software_map" -> json.object(this::software);
      default -> {}
    }
  }

  private void build(String field) throws IOException {
    switch (field) {
      case "version" -> entity.version(json.text());
      case "full_version" -> entity.fullVersion(json.text());
      default -> {}
    }
  }

  private void software(String type) throws IOException {
    if (type.equals("NCC")) {
      json.object(of -> {
        if (of.equals("version")) {
          entity.ncc(json.text());
        }
      });
    }
  }

  private void network(String field) throws IOException {
    switch (field) {
      case "external_ip" -> entity.vip(json.text());
      case "external_data_services_ip" -> entity.dsip(json.text());
      default -> {}
    }
  }

  private void nodes(String field) throws IOException {
    if (field.equals("hypervisor_server_list")) {
      var types = new ArrayList<String>();
      json.array(() -> host().ifPresent(types::add));
      if (types.stream().allMatch(type -> ClusterValues.hypervisor(type).isPresent())) {
        types.forEach(entity::hypervisor);
      }
    }
  }

  /// Its hypervisor. Beside the hosts the list holds one that is none: 127.0.0.1, which has no
  /// version.
  private Optional<String> host() throws IOException {
    var host =
        new Object() {
          String type = "";
          String version = "";
        };
    json.object(of -> {
      switch (of) {
        case "type" -> host.type = json.text();
        case "version" -> host.version = json.text();
        default -> {}
      }
    });
    return Optional.of(host.type).filter(_ -> !host.version.isEmpty());
  }
}
