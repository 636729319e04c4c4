package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.UUID;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.GeneratedSite;

/// Clusters as v3 `clusters/list` gives them, Prism Central itself at the end.
record ClustersV3(GeneratedSite site) {

  void write(JsonGenerator json, int row) throws IOException {
    json.writeStartObject();
    if (row < site.clusters()) {
      element(json, site.cluster(row));
    } else {
      central(json);
    }
    json.writeEndObject();
  }

  private static void element(JsonGenerator json, GeneratedCluster cluster) throws IOException {
    var facts = cluster.facts();
    begin(json, cluster.name());
    config(json, "AOS", Builds.version(cluster), Builds.full(cluster));
    json.writeObjectFieldStart("network");
    json.writeStringField("external_ip", facts.vip().orElse(""));
    json.writeStringField("external_data_services_ip", facts.dsip().orElse(""));
    json.writeEndObject();
    end(json, cluster.uuid());
  }

  private static void central(JsonGenerator json) throws IOException {
    begin(json, "Unnamed");
    config(json, "PRISM_CENTRAL", "2024.3.1.1", Builds.CENTRAL);
    json.writeObjectFieldStart("network");
    json.writeEndObject();
    end(json, ClustersV4.CENTRAL);
  }

  private static void begin(JsonGenerator json, String name) throws IOException {
    json.writeObjectFieldStart("status");
    json.writeStringField("state", "COMPLETE");
    json.writeStringField("name", name);
    json.writeObjectFieldStart("resources");
  }

  private static void config(JsonGenerator json, String service, String version, String full)
      throws IOException {
    json.writeObjectFieldStart("config");
    json.writeArrayFieldStart("service_list");
    json.writeString(service);
    json.writeEndArray();
    json.writeObjectFieldStart("build");
    json.writeStringField("version", version);
    json.writeStringField("full_version", full);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void end(JsonGenerator json, UUID uuid) throws IOException {
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectFieldStart("metadata");
    json.writeStringField("kind", "cluster");
    json.writeStringField("uuid", uuid.toString());
    json.writeEndObject();
  }
}
