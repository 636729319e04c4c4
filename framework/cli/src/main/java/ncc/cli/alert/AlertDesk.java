package ncc.cli.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.cli.terminal.Failure;
import ncc.spi.alert.Alert;
import ncc.spi.run.Finding;
import ncc.store.alert.AlertFilter;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// Where alerts are looked up: a store here, or a daemon elsewhere.
interface AlertDesk {
  /// The worst first.
  ///
  /// @throws Failure when the filter names a cluster or a check that is not known
  Page<Alert> page(AlertFilter filter, int limit) throws Failure, StoreException;

  /// The alert of this id, or a few of those whose ids begin so, or else those that are open of the
  /// finding of this id.
  List<Alert> find(String id) throws Failure, StoreException;

  /// What holds its notifications back now.
  List<Hold> holds(Alert alert) throws Failure, StoreException;

  /// What checks last found of the same subject, and of the cluster where that is known.
  List<Known> known(Alert alert) throws Failure, StoreException;

  /// What a check last found.
  ///
  /// @param check its id
  record Known(String check, Finding finding) {}

  /// A silence, window or waiver in force.
  ///
  /// @param end of all of it
  record Hold(String id, boolean waiver, String who, Optional<Instant> end, String reason) {
    @Override
    public String toString() {
      return "%s %s by %s%s%s"
          .formatted(
              waiver ? "waiver" : "silence",
              id,
              who,
              end.map(one -> ", until " + one).orElse(""),
              reason.isEmpty() ? "" : ": " + reason);
    }
  }
}
