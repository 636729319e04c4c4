package ncc.server.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ncc.server.alert.AlertWork;
import ncc.spi.message.Count;
import ncc.spi.run.Run;
import ncc.store.history.RunRefusedException;
import ncc.store.ledger.Ledger;
import ncc.store.ledger.RunStart;
import ncc.store.sql.RefusedDataException;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;

/// Keeps runs in the store. While the store is out of reach it keeps them in memory, in their
/// order, as many as there is room for; then whoever brings another one waits.
public final class RunBook {
  private static final Logger LOG = System.getLogger(RunBook.class.getName());
  private static final int ROOM = 1000;

  private final Ledger ledger;
  private final Supplier<AlertWork> alerts;
  private final Consumer<Run> kept;
  private final ClockWatch watch;
  private final InstantSource clock;
  private final LinkedBlockingDeque<Entry> waiting = new LinkedBlockingDeque<>(ROOM);
  private final ReentrantLock writing = new ReentrantLock();

  /// Said once, until the store is back.
  private final AtomicBoolean isLost = new AtomicBoolean();

  /// @param alerts what holds when a run is stored
  /// @param kept takes each run that is stored; must return soon
  /// @param watch looked at before anything is stored
  public RunBook(
      Ledger ledger,
      Supplier<AlertWork> alerts,
      Consumer<Run> kept,
      ClockWatch watch,
      InstantSource clock) {
    this.kept = kept;
    this.watch = watch;
    this.ledger = ledger;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// The highest number of a run that the store has told of.
  private final AtomicLong newest = new AtomicLong();

  /// The numbers of the runs that this daemon stored last.
  private final Map<TaskItem, Long> own = new ConcurrentHashMap<>();

  private record Entry(Run run, RunStart start) {}

  /// How things stand before a run begins. While the store is out of reach nobody is known to wait:
  /// those who do wait for the next run.
  public RunStart start(TaskItem item) {
    try {
      var start = ledger.start(item);
      newest.accumulateAndGet(start.newest(), Math::max);
      return start;
    } catch (StoreException _) {
      return new RunStart(item, newest.get());
    }
  }

  /// `start` with those who asked while the cluster was being read: they share what was read.
  public RunStart joined(RunStart start) {
    try {
      return start.joinedBy(ledger.waiting(start.item()));
    } catch (StoreException _) {
      return start;
    }
  }

  /// Takes a run of one check on one cluster; it is stored, or waits to be, when this returns.
  ///
  /// @throws InterruptedException when told to end while there was no room; the run is then lost,
  ///   and its slot is run again
  public void take(Run run, RunStart start) throws InterruptedException {
    var entry = new Entry(run, start);
    if (!waiting.isEmpty() || !isStored(entry)) {
      waiting.put(entry);
    }
  }

  /// Who waits for a run that there cannot be waits no longer.
  public void drop(TaskItem item) throws StoreException {
    ledger.drop(item, clock.instant());
  }

  /// Who waits for a run of a check that is not made for the cluster waits no longer.
  public void leaveOut(TaskItem item) throws StoreException {
    ledger.leaveOut(item, clock.instant());
  }

  /// How many runs wait for the store.
  public int waiting() {
    return waiting.size();
  }

  /// Stores what waits, as far as the store takes it.
  public void catchUp() {
    int before = waiting.size();
    if (before == 0 || !writing.tryLock()) {
      return;
    }
    try {
      for (var entry = waiting.peek(); entry != null && isSettled(entry); entry = waiting.peek()) {
        waiting.remove(entry);
      }
    } finally {
      writing.unlock();
    }
    if (waiting.isEmpty() && isLost.compareAndSet(true, false)) {
      LOG.log(Level.WARNING, "the store is back; {0} waited for it", Count.of(before, "run"));
    }
  }

  /// One that a fault of ours breaks does not hold up those behind it.
  private boolean isSettled(Entry entry) {
    try {
      return isStored(entry);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "run " + entry.run().id() + " cannot be stored and is lost", e);
      return true;
    }
  }

  private boolean isStored(Entry entry) {
    try {
      watch.look();
      var now = clock.instant();
      var run = RunTimes.notAfter(entry.run(), now);
      var item = entry.start().item();
      long last = own.getOrDefault(item, 0L);
      own.put(item, ledger.keep(run, entry.start(), last, alerts.get().of(run), now));
      kept.accept(run);
      return true;
    } catch (RunRefusedException e) {
      LOG.log(Level.WARNING, e.getMessage());
      return true;
    } catch (RefusedDataException e) {
      lose(entry, e);
      return true;
    } catch (StoreException e) {
      if (isLost.compareAndSet(false, true)) {
        LOG.log(Level.ERROR, e.getMessage() + "; runs wait in memory until it is back");
      }
      return false;
    }
  }

  /// The store takes all other runs: only this one is lost, and who waits for it waits no longer.
  private void lose(Entry entry, RefusedDataException reason) {
    LOG.log(
        Level.ERROR,
        "run {0} of {1} on {2} cannot be stored and is lost: {3}",
        entry.run().id(),
        entry.start().item().checkId(),
        entry.start().item().cluster(),
        reason.getMessage());
    try {
      ledger.drop(entry.start().item(), clock.instant());
    } catch (StoreException _) {
      // Who waits for it waits for the next one.
    }
  }
}
