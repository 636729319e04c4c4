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
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.VirtualIp;

/// Reads what Prism Central answers to `GET /api/clustermgmt/v4.x/config/clusters`: the clusters it
/// manages and itself, which is left out.
public final class PrismV4Clusters implements PagedAnswer {
  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(
          AosVersion.class,
          ClusterHypervisor.class,
          VirtualIp.class,
          DataServicesIp.class,
          Nodes.class);

  private final Pages pages = new Pages();
  private final ClusterList clusters;

  /// @param origin of all pages together
  public PrismV4Clusters(Origin origin) {
    this.clusters = new ClusterList(origin, FACTS);
  }

  /// Reads an answer that came in one piece.
  ///
  /// @return one inventory per cluster, and one that names none for what could not be read
  public static List<Inventory> read(InputStream in, Origin origin) {
    var clusters = new PrismV4Clusters(origin);
    clusters.page(in, origin.name());
    return clusters.inventories();
  }

  @Override
  public void page(InputStream in, String name) {
    clusters.page(
        name,
        () -> {
          try (var json = new Json(in, name, clusters::mismatched)) {
            documents(json, name);
          }
        });
  }

  private void documents(Json json, String name) throws IOException {
    boolean isEmpty = true;
    while (json.nextDocument()) {
      isEmpty = false;
      pages.page(json, () -> cluster(json));
    }
    if (isEmpty) {
      clusters.damaged(Place.of(name), "it is empty");
    }
  }

  private void cluster(Json json) throws IOException {
    boolean isNew =
        clusters.cluster(json.place(), entity -> json.object(new ClusterV4(entity, json)::field));
    if (!isNew) {
      pages.again();
    }
  }

  @Override
  public void unreadable(String name, String why) {
    clusters.damaged(Place.of(name), why);
  }

  @Override
  public long total() {
    return pages.total();
  }

  @Override
  public long size() {
    return clusters.size();
  }

  @Override
  public List<Inventory> inventories() {
    return clusters.inventories(pages.whyIncomplete(size()));
  }
}
