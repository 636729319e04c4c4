package ncc.server.page.alert;

import java.util.List;
import java.util.Optional;
import ncc.server.page.frame.Deed;
import ncc.spi.alert.Alert;
import ncc.spi.check.Diagnosis;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;

/// What the page of an alert shows. Public for the template engine only.
///
/// @param check that found it; empty when it is not here any more
/// @param stale why nothing newer is known of it; mostly empty
/// @param held how its notifications are held back now; often not at all
public record AlertView(
    Alert alert,
    Optional<CheckDescription> check,
    String stale,
    String held,
    Optional<Deed> deed,
    AlertForm form) {
  /// What is behind it; empty where its check lists no diagnoses.
  public Optional<Diagnosis> diagnosis() {
    return check.flatMap(one -> one.diagnosis(alert.diagnosis()));
  }

  public boolean isOfCluster() {
    return alert.subject().kind().equals(Kind.CLUSTER);
  }

  /// Whether it is about something that has a page.
  public boolean isOfVm() {
    return List.of(Kind.VM, Kind.GUEST).contains(alert.subject().kind());
  }
}
