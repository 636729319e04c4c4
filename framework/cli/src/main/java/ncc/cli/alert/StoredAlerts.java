package ncc.cli.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import ncc.cli.store.StoredNames;
import ncc.cli.terminal.Failure;
import ncc.server.alert.SilenceText;
import ncc.spi.alert.Alert;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
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

  @Override
  public List<Hold> holds(Alert alert) throws StoreException {
    return SilenceText.silences(store.silences().all()).matching(alert, now).stream()
        .map(one -> new Hold(one.id(), one.waiver(), one.who(), one.end(), one.reason()))
        .toList();
  }

  @Override
  public List<Known> known(Alert alert) throws StoreException {
    var subjects = new LinkedHashSet<Subject>();
    subjects.add(alert.subject());
    store.alertSearch().open().stream()
        .filter(one -> one.key().cluster().equals(alert.key().cluster()))
        .map(Alert::subject)
        .filter(one -> one.kind().equals(Kind.CLUSTER) || one.kind().equals(Kind.ENDPOINT))
        .forEach(subjects::add);
    var known = new ArrayList<Known>();
    for (var subject : subjects) {
      store
          .history()
          .current(subject.id(), Optional.of(alert.key().cluster()))
          .forEach(one -> known.add(new Known(one.check(), new Finding(subject, one.verdict()))));
    }
    return known;
  }

  private List<Alert> read(List<Alert> alerts) {
    return alerts.stream().map(alert -> alert.readAt(now)).toList();
  }
}
