package ncc.testkit.prism;

import java.io.IOException;
import ncc.testkit.GeneratedSite;

/// Prism Central's v3 API, with the groups its own pages ask for. Filters and sort orders are not
/// looked at: VMs come in the site's order.
final class CentralV3 {
  private final GeneratedSite site;

  CentralV3(GeneratedSite site) {
    this.site = site;
  }

  void answer(String path, Call call) throws Refusal, IOException {
    switch (path) {
      case "groups" -> groups(call);
      case "vms/list" -> vms(call);
      case "clusters/list" -> clusters(call);
      case "prism_central" -> itself(call);
      default -> throw Refusal.notFound(call.path());
    }
  }

  private void groups(Call call) throws Refusal, IOException {
    var body = Body.of(call);
    if (!"mh_vm".equals(body.values().get("entity_type"))) {
      throw new Refusal(422, "entity_type: only mh_vm is known here");
    }
    int count = Math.max(1, body.number("group_member_count", 500));
    var honest = Page.at(body.number("group_member_offset", 0), count, site.size());
    var page = call.ordered().page(honest);
    call.answer(json -> new GroupsV3(site, body.attributes(), page).write(json));
  }

  private void vms(Call call) throws Refusal, IOException {
    var body = Body.of(call);
    int length = Math.max(1, body.number("length", 20));
    var page = call.ordered().page(Page.at(body.number("offset", 0), length, site.size()));
    var vms = new VmsV3(site);
    call.answer(json -> ListV3.write(json, "vm", page, vms::write));
  }

  private void clusters(Call call) throws Refusal, IOException {
    var body = Body.of(call);
    int length = Math.max(1, body.number("length", 20));
    var page = Page.at(body.number("offset", 0), length, site.clusters() + 1);
    var clusters = new ClustersV3(site);
    call.answer(json -> ListV3.write(json, "cluster", page, clusters::write));
  }

  private static void itself(Call call) throws IOException {
    call.answer(json -> {
      json.writeStartObject();
      json.writeObjectFieldStart("resources");
      json.writeStringField("type", "PC");
      json.writeStringField("version", "pc.2024.3.1.1");
      json.writeEndObject();
      json.writeEndObject();
    });
  }
}
