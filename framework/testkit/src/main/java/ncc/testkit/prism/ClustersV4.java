package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Node;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.GeneratedSite;

/// Clusters as `clustermgmt/v4.x/config/clusters` lists them: those of the site, and at the end
/// Prism Central itself.
record ClustersV4(GeneratedSite site, PrismApi api) {
  static final UUID CENTRAL = new UUID(0xab2c57a65b0b48a9L, 0xbbf0358decfb33e2L);

  void write(JsonGenerator json, int row, boolean isFirst) throws IOException {
    json.writeStartObject();
    if (isFirst) {
      typed(json, "Cluster");
    }
    if (row < site.clusters()) {
      element(json, site.cluster(row));
    } else {
      central(json);
    }
    json.writeEndObject();
  }

  private void element(JsonGenerator json, GeneratedCluster generated) throws IOException {
    var cluster = generated.facts();
    json.writeStringField("extId", generated.uuid().toString());
    json.writeNumberField("vmCount", generated.size());
    json.writeStringField("name", cluster.name());
    nodes(json, cluster);
    json.writeObjectFieldStart("config");
    json.writeNumberField("incarnationId", generated.incarnation());
    words(json, "hypervisorTypes", "AHV");
    json.writeStringField("timezone", "Asia/Tokyo");
    software(json, "NOS", Builds.full(generated));
    build(json, Builds.shortVersion(generated), Builds.full(generated));
    words(json, "clusterFunction", "AOS");
    json.writeEndObject();
    network(json, cluster.vip(), cluster.dsip());
  }

  private void central(JsonGenerator json) throws IOException {
    json.writeStringField("extId", CENTRAL.toString());
    json.writeStringField("name", "Unnamed");
    json.writeObjectFieldStart("config");
    words(json, "hypervisorTypes", "$UNKNOWN");
    software(json, "PRISM_CENTRAL", Builds.CENTRAL);
    build(json, "2024.3", Builds.CENTRAL);
    words(json, "clusterFunction", "PRISM_CENTRAL");
    json.writeEndObject();
    network(json, Optional.empty(), Optional.empty());
  }

  private static void nodes(JsonGenerator json, Cluster cluster) throws IOException {
    json.writeObjectFieldStart("nodes");
    json.writeNumberField("numberOfNodes", cluster.nodes().size());
    json.writeArrayFieldStart("nodeList");
    for (Node node : cluster.nodes()) {
      json.writeStartObject();
      address(json, "controllerVmIp", Optional.of(node.cvmIp()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void software(JsonGenerator json, String type, String version) throws IOException {
    json.writeArrayFieldStart("clusterSoftwareMap");
    json.writeStartObject();
    json.writeStringField("softwareType", "NCC");
    json.writeStringField("version", Builds.NCC);
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("softwareType", type);
    json.writeStringField("version", version);
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void build(JsonGenerator json, String version, String full) throws IOException {
    json.writeObjectFieldStart("buildInfo");
    json.writeStringField("buildType", "release");
    json.writeStringField("version", version);
    json.writeStringField("fullVersion", full);
    json.writeStringField("commitId", Builds.COMMIT);
    json.writeEndObject();
  }

  private static void network(JsonGenerator json, Optional<String> vip, Optional<String> dsip)
      throws IOException {
    json.writeObjectFieldStart("network");
    address(json, "externalAddress", vip);
    address(json, "externalDataServiceIp", dsip);
    json.writeEndObject();
  }

  /// An object without an address where none is set.
  private static void address(JsonGenerator json, String name, Optional<String> address)
      throws IOException {
    json.writeObjectFieldStart(name);
    ListV4.typed(json, "common.v1.config.IPAddress", "v1.r0");
    if (address.isPresent()) {
      json.writeObjectFieldStart("ipv4");
      json.writeStringField("value", address.get());
      json.writeNumberField("prefixLength", 32);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void words(JsonGenerator json, String name, String word) throws IOException {
    json.writeArrayFieldStart(name);
    json.writeString(word);
    json.writeEndArray();
  }

  private void typed(JsonGenerator json, String type) throws IOException {
    ListV4.typed(json, "clustermgmt.v4.config." + type, api.revision());
  }
}
