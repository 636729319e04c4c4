package ncc.cli.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import ncc.cli.store.StoredNames;
import ncc.cli.terminal.Failure;
import ncc.spi.alert.Alert;
import ncc.store.Store;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// Alerts as a store has them, and as they read at a time.
record StoredAlerts(Store store, Instant now) implements AlertDesk {
  private static final int FEW = 5;

  StoredAlerts {
    requireNonNull(store);
    requireNonNull(now);
  }

  @Override
  public Page<Alert> page(AlertFilter filter, int limit) throws Failure, StoreException {
    var names = StoredNames.of(store);
    names.clusterKey(filter.cluster());
    names.check(filter.checkId());
    names.requireSubject(filter.text());
    var page = store.alertSearch().page(filter, AlertOrder.WORST_FIRST, Page.Wanted.first(limit));
    return new Page<>(read(page.items()), page.total());
  }

  @Override
  public List<Alert> find(String id) throws StoreException {
    return read(store.alertSearch().find(id, FEW));
  }

  private List<Alert> read(List<Alert> alerts) {
    return alerts.stream().map(alert -> alert.readAt(now)).toList();
  }
}
