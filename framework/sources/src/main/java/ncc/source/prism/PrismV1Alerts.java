package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.message.Count;

/// Reads what Prism Element answers to `GET …/rest/v1/alerts/?alertTypeUuid=A600103`: whose NGT
/// client certificate it warns about itself. When a certificate expires does not stand there, so a
/// warning is a note and no fact. Without the alerts the inventory is not complete: no other answer
/// of Prism warns of certificates.
public final class PrismV1Alerts implements PagedAnswer {
  /// The alert about certificates that are about to expire.
  public static final String CERTIFICATES_EXPIRING = "A600103";

  /// What it tells: no fact of a VM's, so nothing that a check needs is lost without it.
  public static final Set<FactType> FACTS =
      Set.of(
          new FactType(
              "CERTIFICATE_WARNING", "Prism's own warning of a certificate", 85, Optional.empty()));

  private static final int NAMED = 5;

  private final Origin origin;
  private final V1Envelope envelope = new V1Envelope();
  private final List<Caveat> damages = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> ids = new HashSet<>();
  private long nameless;

  /// @param origin of all pages together
  public PrismV1Alerts(Origin origin) {
    this.origin = origin;
  }

  @Override
  public void page(InputStream in, String name) {
    try (var json = new Json(in, name, this::mismatched)) {
      while (json.nextDocument()) {
        envelope.page(json, () -> alert(json));
      }
    } catch (IOException broken) {
      damaged(Json.place(broken, name).toString(), Json.reason(broken));
    }
  }

  private void mismatched(Json.Mismatch mismatch) {
    damaged(mismatch.place().toString(), mismatch.text());
  }

  private void damaged(String where, String why) {
    damages.add(new Caveat(Caveat.Kind.FACT_LOST, where, why, FACTS, Set.of()));
  }

  @Override
  public void unreadable(String name, String why) {
    damaged(name, why);
  }

  @Override
  public long total() {
    return envelope.total();
  }

  @Override
  public long size() {
    return ids.size();
  }

  @Override
  public List<Inventory> inventories() {
    var why = damages.isEmpty() ? envelope.whyIncomplete(size()) : "";
    if (!why.isEmpty()) {
      damaged(origin.name(), why);
    }
    var caveats = new ArrayList<>(damages);
    long warned = names.size() + nameless;
    if (warned > 0) {
      caveats.add(Caveat.note(origin.name(), warning(warned)));
    }
    var part = new Part(origin, Set.of(), Part.Roster.NONE, 0, damages.isEmpty());
    return List.of(new Inventory(Cluster.named(""), List.of(), List.of(part), caveats));
  }

  private String warning(long warned) {
    var shown = names.stream().limit(NAMED).map(Caveat::quoted).collect(Collectors.joining(", "));
    long more = warned - Math.min(NAMED, names.size());
    return "Prism itself warns that NGT client certificates expire soon, of "
        + Count.of(warned, "VM")
        + (shown.isEmpty() ? "" : ": " + shown)
        + (shown.isEmpty() || more == 0 ? "" : " and " + more + " more")
        + "; it does not tell when";
  }

  private void alert(Json json) throws IOException {
    var alert = new Alert();
    json.object(name -> alert.field(name, json));
    ids.add(alert.id.isEmpty() ? "alert " + ids.size() : alert.id);
    if (!alert.isOther()) {
      alert.vm().ifPresentOrElse(names::add, () -> nameless++);
    }
  }

  private static final class Alert {
    private final List<String> types = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private String id = "";
    private String type = CERTIFICATES_EXPIRING;
    private boolean isResolved;

    void field(String name, Json json) throws IOException {
      switch (name) {
        case "id" -> id = json.text();
        case "alertTypeUuid" -> type = json.text();
        case "resolved" -> isResolved = json.flag().equals("true");
        case "contextTypes" -> json.array(() -> types.add(json.text()));
        case "contextValues" -> json.array(() -> values.add(json.text()));
        default -> {}
      }
    }

    boolean isOther() {
      return isResolved || !type.equals(CERTIFICATES_EXPIRING);
    }

    Optional<String> vm() {
      int at = types.indexOf("vm_name");
      return at >= 0 && at < values.size() ? Optional.of(values.get(at)) : Optional.empty();
    }
  }
}
