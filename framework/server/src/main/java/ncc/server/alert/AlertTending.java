package ncc.server.alert;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ncc.engine.alert.AlertActions;
import ncc.engine.notify.Delivery;
import ncc.engine.notify.DeliveryLimits;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.Renewals;
import ncc.engine.notify.Routes;
import ncc.engine.silence.Silences;
import ncc.server.alert.StoredQueue.StoreLost;
import ncc.server.plan.DaemonPlan;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.notify.OpenAlert;
import ncc.store.Store;
import ncc.store.alert.AlertOwner;
import ncc.store.history.Latest;
import ncc.store.sql.StoreException;

/// Looks after the alerts of the store while time passes, and delivers what is queued.
public final class AlertTending implements AutoCloseable {
  private static final Logger LOG = System.getLogger(AlertTending.class.getName());

  /// How long after the last run on a cluster its alerts end when it is no longer configured.
  static final Duration GRACE = Duration.ofHours(1);

  private static final int REST = 20;
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private final Store store;
  private final Supplier<DaemonPlan> plan;
  private final UnaryOperator<String> names;
  private final InstantSource clock;
  private final Delivery delivery;
  private final Renewals renewals;
  private final FreshSilences silences;
  private final Map<String, Instant> rests = new ConcurrentHashMap<>();

  /// @param plan what holds now
  /// @param names what clusters are called, by their keys
  public AlertTending(
      Store store,
      String daemon,
      Supplier<DaemonPlan> plan,
      UnaryOperator<String> names,
      InstantSource clock) {
    this.store = store;
    this.plan = plan;
    this.names = names;
    this.clock = clock;
    this.silences = new FreshSilences(store.silences());
    var log = new DeliveryLog();
    this.renewals = new Renewals(DeliveryLimits.DEFAULT.deadline(), log);
    this.delivery =
        new Delivery(
            new StoredQueue(
                store.deliveries(), store.owed(), store.alertSearch(), silences, daemon, clock),
            DeliveryLimits.DEFAULT,
            clock,
            ThreadLocalRandom.current(),
            log);
  }

  /// What holds now, for a run that is to be stored.
  public AlertWork work() {
    try {
      return work(silences.read());
    } catch (StoreException _) {
      // The run is not stored either, and is judged again when the store is back.
      return work(silences.last());
    }
  }

  private AlertWork work(Silences held) {
    return new AlertWork(plan.get().alerts(), held, plan.get().routes());
  }

  /// Does what time asks for: reminders, acknowledgements that end, what a silence held back.
  public void sweep() throws StoreException {
    var now = clock.instant();
    var work = work(silences.read());
    var told = now.minus(work.rules().shortestReminder());
    var kin = work.rules().kin();
    var together = new LinkedHashMap<String, Set<String>>();
    for (AlertOwner owner : store.alertSearch().due(now, told)) {
      if (kin.has(owner.checkId())) {
        together
            .computeIfAbsent(owner.cluster(), _ -> new TreeSet<>())
            .addAll(kin.of(owner.checkId()));
      } else {
        sweep(work, owner, now);
      }
    }
    for (var cluster : together.entrySet()) {
      sweep(work, cluster.getKey(), cluster.getValue(), now);
    }
  }

  private void sweep(AlertWork work, AlertOwner owner, Instant now) throws StoreException {
    var rule = work.rules().of(owner.checkId(), names.apply(owner.cluster()));
    if (rule.isPresent()) {
      store.ledger().settle(List.of(work.sweep(rule.get(), owner.cluster(), now)), now);
    }
  }

  /// Where nothing comes of a sweep, the next one waits for many times as long as it took: what is
  /// due may wait for something else for days.
  private void sweep(AlertWork work, String cluster, Set<String> checks, Instant now)
      throws StoreException {
    var rest = rests.get(cluster);
    if (rest != null && now.isBefore(rest) && !rest.isAfter(now.plus(LONGEST_REST))) {
      return;
    }
    var judgement = work.sweep(cluster, names.apply(cluster), checks, now);
    boolean isDone = store.ledger().settle(judgement, now);
    var took = Duration.between(now, clock.instant()).multipliedBy(REST);
    rests.put(
        cluster, isDone ? now : now.plus(took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST));
  }

  /// Queues what single receivers do not know yet: they were out of reach until it was given up, or
  /// a silence began before it was delivered.
  public void settle() throws StoreException {
    var routes = plan.get().routes();
    var now = clock.instant();
    var telling = new OwedTelling(plan.get().alerts(), routes, silences.holding(now), now);
    store
        .owed()
        .settle(
            routes.receivers().stream().map(Receiver::name).toList(),
            telling::settled,
            store.deliveries(),
            now);
  }

  /// Tells receivers that forget of everything that is open, when they are due.
  public void renew() throws StoreException {
    var now = clock.instant();
    var due = renewals.due(plan.get().routes(), now);
    if (!due.isEmpty()) {
      var held = silences.holding(now);
      var rules = plan.get().alerts();
      Predicate<Alert> waits =
          alert -> isUntold(alert) && !held.test(alert) && !rules.cause(alert).isEmpty();
      var open =
          store.alertSearch().open().stream()
              .filter(alert -> !waits.test(alert))
              .map(alert ->
                  OpenAlert.of(
                      alert.readAt(now), rules.check(alert), held.test(alert), rules.cause(alert)))
              .toList();
      due.forEach(receiver -> renewals.renew(receiver, open, this::ended, now));
    }
  }

  /// What is about to be told, of whatever cause.
  private static boolean isUntold(Alert alert) {
    return alert.state() == AlertState.OPEN && alert.notifiedAt().isEmpty();
  }

  private List<OpenAlert> ended(Collection<String> ids) {
    var rules = plan.get().alerts();
    try {
      return store.alertSearch().those(ids).stream()
          .map(alert -> OpenAlert.of(alert, rules.check(alert), false, rules.cause(alert)))
          .toList();
    } catch (StoreException e) {
      throw new StoreLost(e);
    }
  }

  /// Deliveries and renewals that are under way.
  public int running() {
    return delivery.running() + renewals.running();
  }

  /// Ends the alerts of clusters that nobody looks after any more, once no check has run on them
  /// for a while: another daemon may still do so.
  ///
  /// @param isGone what clusters are called that are not looked after
  public void leave(Predicate<String> isGone) throws StoreException {
    var gone =
        store.alertSearch().open().stream()
            .filter(alert -> isGone.test(alert.clusterName()))
            .toList();
    if (gone.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var seen =
        store.history().latest().stream()
            .filter(latest -> latest.judged().isAfter(now.minus(GRACE)))
            .map(Latest::cluster)
            .collect(Collectors.toSet());
    var ids =
        gone.stream()
            .filter(alert -> !seen.contains(alert.key().cluster()))
            .map(Alert::id)
            .toList();
    store.alerts().update(ids, alert -> AlertActions.gone(alert, now));
    gone.stream()
        .filter(alert -> ids.contains(alert.id()))
        .map(Alert::clusterName)
        .distinct()
        .sorted()
        .forEach(name ->
            LOG.log(Level.INFO, "cluster " + name + " is no longer configured; its alerts end"));
  }

  /// Delivers what is due.
  public void deliver() throws StoreException {
    if (!plan.get().routes().equals(Routes.NONE)) {
      round();
    }
  }

  private void round() throws StoreException {
    try {
      delivery.use(plan.get().routes());
      delivery.round();
    } catch (StoreLost e) {
      throw e.reason();
    }
  }

  /// Stops what is being delivered; it is delivered another time.
  @Override
  public void close() {
    renewals.close();
    delivery.close();
  }
}
