package ncc.server.page.fleet;

import java.util.Comparator;
import java.util.List;
import ncc.spi.alert.Alert;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.store.history.Latest;
import ncc.store.sql.Page;

/// What the page of a cluster shows. Public for the template engine only.
public record ClusterView(
    ClusterLine cluster, List<Check> checks, List<Caveat> caveats, Page<Alert> alerts) {
  static final Comparator<Check> WORST_FIRST =
      Comparator.comparing(Check::isOff)
          .thenComparing(check -> Status.valueOf(check.state()), Comparator.reverseOrder())
          .thenComparing(check -> check.latest().check());

  /// A check of it.
  ///
  /// @param state `ERR` where it was not wholly seen, unless worse
  /// @param isOff switched off there: what it last said is not current
  public record Check(Latest latest, String state, boolean isOff) {
    public long count(String status) {
      return latest.counts().of(Status.valueOf(status));
    }
  }
}
