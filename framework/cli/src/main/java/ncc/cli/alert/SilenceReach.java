package ncc.cli.alert;

import ncc.engine.silence.Scope;
import ncc.spi.message.Count;
import ncc.store.Store;
import ncc.store.sql.StoreException;

/// What a silence holds back as things stand.
///
/// @param alerts how many that are open
/// @param subjects how many that were judged
/// @param known how many were judged in all
/// @param isEverything whatever comes is held back, too
record SilenceReach(long alerts, long subjects, long known, boolean isEverything) {

  /// @param hasChecks there is a check or an alert id that fits
  static SilenceReach of(Scope scope, Store store, boolean hasChecks) throws StoreException {
    var judged = store.history().subjects();
    long subjects =
        hasChecks
            ? judged.stream()
                .filter(one -> scope.fits(one.clusterName(), one.cluster(), one.subject()))
                .count()
            : 0;
    long alerts = store.alertSearch().open().stream().filter(scope::fits).count();
    return new SilenceReach(alerts, subjects, judged.size(), scope.isEverything());
  }

  /// One line.
  @Override
  public String toString() {
    if (isEverything) {
      return "matches everything, of every cluster and check: %s and %s now"
          .formatted(Count.of(alerts, "open alert"), Count.of(subjects, "subject"));
    }
    return alerts == 0 && subjects == 0
        ? "matches nothing now, of %s; what comes and fits is held back"
            .formatted(Count.of(known, "subject"))
        : "matches %s and %d of %s now"
            .formatted(Count.of(alerts, "open alert"), subjects, Count.of(known, "subject"));
  }
}
