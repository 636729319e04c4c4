package ncc.source.prism.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.FurtherFields;
import ncc.source.prism.PrismV3Clusters;
import ncc.source.prism.PrismV3Groups;
import ncc.source.prism.PrismV3Vms;
import ncc.source.prism.PrismV4Clusters;
import ncc.source.prism.PrismV4Vms;
import ncc.source.prism.http.PrismAddress;
import ncc.source.prism.http.PrismHttp;
import ncc.source.prism.http.PrismIdentity;
import ncc.source.prism.http.PrismSettings;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Setting;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Output;
import ncc.spi.source.ServerIdentity;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Reads the clusters of a Prism Central, through the newest API it serves. When a client
/// certificate expires no API of Prism tells.
public final class PrismCentralSource implements InventorySource {
  private final List<Output> further;

  public PrismCentralSource() {
    this(List.of());
  }

  private PrismCentralSource(List<Output> further) {
    this.further = List.copyOf(further);
  }

  @Override
  public InventorySource with(List<Output> outputs) {
    return new PrismCentralSource(outputs);
  }

  @Override
  public String scheme() {
    return "prism-central";
  }

  @Override
  public String example() {
    return "--source 'prism-central://pc.example?api-key-file=/etc/ncc/pc-key'";
  }

  @Override
  public List<Setting> settings() {
    return PrismSettings.CENTRAL;
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    var brings = new LinkedHashMap<String, Set<FactType>>();
    brings.put("GET /api/clustermgmt/v4.x/config/clusters", PrismV4Clusters.FACTS);
    var ofV4 = FurtherFields.of(further, PrismV4Vms.FILE).and(PrismV4Vms.FACTS);
    brings.put("GET /api/vmm/v4.x/ahv/config/vms", ofV4);
    brings.put("GET /api/vmm/v4.x/esxi/config/vms", ofV4);
    brings.put(
        "POST /api/nutanix/v3/groups",
        FurtherFields.of(further, PrismV3Groups.FILE).and(PrismV3Groups.FACTS));
    brings.put("POST /api/nutanix/v3/clusters/list, where no v4 is served", PrismV3Clusters.FACTS);
    brings.put(
        "POST /api/nutanix/v3/vms/list, where no v4 is served",
        FurtherFields.of(further, PrismV3Vms.FILE).and(PrismV3Vms.FACTS));
    DescribedLists.addTo(brings, further);
    return Collections.unmodifiableMap(brings);
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    var address = PrismAddress.parse(scheme(), request.location());
    try (var http = PrismHttp.open(address, request)) {
      return new CentralReading(address, http, request, further).read();
    }
  }

  @Override
  public Optional<ServerIdentity> identity(SourceRequest request) throws SourceException {
    var address = PrismAddress.parse(scheme(), request.location());
    return Optional.of(PrismIdentity.of(address, request.settings()));
  }
}
