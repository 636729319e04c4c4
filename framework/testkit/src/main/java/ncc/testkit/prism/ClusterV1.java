package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import ncc.testkit.GeneratedCluster;

/// The cluster as Prism Element tells it of itself.
record ClusterV1(GeneratedCluster cluster) {

  void write(JsonGenerator json) throws IOException {
    var facts = cluster.facts();
    json.writeStartObject();
    json.writeStringField("id", cluster.uuid() + "::" + cluster.incarnation());
    json.writeStringField("uuid", cluster.uuid().toString());
    json.writeStringField("clusterUuid", cluster.uuid().toString());
    json.writeStringField("name", cluster.name());
    json.writeStringField("clusterExternalIPAddress", facts.vip().orElse(""));
    json.writeStringField("clusterExternalDataServicesIPAddress", facts.dsip().orElse(""));
    json.writeStringField("version", Builds.version(cluster));
    json.writeStringField("fullVersion", Builds.full(cluster));
    json.writeStringField("nccVersion", Builds.NCC);
    json.writeNumberField("numNodes", facts.nodes().size());
    json.writeArrayFieldStart("hypervisorTypes");
    json.writeString("kKvm");
    json.writeEndArray();
    json.writeStringField("timezone", "Asia/Tokyo");
    json.writeEndObject();
  }
}
