package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import ncc.source.partial.Place;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.VirtualIp;

/// Reads what Prism Central answers to `POST /api/nutanix/v3/clusters/list`, page by page: the
/// clusters it manages and itself, which is left out. It tells no addresses of controller VMs.
public final class PrismV3Clusters implements PagedAnswer {
  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(
          AosVersion.class, ClusterHypervisor.class, VirtualIp.class, DataServicesIp.class);

  private final PageCount count = new PageCount();
  private final ClusterList clusters;
  private boolean isList;

  /// @param origin of all pages together
  public PrismV3Clusters(Origin origin) {
    this.clusters = new ClusterList(origin, FACTS);
  }

  @Override
  public void page(InputStream in, String name) {
    isList = false;
    clusters.page(
        name,
        () -> {
          try (var json = new Json(in, name, clusters::mismatched)) {
            documents(json, name);
          }
        });
    count.page();
  }

  private void documents(Json json, String name) throws IOException {
    while (json.nextDocument()) {
      json.object(field -> answer(field, json));
    }
    if (!isList) {
      count.unlisted(name);
    }
  }

  private void answer(String field, Json json) throws IOException {
    switch (field) {
      case "entities" -> {
        isList = json.isArray();
        json.objects(() -> cluster(json));
      }
      case "metadata" -> json.object(name -> total(name, json));
      default -> {}
    }
  }

  private void total(String field, Json json) throws IOException {
    if (field.equals("total_matches")) {
      count.total(json.count());
    }
  }

  private void cluster(Json json) throws IOException {
    boolean isNew =
        clusters.cluster(json.place(), entity -> json.object(new ClusterV3(entity, json)::field));
    if (!isNew) {
      count.again();
    }
  }

  @Override
  public void unreadable(String name, String why) {
    clusters.damaged(Place.of(name), why);
  }

  @Override
  public long total() {
    return count.total();
  }

  @Override
  public long size() {
    return clusters.size();
  }

  @Override
  public List<Inventory> inventories() {
    count.tellUnlisted("no list of `entities` stands in it", size(), clusters::damaged);
    return clusters.inventories(count.whyIncomplete(size()));
  }
}
