package ncc.testkit.prism;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ncc.testkit.GeneratedSite;

/// Prism Central's v4 APIs, in every version up to the newest served.
final class CentralV4 {
  private static final Pattern PATH = Pattern.compile("([a-z0-9-]+)/(v4\\.\\d)/(.*)");
  private static final int MOST_ROWS = 100;
  private static final int ROWS = 50;

  private final GeneratedSite site;
  private final PrismApi newest;
  private final DescribedLists described;

  CentralV4(PrismSettings settings) {
    this.site = settings.site();
    this.newest = settings.api();
    this.described = settings.described();
  }

  void answer(String path, Call call) throws Refusal, IOException {
    var parts = PATH.matcher(path);
    var api = parts.matches() ? PrismApi.named(parts.group(2)) : Optional.<PrismApi>empty();
    if (api.filter(newest::includes).isEmpty()) {
      throw Refusal.notFound(call.path());
    }
    list(parts, api.get(), call);
  }

  private void list(Matcher parts, PrismApi api, Call call) throws Refusal, IOException {
    switch (parts.group(1) + "/" + parts.group(3)) {
      case "vmm/ahv/config/vms" -> vms(api, call);
      case "vmm/esxi/config/vms" -> noVms(api, call);
      case "clustermgmt/config/clusters" -> clusters(api, call);
      default -> described(api, call);
    }
  }

  private void described(PrismApi api, Call call) throws Refusal, IOException {
    var rows = described.rows(call.path(), site).orElseThrow(() -> Refusal.notFound(call.path()));
    var page = call.ordered().page(page(call, rows.size()));
    var list = new ListV4(DescribedLists.TYPE, api, page);
    answer(call, list, (json, row, _) -> rows.write(json, row));
  }

  private void vms(PrismApi api, Call call) throws Refusal, IOException {
    var picked = PickedVms.of(site, call);
    var page = call.ordered().page(page(call, picked.size()));
    var vms = new VmsV4(site, api, Selected.of(call));
    var list = new ListV4("vmm.v4.ahv.config.ListVmsApiResponse", api, page);
    answer(call, list, (json, row, isFirst) -> vms.write(json, picked.row(row), isFirst));
  }

  /// All clusters run on AHV.
  private void noVms(PrismApi api, Call call) throws Refusal, IOException {
    if (call.ordered().has(PrismFault.NO_ESXI)) {
      throw Refusal.notFound(call.path());
    }
    var list = new ListV4("vmm.v4.esxi.config.ListVmsApiResponse", api, page(call, 0));
    answer(call, list, (_, _, _) -> {});
  }

  /// The clusters, and Prism Central itself behind them.
  private void clusters(PrismApi api, Call call) throws Refusal, IOException {
    var page = page(call, site.clusters() + 1);
    var list = new ListV4("clustermgmt.v4.config.ListClustersApiResponse", api, page);
    answer(call, list, new ClustersV4(site, api)::write);
  }

  private static void answer(Call call, ListV4 list, ListV4.Row row) throws IOException {
    call.answer(json -> list.write(json, call.path(), row));
  }

  private static Page page(Call call, int rows) throws Refusal {
    int number = call.number("$page", 0, 0, Integer.MAX_VALUE);
    return Page.of(number, call.number("$limit", ROWS, 1, MOST_ROWS), rows);
  }
}
