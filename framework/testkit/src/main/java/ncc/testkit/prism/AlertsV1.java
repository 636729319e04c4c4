package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.Vm;
import ncc.testkit.GeneratedCluster;
import ncc.testkit.GeneratedFleet;

/// The alerts that Prism Element has about client certificates: one for each VM whose certificate
/// lasts less than [#THRESHOLD]. They do not tell when it expires.
final class AlertsV1 {
  private static final String TYPE = "A600103";
  private static final Duration THRESHOLD = Duration.ofDays(45);

  private final GeneratedCluster cluster;

  AlertsV1(GeneratedCluster cluster) {
    this.cluster = cluster;
  }

  void answer(Call call) throws Refusal, IOException {
    boolean isAsked = call.query("alertTypeUuid").map(TYPE::equals).orElse(true);
    boolean isOpen = call.query("resolved").map("false"::equals).orElse(true);
    var vms = isAsked && isOpen ? expiring() : new int[0];
    var page = ListV1.page(call, vms.length);
    call.answer(json ->
        ListV1.write(
            json,
            page,
            () -> {
              for (int i = page.from(); i < page.to(); i++) {
                alert(json, cluster.vm(vms[i]).vm());
              }
            }));
  }

  private int[] expiring() {
    return IntStream.range(0, cluster.size()).filter(i -> isExpiring(cluster.vm(i).vm())).toArray();
  }

  private static boolean isExpiring(Vm vm) {
    return vm.get(NgtEnabled.class).map(NgtEnabled::enabled).orElse(false)
        && vm.get(CertificateExpiry.class)
            .map(CertificateExpiry::notAfter)
            .map(AlertsV1::isSoon)
            .orElse(false);
  }

  private static boolean isSoon(Instant notAfter) {
    return notAfter.isBefore(GeneratedFleet.TAKEN.plus(THRESHOLD));
  }

  private void alert(JsonGenerator json, Vm vm) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", "alert-" + vm.uuid());
    json.writeStringField("alertTypeUuid", TYPE);
    json.writeStringField("alertTitle", "NGT client certificates expiring");
    json.writeStringField("message", "NGT client certificate on VM {vm_name} is expiring.");
    json.writeStringField("severity", "kWarning");
    json.writeBooleanField("resolved", false);
    json.writeBooleanField("acknowledged", false);
    json.writeNumberField("createdTimeStampInUsecs", GeneratedFleet.TAKEN.toEpochMilli() * 1000);
    json.writeStringField("clusterUuid", cluster.uuid().toString());
    texts(json, "contextTypes", List.of("vm_name", "vm_uuid"));
    texts(json, "contextValues", List.of(vm.name(), vm.uuid().toString()));
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
