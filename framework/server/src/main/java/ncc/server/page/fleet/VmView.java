package ncc.server.page.fleet;

import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Subject;
import ncc.store.history.Bar;

/// What the page of a VM shows. Public for the template engine only.
///
/// @param facts empty when the cluster could not be read now
/// @param caveats what is missing of the cluster
/// @param isBeingRead the cluster has not answered yet
/// @param days in UTC, oldest first
public record VmView(
    Subject subject,
    String cluster,
    Optional<List<VmFact>> facts,
    List<Caveat> caveats,
    boolean isBeingRead,
    List<History> histories,
    List<String> days) {
  /// The days of one check.
  public record History(CheckDescription check, Bar bar) {}
}
