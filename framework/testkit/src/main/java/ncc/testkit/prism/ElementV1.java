package ncc.testkit.prism;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import ncc.spi.inventory.Vm;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.VmFixture;

/// Prism Element's REST API v1 of one cluster.
final class ElementV1 {
  private final GeneratedCluster cluster;

  ElementV1(GeneratedCluster cluster) {
    this.cluster = cluster;
  }

  void answer(String path, Call call) throws Refusal, IOException {
    switch (path) {
      case "vms/guest_tools", "vms/guest_tools/" -> guestTools(call);
      default -> throw Refusal.notFound(call.path());
    }
  }

  private void guestTools(Call call) throws IOException {
    var wanted = call.query("vmNames").map(names -> Set.copyOf(List.of(names.split(",", -1))));
    Predicate<Vm> isWanted = vm -> wanted.map(names -> names.contains(vm.name())).orElse(true);
    call.answer(json -> {
      json.writeStartArray();
      var vms =
          IntStream.range(0, cluster.size())
              .mapToObj(cluster::vm)
              .filter(VmFixture::registered)
              .map(VmFixture::vm)
              .filter(isWanted)
              .iterator();
      while (vms.hasNext()) {
        GuestToolsV1.write(json, cluster.uuid(), vms.next());
      }
      json.writeEndArray();
    });
  }
}
