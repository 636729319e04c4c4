package ncc.cli.alert;

import java.util.List;
import ncc.cli.terminal.Failure;
import ncc.spi.alert.Alert;
import ncc.store.alert.AlertFilter;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// Where alerts are looked up: a store here, or a daemon elsewhere.
interface AlertDesk {
  /// The worst first.
  ///
  /// @throws Failure when the filter names a cluster or a check that is not known
  Page<Alert> page(AlertFilter filter, int limit) throws Failure, StoreException;

  /// The alert of this id, or a few of those whose ids begin so.
  List<Alert> find(String id) throws Failure, StoreException;
}
