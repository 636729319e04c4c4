package ncc.source.prism.live;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import ncc.source.partial.FurtherFields;
import ncc.source.partial.RosterCheck;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.PrismV1Alerts;
import ncc.source.prism.PrismV1Cluster;
import ncc.source.prism.PrismV1GuestTools;
import ncc.source.prism.PrismV1Vms;
import ncc.source.prism.http.PrismAddress;
import ncc.source.prism.http.PrismHttp;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// One look at a Prism Element.
final class ElementReading {
  private static final String V1 = "/PrismGateway/services/rest/v1/";
  private static final int PAGE = 100;

  private final PrismAddress address;
  private final PrismHttp http;
  private final Gathering gathering;
  private final DescribedLists described;
  private final FurtherFields ofTools;
  private final FurtherFields ofVms;

  /// @param further what plugins describe
  ElementReading(
      PrismAddress address, PrismHttp http, SourceRequest request, List<Output> further) {
    this.address = address;
    this.http = http;
    this.gathering = new Gathering(address, request);
    this.described = new DescribedLists(http, gathering, further);
    this.ofTools = FurtherFields.of(further, PrismV1GuestTools.FILE);
    this.ofVms = FurtherFields.of(further, PrismV1Vms.FILE);
  }

  Inventory read() throws SourceException {
    var partials = new ArrayList<Inventory>();
    partials.addAll(
        single("cluster/", "prism_v1_cluster.json", PrismV1Cluster.FACTS, PrismV1Cluster::read));
    partials.addAll(
        single(
            "vms/guest_tools/",
            PrismV1GuestTools.FILE,
            ofTools.and(PrismV1GuestTools.FACTS),
            (in, origin) -> PrismV1GuestTools.read(in, origin, ofTools)));
    partials.addAll(
        paged(
            "vms/",
            "",
            "prism_v1_vms",
            ofVms.and(PrismV1Vms.FACTS),
            origin -> new PrismV1Vms(origin, ofVms)));
    partials.addAll(
        paged(
            "alerts/",
            "&resolved=false&alertTypeUuid=" + PrismV1Alerts.CERTIFICATES_EXPIRING,
            "prism_v1_alerts",
            PrismV1Alerts.FACTS,
            PrismV1Alerts::new));
    partials.addAll(described(partials.getFirst().cluster()));
    gathering.checkSomethingCame(partials);
    return named(RosterCheck.checked(InventoryMerge.merge(partials), address.name()));
  }

  /// A list may tell of other clusters, too.
  private List<Inventory> described(Cluster own) throws SourceException {
    return described.read(List.of(own)).stream()
        .filter(one -> own.uuid().isEmpty() || one.cluster().uuid().equals(own.uuid()))
        .toList();
  }

  private List<Inventory> single(
      String path,
      String file,
      Set<FactType> facts,
      BiFunction<InputStream, Origin, Inventory> reader)
      throws SourceException {
    return gathering.single(
        new Gathering.Wanted("GET …/" + path, file, facts), () -> http.get(V1 + path), reader);
  }

  private List<Inventory> paged(
      String path,
      String query,
      String file,
      Set<FactType> facts,
      Function<Origin, PagedAnswer> reader)
      throws SourceException {
    return gathering.paged(
        new Gathering.Wanted("GET …/" + path, file + "_%04d.json", facts),
        (page, _) -> http.page(V1 + path + "?count=" + PAGE + "&page=" + (page + 1) + query),
        reader);
  }

  private Inventory named(Inventory merged) {
    var cluster = merged.cluster();
    return cluster.name().isEmpty() ? merged.withCluster(cluster.withName(address.host())) : merged;
  }
}
