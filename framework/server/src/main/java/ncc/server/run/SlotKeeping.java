package ncc.server.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ncc.engine.source.PlannedSource;
import ncc.server.plan.DaemonPlan;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.InForce;
import ncc.server.setting.Orders;
import ncc.store.schedule.PlannedSlot;
import ncc.store.schedule.Slot;
import ncc.store.schedule.Timetable;
import ncc.store.sql.StoreException;

/// Keeps the timetable in step with what holds: slots appear, move and go as plans, settings and
/// clusters do.
public final class SlotKeeping {
  private static final Logger LOG = System.getLogger(SlotKeeping.class.getName());

  private final Orders orders;
  private final Timetable timetable;
  private final InstantSource clock;

  /// The clusters whose slots were added; a check that reads a source may find more.
  private volatile Set<String> planned = Set.of();

  /// What is to be judged again, until it is due.
  private final Set<Slot> repeated = ConcurrentHashMap.newKeySet();

  /// @param orders replaced by nobody else
  public SlotKeeping(Orders orders, Timetable timetable, InstantSource clock) {
    this.orders = orders;
    this.timetable = timetable;
    this.clock = clock;
  }

  /// Puts another plan in force.
  public synchronized void reload(DaemonPlan plan) {
    var before = orders.now();
    orders.replace(plan);
    follow(before, orders.now());
  }

  /// Puts in force what people have set since, here or beside another daemon.
  public synchronized void followSettings() throws StoreException {
    var before = orders.now();
    if (orders.readAgain()) {
      follow(before, orders.now());
      LOG.log(Level.INFO, "settings read again");
    }
  }

  private void follow(InForce before, InForce next) {
    var gone = new HashSet<>(before.slots());
    gone.removeAll(next.slots());
    gone.forEach(timetable::remove);
    move(before, next);
    addMissing();
  }

  /// A changed interval holds at once: what is due later than it says is due earlier.
  private void move(InForce before, InForce next) {
    var now = clock.instant();
    for (Slot slot : next.slots()) {
      var old = before.check(slot).map(EffectiveCheck::timing);
      var timing = next.check(slot).orElseThrow().timing();
      if (old.isPresent() && !old.get().equals(timing)) {
        timetable.move(slot, timing.after(now, slot.cluster()));
      }
    }
  }

  /// Sees to it that everything known is in the timetable.
  public void addMissing() {
    var now = clock.instant();
    var inForce = orders.now();
    var clusters = inForce.fleet().clusters();
    var first = new HashMap<Slot, Instant>();
    for (Slot slot : inForce.slots()) {
      var timing = inForce.check(slot).orElseThrow().timing();
      first.put(slot, timing.first(now, slot.cluster(), clusters.size()));
    }
    timetable.add(first);
    planned = clusters;
  }

  /// Sees to it that nothing waits for longer than its timing says: the clock was ahead when that
  /// was planned.
  public void pullIn() throws StoreException {
    var now = clock.instant();
    var inForce = orders.now();
    for (PlannedSlot planned : timetable.planned()) {
      if (planned.runner().isEmpty()) {
        inForce
            .check(planned.slot())
            .map(check -> check.timing().after(now, planned.slot().cluster()))
            .filter(planned.due()::isAfter)
            .ifPresent(due -> timetable.move(planned.slot(), due));
      }
    }
    timetable.look();
  }

  /// Has what was judged of `clusters` judged again; what runs now when it has ended.
  public void repeat(Set<String> clusters) {
    orders.now().slots().stream()
        .filter(slot -> clusters.contains(slot.cluster()))
        .forEach(repeated::add);
    hurry();
  }

  /// Makes due at once what is to be judged again.
  public void hurry() {
    var slots = repeated.isEmpty() ? Set.<Slot>of() : orders.now().slots();
    repeated.removeIf(slot -> !slots.contains(slot) || timetable.move(slot, clock.instant()));
  }

  /// Asks sources of many clusters which they have.
  public void discover() {
    var fleet = orders.now().fleet();
    for (PlannedSource source : fleet.sources()) {
      fleet.discover(source).forEach(reason -> LOG.log(Level.WARNING, reason));
    }
    if (!fleet.clusters().equals(planned)) {
      addMissing();
    }
  }

  /// A slot that ran while its check was switched off is still there, unless the check was switched
  /// on again meanwhile.
  public void takeOff(Slot slot) throws StoreException {
    followSettings();
    if (!orders.now().check(slot).map(EffectiveCheck::enabled).orElse(true)) {
      timetable.remove(slot);
    }
  }
}
