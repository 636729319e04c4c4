package ncc.store.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.store.sql.Connections;
import ncc.store.sql.Database;
import ncc.store.sql.Migrations;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TimetableTest {
  private static final Pace PACE =
      new Pace(4, Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofSeconds(5));
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Slot SLOT = new Slot("ngt_comm_link_check", "tokyo@01 \u4f1a\u8a08");

  private static Database open(StoreAddress address) throws StoreException {
    var database = Connections.open(address);
    Migrations.run(database);
    return database;
  }

  private static Instant never() {
    return CLOCK.instant().plus(Duration.ofDays(1));
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void runsWhatIsDueAndAgainWhenItSays(Supplier<StoreAddress> engine) throws Exception {
    BlockingQueue<Slot> runs = new LinkedBlockingQueue<>();
    var due = CLOCK.instant().minusSeconds(600);
    try (var database = open(engine.get());
        var timetable =
            new Timetable(
                database,
                "a",
                PACE,
                CLOCK,
                (slot, at) -> {
                  runs.add(slot);
                  return at.equals(due) ? CLOCK.instant() : never();
                })) {
      timetable.add(Map.of(SLOT, due.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
      timetable.add(Map.of(SLOT, never()));

      timetable.start();

      assertThat(runs.poll(20, TimeUnit.SECONDS)).isEqualTo(SLOT);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void whatIsPlannedCanBeSeenMovedAndTakenOff(Supplier<StoreAddress> engine) throws Exception {
    var running = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var database = open(engine.get());
        var timetable =
            new Timetable(
                database,
                "a",
                PACE,
                CLOCK,
                (_, _) -> {
                  running.countDown();
                  awaited(end);
                  return never();
                })) {
      var other = new Slot("b_check", "osaka");
      timetable.add(Map.of(SLOT, never(), other, never().plusSeconds(60)));
      timetable.start();

      assertThat(timetable.planned()).extracting(PlannedSlot::slot).containsExactly(SLOT, other);
      assertThat(timetable.remove(other)).isTrue();
      assertThat(timetable.remove(other)).isFalse();
      assertThat(timetable.move(other, CLOCK.instant())).isFalse();
      assertThat(timetable.move(SLOT, CLOCK.instant())).isTrue();
      awaited(running);
      assertThat(timetable.planned())
          .singleElement()
          .satisfies(planned -> assertThat(planned.runner()).contains("a"));
      assertThat(timetable.move(SLOT, CLOCK.instant())).isFalse();
      assertThat(timetable.remove(SLOT)).isFalse();
      end.countDown();
    }
  }

  @Test
  void twoDaemonsShareTheWorkAndRunNothingTwice() throws Exception {
    var address = ncc.store.sql.StoreEngines.postgres();
    var runs = new ConcurrentHashMap<Slot, AtomicInteger>();
    var byDaemon = new ConcurrentLinkedQueue<String>();
    var all = new CountDownLatch(200);
    Function<String, SlotWork> work =
        daemon ->
            (slot, _) -> {
              runs.computeIfAbsent(slot, _ -> new AtomicInteger()).incrementAndGet();
              byDaemon.add(daemon);
              all.countDown();
              return never();
            };
    try (var one = open(address);
        var two = open(address);
        var a = new Timetable(one, "a", PACE, CLOCK, work.apply("a"));
        var b = new Timetable(two, "b", PACE, CLOCK, work.apply("b"))) {
      a.add(
          IntStream.range(0, 200)
              .boxed()
              .collect(Collectors.toMap(i -> new Slot("x_check", "c" + i), _ -> CLOCK.instant())));
      a.start();
      b.start();
      awaited(all);
    }

    assertThat(runs).hasSize(200);
    assertThat(runs.values()).allSatisfy(times -> assertThat(times).hasValue(1));
    assertThat(byDaemon).contains("a", "b");
  }

  @Test
  void whatADeadDaemonRanIsRunByAnother() throws Exception {
    var address = ncc.store.sql.StoreEngines.postgres();
    var running = new CountDownLatch(1);
    var takenOver = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var one = open(address);
    try (var two = open(address);
        var b =
            new Timetable(
                two,
                "b",
                PACE,
                CLOCK,
                (_, _) -> {
                  takenOver.countDown();
                  return never();
                })) {
      var dying =
          new Timetable(
              one,
              "a",
              PACE,
              CLOCK,
              (_, _) -> {
                running.countDown();
                awaited(end);
                return never();
              });
      dying.add(Map.of(SLOT, CLOCK.instant()));
      dying.start();
      awaited(running);
      // It loses the store, as a daemon does whose machine is gone.
      one.close();

      b.start();

      awaited(takenOver);
      end.countDown();
      dying.close();
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
