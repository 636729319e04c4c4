package ncc.source.prism.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.FurtherFields;
import ncc.source.prism.PrismV1Cluster;
import ncc.source.prism.PrismV1GuestTools;
import ncc.source.prism.PrismV1Vms;
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

/// Reads one cluster out of its Prism Element, through the v1 API. When a client certificate
/// expires no API of Prism tells.
public final class PrismElementSource implements InventorySource {
  private final List<Output> further;

  public PrismElementSource() {
    this(List.of());
  }

  private PrismElementSource(List<Output> further) {
    this.further = List.copyOf(further);
  }

  @Override
  public InventorySource with(List<Output> outputs) {
    return new PrismElementSource(outputs);
  }

  @Override
  public String scheme() {
    return "prism-element";
  }

  @Override
  public String example() {
    return "--source 'prism-element://ncc@pe.example?password-file=/etc/ncc/pe-password'";
  }

  @Override
  public List<Setting> settings() {
    return PrismSettings.ELEMENT;
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    var brings = new LinkedHashMap<String, Set<FactType>>();
    brings.put("GET …/rest/v1/cluster/", PrismV1Cluster.FACTS);
    brings.put(
        "GET …/rest/v1/vms/guest_tools/",
        FurtherFields.of(further, PrismV1GuestTools.FILE).and(PrismV1GuestTools.FACTS));
    brings.put(
        "GET …/rest/v1/vms/", FurtherFields.of(further, PrismV1Vms.FILE).and(PrismV1Vms.FACTS));
    DescribedLists.addTo(brings, further);
    return Collections.unmodifiableMap(brings);
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    var address = PrismAddress.parse(scheme(), request.location());
    try (var http = PrismHttp.open(address, request)) {
      return List.of(new ElementReading(address, http, request, further).read());
    }
  }

  @Override
  public Optional<ServerIdentity> identity(SourceRequest request) throws SourceException {
    var address = PrismAddress.parse(scheme(), request.location());
    return Optional.of(PrismIdentity.of(address, request.settings()));
  }
}
