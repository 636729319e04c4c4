package ncc.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.engine.Catalog;
import ncc.engine.RunMonitor;
import ncc.engine.listener.ListenerQueues;
import ncc.engine.schedule.Timing;
import ncc.server.alert.AlertTending;
import ncc.server.chore.Chores;
import ncc.server.fleet.KnownClusters;
import ncc.server.fleet.RollCall;
import ncc.server.plan.DaemonPlan;
import ncc.server.run.ClockWatch;
import ncc.server.run.OutbreakWatch;
import ncc.server.run.RecentFaults;
import ncc.server.run.RunBook;
import ncc.server.run.RunWatcher;
import ncc.server.run.SlotKeeping;
import ncc.server.run.SlotRun;
import ncc.server.setting.CheckControl;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.InForce;
import ncc.server.setting.Orders;
import ncc.server.task.RunNow;
import ncc.server.web.Served;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.Run;
import ncc.store.Store;
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

  private static final String DISCOVERING = "looking for clusters";

  /// How often settings are looked at that other daemons, or commands, may have changed.
  private static final Duration SETTINGS = Duration.ofSeconds(2);

  /// How long somebody who only looks waits for a cluster to be read.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// How long listeners are waited for at the end.
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final String name;
  private final InstantSource clock;
  private final Store store;
  private final RunBook book;
  private final OutbreakWatch outbreaks;
  private final AlertTending tending;
  private final Catalog catalog;
  private final List<RunWatcher> watchers;
  private final ListenerQueues listening =
      new ListenerQueues(
          ListenerQueues.LIMIT,
          (name, problem) -> LOG.log(Level.WARNING, "listener {0}: {1}", name, problem));
  private final KnownClusters known;
  private final RollCall roll;
  private final RunMonitor monitor = new RunMonitor();
  private final Timetable timetable;
  private final Chores chores = new Chores();
  private final Orders orders;
  private final SlotKeeping slots;
  private final RecentFaults faults;
  private final ClockWatch watch;
  private volatile boolean isClosing;

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
    this.watch = new ClockWatch(store.futureTimes(), clock);
    watch.lookIntoStore();
    this.name = name;
    this.clock = clock;
    this.known = KnownClusters.of(store.history().latest());
    this.orders = new Orders(store.checkSettings(), plan, clock, monitor);
    this.tending = new AlertTending(store, name, this::plan, known::name, clock);
    this.book = new RunBook(store.ledger(), tending::work, this::tell, watch, clock);
    this.outbreaks = new OutbreakWatch(store.history());
    this.catalog = catalog;
    this.watchers = List.copyOf(watchers);
    this.timetable = store.timetable(name, pace, clock, this::run);
    this.slots = new SlotKeeping(orders, timetable, clock);
    this.roll = new RollCall(known, slots::repeat);
    this.faults = new RecentFaults(clock);
  }

  /// Begins.
  public void start() {
    orders.sayMisfits();
    slots.addMissing();
    slots.repeat(known.begin(orders.now().fleet().named()));
    chores.every(Duration.ofSeconds(1), "looking at the clock", this::lookAtClock);
    chores.every(Duration.ofMinutes(1), "looking for times ahead", watch::lookIntoStore);
    chores.every(Duration.ofMinutes(1), "looking at what is due when", slots::pullIn);
    chores.every(SETTINGS, "reading the settings", slots::followSettings);
    timetable.start();
    chores.every(
        Duration.ofSeconds(10), "forgetting old facts", () -> orders.now().fleet().forgetOld());
    chores.every(DISCOVERY, DISCOVERING, slots::discover);
    chores.every(Duration.ofSeconds(1), "looking for what was asked for", this::hurry);
    chores.every(Duration.ofSeconds(1), "looking for what is judged again", slots::hurry);
    chores.every(Duration.ofSeconds(2), "storing what waits", book::catchUp);
    chores.every(Duration.ofSeconds(10), "tending alerts", tending::sweep);
    chores.every(Duration.ofSeconds(10), "telling what is owed", tending::settle);
    chores.every(Duration.ofSeconds(5), "renewing what receivers forget", tending::renew);
    chores.every(
        Duration.ofMinutes(1), "ending alerts of clusters that are gone", this::leaveClusters);
    chores.every(Duration.ofSeconds(1), "delivering", tending::deliver);
    chores.every(Duration.ofHours(1), "letting go of what is old", this::letGo);
  }

  private void lookAtClock() throws StoreException {
    watch.look();
    if (watch.takeRewound()) {
      slots.pullIn();
    }
  }

  private void leaveClusters() throws StoreException {
    tending.leave(cluster -> !isConfigured(cluster));
  }

  private void letGo() throws StoreException {
    if (watch.isTrusted() && !store.retention().enforce(plan().keeping(), clock.instant())) {
      LOG.log(Level.WARNING, "the store is larger than it may be");
    }
  }

  /// Puts another plan in force. What runs ends by the old one.
  public void reload(DaemonPlan plan) {
    slots.reload(plan);
    slots.repeat(known.rename(orders.now().fleet().named()));
    chores.now(DISCOVERING, slots::discover);
  }

  /// The checks as they hold now, here.
  public ChecksInForce checks() {
    return orders.now().checks();
  }

  /// How checks are set, for people to see and to change.
  @Override
  public CheckControl control() {
    return new CheckControl(
        store.checkSettings(),
        this::checks,
        this::clusters,
        clock,
        chores.guarded("reading the settings", slots::followSettings));
  }

  /// Makes due at once what somebody asked for.
  private void hurry() throws StoreException {
    for (TaskItem item : store.tasks().waiting()) {
      var slot = new Slot(item.checkId(), item.cluster());
      dropIfOff(item);
      if (!faults.contains(slot)) {
        timetable.move(slot, clock.instant());
      }
    }
    chores.storeAnswers();
  }

  /// What is switched off since somebody asked for it does not run.
  private void dropIfOff(TaskItem item) throws StoreException {
    var check = orders.now().check(new Slot(item.checkId(), item.cluster()));
    if (!check.map(EffectiveCheck::enabled).orElse(true)) {
      book.drop(item);
    }
  }

  private Instant run(Slot slot, Instant due) {
    var now = orders.now();
    var check = now.check(slot);
    if (check.isEmpty() || !now.fleet().clusters().contains(slot.cluster())) {
      return clock.instant().plus(HAND_BACK);
    }
    if (!check.get().enabled()) {
      chores.after(Duration.ofSeconds(1), "taking off " + slot, () -> slots.takeOff(slot));
      return clock.instant().plus(HAND_BACK);
    }
    chores.guarded(slot + ", due " + due + ",", () -> attempt(slot, check.get(), now, due)).run();
    if (isEnding()) {
      return due;
    }
    return timing(slot, check.get()).after(clock.instant(), slot.cluster());
  }

  /// As it holds by now: somebody may have set another while it ran.
  private Timing timing(Slot slot, EffectiveCheck ran) {
    return orders.now().check(slot).orElse(ran).timing();
  }

  /// What fails because the daemon ends is no fault.
  private void attempt(Slot slot, EffectiveCheck check, InForce now, Instant due)
      throws StoreException {
    try {
      run(slot, check, now, due);
    } catch (RuntimeException e) {
      if (!isClosing) {
        faults.add(slot);
        throw e;
      }
    }
  }

  private void run(Slot slot, EffectiveCheck check, InForce now, Instant due)
      throws StoreException {
    var item = new TaskItem(slot.cluster(), slot.check());
    var start = book.start(item);
    var waivers = tending.work().silences();
    var result =
        new SlotRun(now.plan(), now.fleet(), roll, waivers, name, clock, catalog.problems())
            .of(slot, check.plugin(), now.plugins(slot.cluster()), start.asked());
    if (isEnding()) {
      return;
    }
    if (result.isEmpty()) {
      if (!start.askers().isEmpty()) {
        book.leaveOut(item);
      }
      return;
    }
    var run = outbreaks.told(result.get().run(), check.plugin().check());
    watchers.forEach(watcher -> watcher.ran(run, result.get().inventory(), due));
    try {
      book.take(run, result.get().joined() ? book.joined(start) : start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Run run) {
    listening.tell(plan().listeners(), run);
  }

  /// What was cut off half-way says nothing of the cluster: it is not kept, and its slot is run by
  /// whoever comes next.
  private boolean isEnding() {
    return monitor.isStopped() || Thread.currentThread().isInterrupted();
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
    return orders.now().plan();
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public RunNow runNow() {
    var checks = orders.now().checks().of(Optional.empty());
    return new RunNow(
        store, checks.stream().map(check -> check.plugin().description()).toList(), clock);
  }

  @Override
  public List<PlannedSlot> planned() throws StoreException {
    return timetable.planned();
  }

  @Override
  public Set<String> clusters() {
    return orders.now().fleet().clusters();
  }

  @Override
  public Optional<String> clockNotice() {
    return watch.last();
  }

  @Override
  public boolean isConfigured(String cluster) {
    var fleet = orders.now().fleet();
    return !fleet.isWhole() || fleet.clusters().contains(cluster);
  }

  @Override
  public int waitingRuns() {
    return book.waiting();
  }

  @Override
  public Optional<Inventory> inventory(String cluster) {
    try {
      var fleet = orders.now().fleet();
      return fleet.inventory(cluster, PATIENCE).map(one -> known.of(one, fleet.named()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Begins nothing more, and waits for what runs as long as its pace allows.
  @Override
  public void close() {
    isClosing = true;
    chores.close();
    timetable.close();
    monitor.stop();
    book.catchUp();
    listening.close(LAST_WORDS);
    tending.close();
  }
}
