package ncc.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import ncc.spi.check.Status;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.VmCount;
import ncc.spi.run.Cause;
import ncc.spi.run.Causes;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.FindingIds;

/// Writes what was seen of a cluster, and what its checks said.
final class ClusterWriter {
  private final JsonOut json;
  private final Map<String, CheckDescription> described;

  /// @param described metadata that stands in the envelope, by check id, without parameters
  ClusterWriter(JsonOut json, Map<String, CheckDescription> described) {
    this.json = json;
    this.described = described;
  }

  void members(ClusterRun run) throws IOException {
    json.tallObject("cluster", () -> identity(run.cluster()));
    json.member("status", run.status());
    json.member("complete", run.isComplete());
    counts(run::count);
    json.member("vms", run.vms());
    json.member("ngt_vms", run.ngtVms());
    json.tallArray("parts", () -> parts(run.parts()));
    json.tallArray("caveats", () -> caveats(json, run.caveats()));
    json.tallArray("checks", () -> checks(run));
    json.tallArray("causes", () -> causes(Causes.of(run)));
  }

  private void causes(List<Cause> causes) throws IOException {
    for (var cause : causes) {
      json.object(() -> {
        json.member("id", cause.id());
        json.member("status", cause.status());
        json.member("headline", cause.headline());
        json.member("subjects", cause.subjects());
        json.member("findings", cause.roots().size());
        json.array("explains", () -> explained(cause));
      });
    }
  }

  private void explained(Cause cause) throws IOException {
    var byCheck = new TreeMap<String, Integer>();
    cause.consequences().forEach(one -> byCheck.merge(one.check().id(), 1, Integer::sum));
    for (var one : byCheck.entrySet()) {
      json.object(() -> {
        json.member("check", one.getKey());
        json.member("findings", one.getValue());
      });
    }
  }

  private void identity(Cluster cluster) throws IOException {
    json.member("key", cluster.key());
    json.member("name", cluster.name());
    json.member("uuid", cluster.uuid().orElse(null));
    json.member("id", cluster.id().orElse(null));
    json.member("aos_version", cluster.get(AosVersion.class).map(AosVersion::version).orElse(null));
    json.member("ncc_version", cluster.get(NccVersion.class).map(NccVersion::version).orElse(null));
    json.member(
        "ngt_version",
        cluster.get(NgtLatestVersion.class).map(NgtLatestVersion::version).orElse(null));
    json.member("hypervisor", cluster.hypervisor().orElse(null));
    json.member("vip", cluster.vip().orElse(null));
    json.member("dsip", cluster.dsip().orElse(null));
    json.tallArray("nodes", () -> nodes(cluster.nodes()));
    json.member("vm_count", cluster.get(VmCount.class).map(VmCount::vms).orElse(null));
  }

  private void nodes(List<Node> nodes) throws IOException {
    for (var node : nodes) {
      json.object(() -> node(node));
    }
  }

  private void node(Node node) throws IOException {
    json.member("cvm_ip", node.cvmIp());
    json.member("cvm_id", node.cvmId().orElse(null));
    json.member("hypervisor_ip", node.hypervisorIp().orElse(null));
    json.member("hypervisor_version", node.hypervisorVersion().orElse(null));
    json.member("ipmi_ip", node.ipmiIp().orElse(null));
    json.member("serial", node.serial().orElse(null));
    json.member("model", node.model().orElse(null));
    json.member("position", node.position().orElse(null));
    json.member("block_serial", node.blockSerial().orElse(null));
  }

  private void parts(List<Part> parts) throws IOException {
    for (var part : parts) {
      json.object(() -> {
        json.member("origin", part.origin().name());
        json.member("taken_at", part.origin().takenAt());
        json.texts("facts", DescriptionWriter.names(part.facts()));
        json.member("roster", part.roster());
        json.member("vms", part.vms());
        json.member("whole", part.whole());
      });
    }
  }

  static void caveats(JsonOut json, List<Caveat> caveats) throws IOException {
    for (var caveat : caveats) {
      json.object(() -> {
        json.member("kind", caveat.kind());
        json.member("where", caveat.where());
        json.member("reason", caveat.reason());
        json.texts("facts", DescriptionWriter.names(caveat.facts()));
        json.texts("vms", caveat.vms().stream().map(UUID::toString).sorted().toList());
      });
    }
  }

  private void checks(ClusterRun run) throws IOException {
    for (var check : run.checks()) {
      var ids = new FindingIds(run.cluster().key(), check.check().id());
      json.tallObject(() -> check(check, ids));
    }
  }

  private void check(CheckRun run, FindingIds ids) throws IOException {
    var descriptions = new DescriptionWriter(json);
    json.member("check", run.check().id());
    if (!run.check().with(List.of()).equals(described.get(run.check().id()))) {
      json.tallObject("metadata", () -> descriptions.members(run.check()));
    }
    json.tallArray("parameters", () -> descriptions.parameters(run.check().parameters()));
    json.member("status", run.status());
    json.member("took_seconds", run.took());
    counts(run::count);
    json.tallArray("groups", () -> new GroupWriter(json, ids).groups(run.groups()));
  }

  private void counts(ToLongFunction<Status> counts) throws IOException {
    json.object(
        "counts",
        () -> {
          for (var status : Status.values()) {
            json.member(status.name(), counts.applyAsLong(status));
          }
        });
  }
}
