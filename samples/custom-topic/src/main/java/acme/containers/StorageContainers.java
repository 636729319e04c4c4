package acme.containers;

import java.util.Optional;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// The storage containers of all clusters, as Prism lists them.
public final class StorageContainers implements Output {
  @Override
  public String file() {
    return "storage_containers.json";
  }

  @Override
  public Ask ask() {
    return new Ask.PrismPath("/api/clustermgmt/v4.x/config/storage-containers");
  }

  @Override
  public Optional<Layout> layout() {
    return Optional.of(
        Layout.rows(Containers.CONTAINER, "containerExtId")
            .name("name")
            .cluster("clusterExtId")
            .harmless("usage/usedBytes", Notation.BYTES, Containers.Use::new)
            .harmless("maxCapacityBytes", Notation.BYTES, Containers.Capacity::new));
  }
}
