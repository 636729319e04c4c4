package ncc.server.page.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.server.page.frame.Deed;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.spi.alert.Alert;

/// What the page of alerts shows. Public for the template engine only.
///
/// @param clusters names of those there are
/// @param held how notifications of alerts are held back now, by alert id; most are not
/// @param stale why nothing newer is known of alerts, by alert id; of most it is
/// @param deed what was just done
/// @param form what was typed, where it was refused
/// @param untold what receivers did not take, the newest of it
public record AlertsView(
    Query query,
    Shown<Alert> alerts,
    List<String> clusters,
    Map<String, String> held,
    Map<String, String> stale,
    Optional<Deed> deed,
    AlertForm form,
    List<Untold> untold) {
  /// Empty where nothing holds it back.
  public String heldBack(Alert alert) {
    return held.getOrDefault(alert.id(), "");
  }

  /// Empty where its check goes on looking.
  public String whyStale(Alert alert) {
    return stale.getOrDefault(alert.id(), "");
  }
}
