package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.VmFixture;

/// Prism Element's REST API v1 of one cluster.
final class ElementV1 {
  private final GeneratedCluster cluster;
  private final AlertsV1 alerts;

  ElementV1(GeneratedCluster cluster) {
    this.cluster = cluster;
    this.alerts = new AlertsV1(cluster);
  }

  void answer(String path, Call call) throws Refusal, IOException {
    switch (path) {
      case "vms/guest_tools", "vms/guest_tools/" -> guestTools(call);
      case "vms", "vms/" -> vms(call);
      case "cluster", "cluster/" -> call.answer(new ClusterV1(cluster)::write);
      case "alerts", "alerts/" -> alerts.answer(call);
      default -> throw Refusal.notFound(call.path());
    }
  }

  private void guestTools(Call call) throws IOException {
    Predicate<Vm> isWanted =
        call.query("vmNames")
            .map(names -> Set.copyOf(List.of(names.split(",", -1))))
            .<Predicate<Vm>>map(names -> vm -> names.contains(vm.name()))
            .orElse(_ -> true);
    call.answer(json -> {
      json.writeStartArray();
      var vms = ngtVms().filter(isWanted).iterator();
      while (vms.hasNext()) {
        GuestToolsV1.write(json, cluster.uuid(), vms.next());
      }
      json.writeEndArray();
    });
  }

  private Stream<Vm> ngtVms() {
    return cluster.stream().filter(VmFixture::registered).map(VmFixture::vm);
  }

  private void vms(Call call) throws Refusal, IOException {
    var page = ListV1.page(call, cluster.size());
    call.answer(json ->
        ListV1.write(
            json,
            page,
            () -> {
              for (int i = page.from(); i < page.to(); i++) {
                vm(json, cluster.vm(i).vm());
              }
            }));
  }

  private void vm(JsonGenerator json, Vm vm) throws IOException {
    json.writeStartObject();
    json.writeStringField("vmId", cluster.uuid() + "::" + vm.uuid());
    json.writeStringField("uuid", vm.uuid().toString());
    json.writeStringField("vmName", vm.name());
    json.writeStringField(
        "powerState", vm.power().equals(Optional.of(PowerState.ON)) ? "on" : "off");
    json.writeBooleanField("controllerVm", false);
    json.writeStringField("hypervisorType", "kKvm");
    json.writeStringField("clusterUuid", cluster.uuid().toString());
    json.writeFieldName("nutanixGuestTools");
    if (vm.has(NgtRegistration.class)) {
      GuestToolsV1.write(json, cluster.uuid(), vm);
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }
}
