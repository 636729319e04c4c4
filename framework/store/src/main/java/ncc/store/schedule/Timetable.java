package ncc.store.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import ncc.store.sql.Database;
import ncc.store.sql.Statements;
import ncc.store.sql.StoreAddress.Postgres;
import ncc.store.sql.StoreException;

/// What is due when, shared by all daemons of one store: each slot is run by exactly one of them at
/// a time, and by another when its daemon dies. db-scheduler keeps it.
public final class Timetable implements AutoCloseable {
  static final String NAME = "check";

  private static final TaskDescriptor<Void> CHECK = TaskDescriptor.of(NAME);

  private static final Logger LOG = System.getLogger(Timetable.class.getName());

  private final AtomicBoolean isFailing = new AtomicBoolean();
  private final Database database;
  private final Scheduler scheduler;
  private final ExecutorService threads;

  /// @param daemon unique among the daemons of the store
  public Timetable(
      Database database, String daemon, Pace pace, InstantSource clock, SlotWork work) {
    this.database = database;
    // Platform threads: SQLite's native code would hold the carriers of virtual ones.
    threads =
        Executors.newFixedThreadPool(
            pace.atOnce(),
            Thread.ofPlatform()
                .daemon()
                .name("slot-", 0)
                .uncaughtExceptionHandler((_, e) -> sayOnce(e))
                .factory());
    var builder =
        Scheduler.create(database.dataSource(), task(clock, work))
            .schedulerName(new SchedulerName.Fixed(daemon))
            .clock(clock::instant)
            .threads(pace.atOnce())
            .executorService(threads)
            .pollingInterval(pace.look())
            .heartbeatInterval(pace.sign())
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(pace.grace())
            .enableImmediateExecution();
    scheduler =
        database.address() instanceof Postgres
            ? builder.pollUsingLockAndFetch(0.5, 1.0).build()
            : builder.pollUsingFetch(0.5, 2.0).build();
  }

  private CustomTask<Void> task(InstantSource clock, SlotWork work) {
    return Tasks.custom(CHECK)
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .execute((instance, context) -> {
          sayBack();
          var due = context.getExecution().getExecutionTime();
          return again(work.run(Slot.of(instance.getId()), due));
        });
  }

  /// What is due can be read on a full disk, and not be taken: that is tried again with each look.
  private void sayOnce(Throwable e) {
    var level = isFailing.getAndSet(true) ? Level.DEBUG : Level.WARNING;
    LOG.log(level, database.fault(e).getMessage() + "; what is due cannot be taken, tried again");
  }

  private void sayBack() {
    if (isFailing.getAndSet(false)) {
      LOG.log(Level.WARNING, "what is due can be taken again");
    }
  }

  private static CompletionHandler<Void> again(Instant next) {
    return (complete, operations) -> operations.reschedule(complete, next);
  }

  public void start() {
    scheduler.start();
  }

  /// Adds slots that are not there yet; those that are keep their time.
  ///
  /// @param first when each is due for the first time
  public void add(Map<Slot, Instant> first) {
    first.forEach((slot, at) ->
        scheduler.schedule(
            instance(slot), at, SchedulerClient.ScheduleOptions.WHEN_EXISTS_DO_NOTHING));
  }

  /// Makes a slot due at `at`, whatever was planned; one that runs now says itself when it is due
  /// again, and one that is not there stays so.
  ///
  /// @return whether it was done
  public boolean move(Slot slot, Instant at) {
    try {
      return scheduler.reschedule(instance(slot), at);
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException _) {
      return false;
    }
  }

  /// Looks for what is due now. Who waits for the next look waits by the clock, so for as long as
  /// it was put back.
  public void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  /// Takes a slot off; one that runs now is taken off when it is asked for again.
  ///
  /// @return whether it was done
  public boolean remove(Slot slot) {
    try {
      scheduler.cancel(instance(slot));
      return true;
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException _) {
      return false;
    }
  }

  /// All slots, in the order in which they are due. Waits for nobody who writes.
  public List<PlannedSlot> planned() throws StoreException {
    return database.read(connection ->
        Statements.list(
            connection,
            Timetable::planned,
            "select task_instance, execution_time, picked, picked_by, last_success from"
                + " scheduled_tasks where task_name = ? order by execution_time, task_instance",
            NAME));
  }

  private static PlannedSlot planned(ResultSet row) throws SQLException {
    return new PlannedSlot(
        Slot.of(row.getString("task_instance")),
        row.getTimestamp("execution_time").toInstant(),
        row.getBoolean("picked")
            ? Optional.ofNullable(row.getString("picked_by"))
            : Optional.empty(),
        Optional.ofNullable(row.getTimestamp("last_success")).map(Timestamp::toInstant));
  }

  private static TaskInstance<Void> instance(Slot slot) {
    return new TaskInstance<>(CHECK.getTaskName(), slot.instance());
  }

  /// Begins nothing more, and waits for what runs as long as the pace allows.
  @Override
  public void close() {
    scheduler.stop();
    threads.shutdownNow();
  }
}
