package ncc.server.page.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.server.page.frame.Deed;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.spi.alert.Alert;

/// What the page of alerts shows. Public for the template engine only.
///
/// @param clusters names of those there are
/// @param held how notifications of alerts are held back now, by alert id; most are not
/// @param off ids of those whose check is turned off on their cluster
/// @param deed what was just done
/// @param form what was typed, where it was refused
/// @param untold what receivers did not take, the newest of it
public record AlertsView(
    Query query,
    Shown<Alert> alerts,
    List<String> clusters,
    Map<String, String> held,
    Set<String> off,
    Optional<Deed> deed,
    AlertForm form,
    List<Untold> untold) {
  /// Empty where nothing holds it back.
  public String heldBack(Alert alert) {
    return held.getOrDefault(alert.id(), "");
  }

  /// Whether nothing newer is known of it.
  public boolean isOff(Alert alert) {
    return off.contains(alert.id());
  }
}
