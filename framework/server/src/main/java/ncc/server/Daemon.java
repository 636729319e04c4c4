package ncc.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import ncc.engine.Catalog;
import ncc.engine.RunMonitor;
import ncc.engine.schedule.Timing;
import ncc.engine.source.PlannedSource;
import ncc.server.alert.AlertTending;
import ncc.server.fleet.Fleet;
import ncc.server.fleet.KnownClusters;
import ncc.server.plan.DaemonPlan;
import ncc.server.run.RunBook;
import ncc.server.run.RunWatcher;
import ncc.server.run.SlotRun;
import ncc.server.setting.CheckControl;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.StoredSettings;
import ncc.server.task.RunNow;
import ncc.server.web.Served;
import ncc.spi.inventory.Inventory;
import ncc.store.Store;
import ncc.store.history.Latest;
import ncc.store.schedule.Pace;
import ncc.store.schedule.PlannedSlot;
import ncc.store.schedule.Slot;
import ncc.store.schedule.Timetable;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;

/// Runs checks when they are due, side by side with other daemons of the same store.
public final class Daemon implements Served, AutoCloseable {
  private static final Logger LOG = System.getLogger(Daemon.class.getName());

  /// When a slot that this daemon does not know is looked at again, by whoever does.
  private static final Duration HAND_BACK = Duration.ofSeconds(30);

  /// How often sources of many clusters are asked which they have.
  private static final Duration DISCOVERY = Duration.ofMinutes(5);

  /// How often settings are looked at that other daemons, or commands, may have changed.
  private static final Duration SETTINGS = Duration.ofSeconds(2);

  private final String name;
  private final InstantSource clock;
  private final Store store;
  private final RunBook book;
  private final AlertTending tending;
  private final Catalog catalog;
  private final List<RunWatcher> watchers;
  private final KnownClusters known;
  private final RunMonitor monitor = new RunMonitor();
  private final Timetable timetable;
  private final ScheduledExecutorService chores =
      Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().name("chore-", 0).factory());
  private final AtomicBoolean isStoreLost = new AtomicBoolean();
  private volatile InForce inForce;

  /// The clusters whose slots were added; a check that reads a source may find more.
  private volatile Set<String> planned = Set.of();

  /// What was said of settings that do not fit.
  private volatile Set<String> saidOfMisfits = Set.of();

  /// Which state of the store's settings is in force.
  private volatile String mark = "";

  private volatile boolean isClosing;

  /// What holds now; replaced whole.
  ///
  /// @param plan as configured, but for when alerts are raised
  /// @param checks as configured, and over it as set
  private record InForce(DaemonPlan plan, Fleet fleet, ChecksInForce checks) {
    Optional<EffectiveCheck> check(String id, String cluster) {
      return checks.of(id, Optional.of(cluster));
    }
  }

  /// @param name unique among the daemons of the store
  /// @param catalog whose problems stand in every run
  /// @param watchers told of every run
  /// @throws StoreException when the store cannot be read
  public Daemon(
      Store store,
      String name,
      Pace pace,
      InstantSource clock,
      DaemonPlan plan,
      Catalog catalog,
      List<RunWatcher> watchers)
      throws StoreException {
    this.store = store;
    this.name = name;
    this.clock = clock;
    this.known = new KnownClusters(remembered(store));
    this.tending = new AlertTending(store, name, () -> inForce().plan(), known::name, clock);
    this.book = new RunBook(store.ledger(), tending::work, clock);
    this.catalog = catalog;
    this.watchers = List.copyOf(watchers);
    this.mark = store.checkSettings().mark();
    this.inForce = inForce(plan, stored(store));
    this.timetable = store.timetable(name, pace, clock, this::run);
  }

  private static Map<String, UUID> remembered(Store store) throws StoreException {
    var remembered = new HashMap<String, UUID>();
    for (Latest latest : store.history().latest()) {
      uuid(latest.cluster()).ifPresent(uuid -> remembered.put(latest.clusterName(), uuid));
    }
    return remembered;
  }

  /// The key of a cluster whose UUID was never told is its name.
  private static Optional<UUID> uuid(String key) {
    try {
      return Optional.of(UUID.fromString(key));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private InForce inForce() {
    return inForce;
  }

  private InForce inForce(DaemonPlan plan, StoredSettings stored) {
    var checks = new ChecksInForce(plan.checks(), plan.alerts(), stored);
    return new InForce(
        plan.withAlerts(checks.alertRules()),
        new Fleet(plan.fleet(), plan.limits(), plan.maxAge(), clock, monitor),
        checks);
  }

  private static StoredSettings stored(Store store) throws StoreException {
    return new StoredSettings(store.checkSettings().setValues());
  }

  /// Begins.
  public void start() {
    sayMisfits();
    schedule();
    every(SETTINGS, "reading the settings", this::followSettings);
    every(Duration.ofSeconds(5), "reading the silences", tending::look);
    timetable.start();
    every(Duration.ofSeconds(10), "forgetting old facts", () -> inForce.fleet().forgetOld());
    every(DISCOVERY, "looking for clusters", this::discover);
    every(Duration.ofSeconds(1), "looking for what was asked for", this::hurry);
    every(Duration.ofSeconds(2), "storing what waits", book::catchUp);
    every(Duration.ofSeconds(10), "tending alerts", tending::sweep);
    every(Duration.ofSeconds(1), "delivering", tending::deliver);
    every(Duration.ofHours(1), "letting go of what is old", this::letGo);
  }

  private void letGo() throws StoreException {
    if (!store.retention().enforce(inForce.plan().keeping(), clock.instant())) {
      LOG.log(Level.WARNING, "the store is larger than it may be");
    }
  }

  /// What a daemon does again and again.
  private interface Chore {
    void run() throws StoreException;
  }

  private void every(Duration pause, String what, Chore chore) {
    var _ =
        chores.scheduleWithFixedDelay(
            guarded(what, chore), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Puts another plan in force. What runs ends by the old one.
  public synchronized void reload(DaemonPlan plan) {
    var before = inForce;
    var next = inForce(plan, before.checks().stored());
    before.fleet().clusters().forEach(cluster -> adopt(before.fleet(), next.fleet(), cluster));
    enforce(before, next);
    chores.execute(guarded("looking for clusters", this::discover));
  }

  /// Puts in force what people have set since, here or beside another daemon.
  private synchronized void followSettings() throws StoreException {
    var now = store.checkSettings().mark();
    if (now.equals(mark)) {
      return;
    }
    var before = inForce;
    var checks = before.checks().with(stored(store));
    mark = now;
    enforce(
        before, new InForce(before.plan().withAlerts(checks.alertRules()), before.fleet(), checks));
    LOG.log(Level.INFO, "settings read again");
  }

  private void enforce(InForce before, InForce next) {
    inForce = next;
    sayMisfits();
    remove(slots(before), slots(next));
    move(before, next);
    schedule();
  }

  /// Each once, as long as it does not fit.
  private void sayMisfits() {
    var misfits = new HashSet<String>();
    inForce.checks().misfits().forEach(misfit -> misfits.add(misfit.toString()));
    misfits.stream()
        .filter(misfit -> !saidOfMisfits.contains(misfit))
        .sorted()
        .forEach(
            misfit -> LOG.log(Level.WARNING, "a setting does not fit and is left out: " + misfit));
    saidOfMisfits = misfits;
  }

  /// The checks as they hold now, here.
  public ChecksInForce checks() {
    return inForce.checks();
  }

  /// How checks are set, for people to see and to change.
  @Override
  public CheckControl control() {
    return new CheckControl(
        store.checkSettings(),
        this::checks,
        this::clusters,
        clock,
        guarded("reading the settings", this::followSettings));
  }

  private static void adopt(Fleet before, Fleet next, String cluster) {
    before.finder(cluster).ifPresent(source -> next.adopt(cluster, source));
  }

  private static Set<Slot> slots(InForce inForce) {
    var slots = new HashSet<Slot>();
    for (String cluster : inForce.fleet().clusters()) {
      for (EffectiveCheck check : inForce.checks().of(Optional.of(cluster))) {
        if (check.enabled()) {
          slots.add(new Slot(check.id(), cluster));
        }
      }
    }
    return slots;
  }

  private void remove(Set<Slot> before, Set<Slot> next) {
    before.stream().filter(slot -> !next.contains(slot)).forEach(timetable::remove);
  }

  /// A changed interval holds at once: what is due later than it says is due earlier.
  private void move(InForce before, InForce next) {
    var now = clock.instant();
    for (Slot slot : slots(next)) {
      var old = before.check(slot.check(), slot.cluster()).map(EffectiveCheck::timing);
      var timing = next.check(slot.check(), slot.cluster()).orElseThrow().timing();
      if (old.isPresent() && !old.get().equals(timing)) {
        timetable.move(slot, timing.after(now, slot.cluster()));
      }
    }
  }

  /// Sees to it that everything known is in the timetable.
  private void schedule() {
    var now = clock.instant();
    var inForce = this.inForce;
    var clusters = inForce.fleet().clusters();
    var first = new HashMap<Slot, Instant>();
    for (Slot slot : slots(inForce)) {
      var timing = inForce.check(slot.check(), slot.cluster()).orElseThrow().timing();
      first.put(slot, timing.first(now, slot.cluster(), clusters.size()));
    }
    timetable.add(first);
    planned = clusters;
  }

  private void discover() {
    var fleet = inForce.fleet();
    for (PlannedSource source : fleet.sources()) {
      fleet.discover(source).forEach(reason -> LOG.log(Level.WARNING, reason));
    }
    if (!fleet.clusters().equals(planned)) {
      schedule();
    }
  }

  /// Makes due at once what somebody asked for.
  private void hurry() throws StoreException {
    for (TaskItem item : store.tasks().waiting()) {
      dropIfOff(item);
      timetable.move(new Slot(item.checkId(), item.cluster()), clock.instant());
    }
    isStoreLost.set(false);
  }

  /// What is switched off since somebody asked for it does not run.
  private void dropIfOff(TaskItem item) throws StoreException {
    var check = inForce.check(item.checkId(), item.cluster());
    if (!check.map(EffectiveCheck::enabled).orElse(true)) {
      store.ledger().drop(item, clock.instant());
    }
  }

  private Instant run(Slot slot, Instant due) {
    var now = inForce;
    var check = now.check(slot.check(), slot.cluster());
    if (check.isEmpty() || !now.fleet().clusters().contains(slot.cluster())) {
      return clock.instant().plus(HAND_BACK);
    }
    if (!check.get().enabled()) {
      var _ =
          chores.schedule(guarded("taking off " + slot, () -> takeOff(slot)), 1, TimeUnit.SECONDS);
      return clock.instant().plus(HAND_BACK);
    }
    guarded(slot + ", due " + due + ",", () -> attempt(slot, check.get(), now, due)).run();
    if (isEnding()) {
      return due;
    }
    return timing(slot, check.get()).after(clock.instant(), slot.cluster());
  }

  /// As it holds by now: somebody may have set another while it ran.
  private Timing timing(Slot slot, EffectiveCheck ran) {
    return inForce.check(slot.check(), slot.cluster()).orElse(ran).timing();
  }

  /// A slot that ran while its check was switched off is still there, unless the check was switched
  /// on again meanwhile.
  private void takeOff(Slot slot) throws StoreException {
    followSettings();
    if (!inForce.check(slot.check(), slot.cluster()).map(EffectiveCheck::enabled).orElse(true)) {
      timetable.remove(slot);
    }
  }

  /// What fails because the daemon ends is no fault.
  private void attempt(Slot slot, EffectiveCheck check, InForce now, Instant due)
      throws StoreException {
    try {
      run(slot, check, now, due);
    } catch (RuntimeException e) {
      if (!isClosing) {
        throw e;
      }
    }
  }

  private void run(Slot slot, EffectiveCheck check, InForce now, Instant due)
      throws StoreException {
    var item = new TaskItem(slot.cluster(), slot.check());
    var askers = askers(item);
    var waivers = tending.work().silences();
    var result =
        new SlotRun(now.plan(), now.fleet(), known, waivers, name, clock, catalog.problems())
            .of(slot, check.plugin());
    if (isEnding()) {
      return;
    }
    if (result.isEmpty()) {
      drop(item, askers);
      return;
    }
    var run = result.get().run();
    watchers.forEach(watcher -> watcher.ran(run, result.get().inventory(), due));
    try {
      book.take(run, item, askers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What was cut off half-way says nothing of the cluster: it is not kept, and its slot is run by
  /// whoever comes next.
  private boolean isEnding() {
    return monitor.isStopped() || Thread.currentThread().isInterrupted();
  }

  private void drop(TaskItem item, List<String> askers) throws StoreException {
    if (!askers.isEmpty()) {
      store.ledger().drop(item, clock.instant());
    }
  }

  /// Nobody, while the store is out of reach; those who wait then wait for the next run.
  private List<String> askers(TaskItem item) {
    try {
      return store.ledger().waiting(item);
    } catch (StoreException _) {
      return List.of();
    }
  }

  /// A chore that fails is said and done again; it never ends the daemon. While the store is lost,
  /// the first of them says so for all.
  private Runnable guarded(String what, Chore chore) {
    return () -> {
      try {
        chore.run();
      } catch (StoreException e) {
        var level = isStoreLost.getAndSet(true) ? Level.DEBUG : Level.WARNING;
        LOG.log(level, what + " failed: " + e.getMessage());
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, what + " failed", e);
      }
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public DaemonPlan plan() {
    return inForce.plan();
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public RunNow runNow() {
    var checks = inForce.checks().of(Optional.empty());
    return new RunNow(
        store, checks.stream().map(check -> check.plugin().description()).toList(), clock);
  }

  @Override
  public List<PlannedSlot> planned() {
    return timetable.planned();
  }

  @Override
  public Set<String> clusters() {
    return inForce.fleet().clusters();
  }

  @Override
  public int waitingRuns() {
    return book.waiting();
  }

  @Override
  public Optional<Inventory> inventory(String cluster) {
    return inForce.fleet().inventory(cluster).map(known::of);
  }

  /// Begins nothing more, and waits for what runs as long as its pace allows.
  @Override
  public void close() {
    isClosing = true;
    chores.shutdownNow();
    timetable.close();
    monitor.stop();
    book.catchUp();
    tending.close();
  }
}
