package ncc.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.VmCount;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.Subject;

/// Reads one cluster with its checks.
final class ClusterReader {
  private final JsonIn in;
  private final Map<String, Fields> described;
  private final Predicate<Subject> wanted;

  /// @param described metadata that stands in the envelope, by check id
  /// @param wanted what findings are read of
  ClusterReader(JsonIn in, Map<String, Fields> described, Predicate<Subject> wanted) {
    this.in = in;
    this.described = described;
    this.wanted = wanted;
  }

  ClusterRun read() throws IOException {
    var checks = new ArrayList<CheckRun>();
    var fields =
        Fields.read(in, Map.of("checks", () -> in.elements(() -> check().ifPresent(checks::add))));
    return new ClusterRun(
        identity(fields.object("cluster")),
        fields.number("vms"),
        fields.number("ngt_vms"),
        parts(fields.objects("parts")),
        caveats(fields.objects("caveats")),
        checks);
  }

  private static Cluster identity(Fields cluster) throws IOException {
    return new Cluster(
        cluster.text("name"),
        cluster.uuidIfAny("uuid"),
        cluster.textIfAny("id"),
        Facts.known(
            cluster.versionIfAny("aos_version").map(AosVersion::new),
            cluster.textIfAny("ncc_version").map(NccVersion::new),
            cluster.versionIfAny("ngt_version").map(NgtLatestVersion::new),
            cluster.constantIfAny("hypervisor", Hypervisor.class).map(ClusterHypervisor::new),
            cluster.textIfAny("vip").map(VirtualIp::new),
            cluster.textIfAny("dsip").map(DataServicesIp::new),
            Nodes.of(nodes(cluster.objects("nodes"))),
            vmCount(cluster.numberIfAny("vm_count"))));
  }

  private static Optional<VmCount> vmCount(OptionalInt count) {
    return count.isPresent() ? Optional.of(new VmCount(count.getAsInt())) : Optional.empty();
  }

  private static List<Node> nodes(List<Fields> nodes) throws IOException {
    var read = new ArrayList<Node>();
    for (var node : nodes) {
      read.add(node(node));
    }
    return read;
  }

  private static Node node(Fields node) throws IOException {
    return new Node(
        node.text("cvm_ip"),
        node.textIfAny("cvm_id"),
        node.textIfAny("hypervisor_ip"),
        node.textIfAny("hypervisor_version"),
        node.textIfAny("ipmi_ip"),
        node.textIfAny("serial"),
        node.textIfAny("model"),
        node.textIfAny("position"),
        node.textIfAny("block_serial"));
  }

  private static List<Part> parts(List<Fields> parts) throws IOException {
    var read = new ArrayList<Part>();
    for (var part : parts) {
      read.add(
          new Part(
              new Origin(part.text("origin"), part.instant("taken_at")),
              part.facts("facts"),
              part.constant("roster", Part.Roster.class),
              part.number("vms"),
              part.truth("whole")));
    }
    return read;
  }

  private static List<Caveat> caveats(List<Fields> caveats) throws IOException {
    var read = new ArrayList<Caveat>();
    for (var caveat : caveats) {
      read.add(
          new Caveat(
              caveat.constant("kind", Caveat.Kind.class),
              caveat.text("where"),
              caveat.text("reason"),
              caveat.facts("facts"),
              Set.copyOf(caveat.list("vms", "a UUID", Scalars::uuid))));
    }
    return read;
  }

  /// Empty for one that found nothing that is wanted.
  private Optional<CheckRun> check() throws IOException {
    var groups = new ArrayList<FindingGroup>();
    var isEmpty = new boolean[] {true};
    var fields =
        Fields.read(
            in,
            Map.of(
                "groups",
                () ->
                    in.elements(() -> {
                      isEmpty[0] = false;
                      new GroupReader(in, wanted).read().ifPresent(groups::add);
                    })));
    if (groups.isEmpty() && !isEmpty[0]) {
      return Optional.empty();
    }
    var check = description(fields);
    var took = fields.seconds("took_seconds");
    return Optional.of(fields.made(() -> new CheckRun(check, groups, took)));
  }

  private CheckDescription description(Fields check) throws IOException {
    var id = check.text("check");
    var metadata = check.objectIfAny("metadata").orElse(described.get(id));
    if (metadata == null) {
      throw check.wrong(
          "check " + Quoted.of(id) + " is not described; expected it in \"checks\" before");
    }
    return DescriptionReader.read(metadata, check.objects("parameters"));
  }
}
