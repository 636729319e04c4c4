package ncc.source.prism;

import java.io.IOException;
import java.util.ArrayList;

/// The fields of a cluster as v4 spells them.
record ClusterV4(ClusterEntity entity, Json json) {

  void field(String field) throws IOException {
    switch (field) {
      case "extId" -> entity.uuid(json.text());
      case "name" -> entity.name(json.text());
      case "vmCount" -> entity.vmCount(json.count());
      case "config" -> json.object(this::config);
      case "network" -> json.object(this::network);
      case "nodes" -> json.object(this::nodes);
      default -> {}
    }
  }

  private void config(String field) throws IOException {
    switch (field) {
      case "incarnationId" -> entity.incarnation(json.word());
      case "hypervisorTypes" -> json.array(() -> entity.hypervisor(json.text()));
      case "clusterFunction" -> json.array(() -> entity.function(json.text()));
      case "clusterSoftwareMap" -> json.objects(this::software);
      case "buildInfo" -> json.object(this::build);
      default -> {}
    }
  }

  private void software() throws IOException {
    var software =
        new Object() {
          String type = "";
          String version = "";
        };
    json.object(of -> {
      switch (of) {
        case "softwareType" -> software.type = json.text();
        case "version" -> software.version = json.text();
        default -> {}
      }
    });
    if (software.type.equals("NCC")) {
      entity.ncc(software.version);
    }
  }

  private void build(String field) throws IOException {
    switch (field) {
      case "version" -> entity.version(json.text());
      case "fullVersion" -> entity.fullVersion(json.text());
      default -> {}
    }
  }

  private void network(String field) throws IOException {
    switch (field) {
      case "externalAddress" -> entity.vip(address());
      case "externalDataServiceIp" -> entity.dsip(address());
      default -> {}
    }
  }

  private void nodes(String field) throws IOException {
    if (field.equals("nodeList")) {
      json.objects(this::node);
    }
  }

  private void node() throws IOException {
    var node =
        new Object() {
          String cvm = "";
          String host = "";
        };
    json.object(of -> {
      switch (of) {
        case "controllerVmIp" -> node.cvm = address();
        case "hostIp" -> node.host = address();
        default -> {}
      }
    });
    entity.node(node.cvm, node.host);
  }

  /// `{ipv4: {value: …}}` or `{ipv6: {value: …}}`, without either when none is set.
  private String address() throws IOException {
    var texts = new ArrayList<String>();
    json.object(family -> {
      if (family.startsWith("ipv")) {
        json.object(of -> {
          if (of.equals("value")) {
            texts.add(json.text());
          }
        });
      }
    });
    return texts.isEmpty() ? "" : texts.getFirst();
  }
}
