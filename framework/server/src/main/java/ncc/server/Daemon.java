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
import ncc.engine.RunMonitor;
import ncc.engine.source.PlannedSource;
import ncc.server.alert.AlertTending;
import ncc.server.fleet.Fleet;
import ncc.server.fleet.KnownClusters;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.server.run.RunBook;
import ncc.server.run.SlotRun;
import ncc.spi.run.PluginProblem;
import ncc.store.Store;
import ncc.store.history.Keeping;
import ncc.store.history.Latest;
import ncc.store.schedule.Pace;
import ncc.store.schedule.PlannedSlot;
import ncc.store.schedule.Slot;
import ncc.store.schedule.Timetable;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;

/// Runs checks when they are due, side by side with other daemons of the same store.
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Daemon.class.getName());

  /// When a slot that this daemon does not know is looked at again, by whoever does.
  private static final Duration HAND_BACK = Duration.ofSeconds(30);

  /// How often sources of many clusters are asked which they have.
  private static final Duration DISCOVERY = Duration.ofMinutes(5);

  private final String name;
  private final InstantSource clock;
  private final Store store;
  private final RunBook book;
  private final AlertTending tending;
  private final List<PluginProblem> problems;
  private final KnownClusters known;
  private final RunMonitor monitor = new RunMonitor();
  private final Timetable timetable;
  private final ScheduledExecutorService chores =
      Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().name("chore-", 0).factory());
  private final AtomicBoolean isStoreLost = new AtomicBoolean();
  private volatile InForce inForce;

  /// The clusters whose slots were added; a check that reads a source may find more.
  private volatile Set<String> planned = Set.of();

  /// What holds now; replaced whole.
  private record InForce(DaemonPlan plan, Fleet fleet) {}

  /// @param name unique among the daemons of the store
  /// @param problems plugins that could not be used
  /// @throws StoreException when the store cannot be read
  public Daemon(
      Store store,
      String name,
      Pace pace,
      InstantSource clock,
      DaemonPlan plan,
      List<PluginProblem> problems)
      throws StoreException {
    this.store = store;
    this.name = name;
    this.clock = clock;
    this.tending = new AlertTending(store, name, () -> inForce().plan(), clock);
    this.book = new RunBook(store.ledger(), tending::work, clock);
    this.problems = List.copyOf(problems);
    this.known = new KnownClusters(remembered(store));
    this.inForce = inForce(plan);
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

  private InForce inForce(DaemonPlan plan) {
    return new InForce(plan, new Fleet(plan.fleet(), plan.limits(), plan.maxAge(), clock, monitor));
  }

  /// Begins.
  public void start() {
    plan();
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
    if (!store.retention().enforce(Keeping.STANDARD, clock.instant())) {
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
    var next = inForce(plan);
    before.fleet().clusters().forEach(cluster -> adopt(before.fleet(), next.fleet(), cluster));
    inForce = next;
    remove(slots(before), slots(next));
    move(before.plan(), next);
    plan();
    chores.execute(guarded("looking for clusters", this::discover));
  }

  private static void adopt(Fleet before, Fleet next, String cluster) {
    before.finder(cluster).ifPresent(source -> next.adopt(cluster, source));
  }

  private static Set<Slot> slots(InForce inForce) {
    var slots = new HashSet<Slot>();
    for (String cluster : inForce.fleet().clusters()) {
      inForce.plan().checks().forEach(check -> slots.add(new Slot(check.plugin().id(), cluster)));
    }
    return slots;
  }

  private void remove(Set<Slot> before, Set<Slot> next) {
    before.stream().filter(slot -> !next.contains(slot)).forEach(timetable::remove);
  }

  /// A changed interval holds at once: what is due later than it says is due earlier.
  private void move(DaemonPlan before, InForce next) {
    var now = clock.instant();
    for (PlannedCheck check : next.plan().checks()) {
      var old = before.check(check.plugin().id()).map(PlannedCheck::timing);
      if (old.isPresent() && !old.get().equals(check.timing())) {
        for (String cluster : next.fleet().clusters()) {
          timetable.move(
              new Slot(check.plugin().id(), cluster), check.timing().after(now, cluster));
        }
      }
    }
  }

  /// Sees to it that everything known is in the timetable.
  private void plan() {
    var now = clock.instant();
    var clusters = inForce.fleet().clusters();
    var first = new HashMap<Slot, Instant>();
    for (String cluster : clusters) {
      for (PlannedCheck check : inForce.plan().checks()) {
        first.put(
            new Slot(check.plugin().id(), cluster),
            check.timing().first(now, cluster, clusters.size()));
      }
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
      plan();
    }
  }

  /// Makes due at once what somebody asked for.
  private void hurry() throws StoreException {
    for (TaskItem item : store.tasks().waiting()) {
      timetable.move(new Slot(item.checkId(), item.cluster()), clock.instant());
    }
    isStoreLost.set(false);
  }

  private Instant run(Slot slot, Instant due) {
    var now = inForce;
    var check = now.plan().check(slot.check());
    if (check.isEmpty() || !now.fleet().clusters().contains(slot.cluster())) {
      return clock.instant().plus(HAND_BACK);
    }
    guarded(slot + ", due " + due + ",", () -> run(slot, check.get(), now)).run();
    if (isEnding()) {
      return due;
    }
    return check.get().timing().after(clock.instant(), slot.cluster());
  }

  private void run(Slot slot, PlannedCheck check, InForce now) throws StoreException {
    var item = new TaskItem(slot.cluster(), slot.check());
    var askers = askers(item);
    var waivers = tending.work().silences();
    var run =
        new SlotRun(now.plan(), now.fleet(), known, waivers, name, clock, problems).of(slot, check);
    if (isEnding()) {
      return;
    }
    if (run.isEmpty()) {
      drop(item, askers);
      return;
    }
    try {
      book.take(run.get(), item, askers);
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

  /// What is planned and what runs, in the order in which it is due.
  public List<PlannedSlot> planned() {
    return timetable.planned();
  }

  /// The clusters this daemon looks after.
  public Set<String> clusters() {
    return inForce.fleet().clusters();
  }

  /// Begins nothing more, and waits for what runs as long as its pace allows.
  @Override
  public void close() {
    chores.shutdownNow();
    timetable.close();
    monitor.stop();
    book.catchUp();
    tending.close();
  }
}
