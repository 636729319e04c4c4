package ncc.engine.notify;

import static ncc.engine.notify.Told.NOW;
import static ncc.engine.notify.Told.raised;
import static ncc.engine.notify.Told.receiver;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ncc.engine.notify.MemoryQueue.Again;
import ncc.engine.setting.FetchedSecret;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryTest {
  private static final DeliveryLimits LIMITS = DeliveryLimits.DEFAULT;

  private final MemoryQueue queue = new MemoryQueue();
  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final List<RuntimeException> troubles = Collections.synchronizedList(new ArrayList<>());
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private Delivery delivery = delivery(LIMITS);

  private Delivery delivery(DeliveryLimits limits) {
    return new Delivery(queue, limits, time::get, new Random(7), new Heard(troubles, taken));
  }

  private record Heard(List<RuntimeException> troubles, List<String> taken)
      implements DeliveryMonitor {
    @Override
    public void delivered(QueuedDelivery delivery) {
      taken.add(delivery.id());
    }

    @Override
    public void failed(QueuedDelivery delivery, String reason, boolean dead) {}

    @Override
    public void queueFailed(RuntimeException failure) {
      troubles.add(failure);
    }
  }

  @AfterEach
  void close() {
    delivery.close();
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatIsDueIsDeliveredOnce() throws Exception {
    var told = Collections.synchronizedList(new ArrayList<String>());
    use(receiver("ops", (notification, _) -> told.add(notification.id())));
    for (int i = 0; i < 100; i++) {
      queue.add("d" + i, "ops", raised("n" + i, "cluster-" + i), NOW);
    }
    queue.add("later", "ops", raised("later", "tokyo"), NOW.plusSeconds(1));

    settle();

    assertThat(told).hasSize(100).doesNotHaveDuplicates().doesNotContain("later");
    assertThat(queue.done).hasSize(100);
  }

  @Test
  void aTryInVainIsRepeatedLaterEachTime() throws Exception {
    var tries = new ArrayList<Instant>();
    use(receiver("ops", (_, now) -> fail(tries, now)));
    queue.add("d", "ops", raised("n", "tokyo"), NOW);

    passes(Duration.ofMinutes(30));

    var waits = new ArrayList<Duration>();
    for (int i = 1; i < tries.size(); i++) {
      waits.add(Duration.between(tries.get(i - 1), tries.get(i)));
    }
    for (int i = 0; i < waits.size(); i++) {
      long whole = Math.min(300, 5L << i);
      assertThat(waits.get(i))
          .isBetween(Duration.ofMillis(whole * 500), Duration.ofSeconds(whole + 1));
    }
    assertThat(waits).hasSizeGreaterThan(8);
  }

  private static void fail(List<Instant> tries, Instant now) throws DeliveryException {
    tries.add(now);
    throw DeliveryException.forNow("busy");
  }

  @Test
  void afterADayItIsGivenUpWhereItCanBeSeen() throws Exception {
    var tries = new ArrayList<Instant>();
    use(receiver("ops", (_, now) -> fail(tries, now)));
    queue.add("d", "ops", raised("n", "tokyo"), NOW);

    passes(Duration.ofHours(25));

    assertThat(queue.dead)
        .containsOnly(Map.entry("d", "given up after 1d and " + tries.size() + " tries: busy"));
    assertThat(tries.getLast())
        .isBetween(NOW.plus(Duration.ofHours(24).minusMinutes(5)), NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void aRefusalIsTriedAgainLessOftenUntilItIsGivenUp() throws Exception {
    var tries = new ArrayList<Instant>();
    use(receiver("ops", (_, now) -> refuse(tries, now)));
    queue.add("d", "ops", raised("n", "tokyo"), NOW);

    passes(Duration.ofHours(25));

    assertThat(tries).hasSizeBetween(90, 200);
    assertThat(tries.get(1)).isBefore(NOW.plusSeconds(6));
    assertThat(queue.dead)
        .containsOnly(
            Map.entry("d", "given up after 1d and " + tries.size() + " tries: no such user"));
  }

  private static void refuse(List<Instant> tries, Instant now) throws DeliveryException {
    tries.add(now);
    throw DeliveryException.forGood("no such user");
  }

  @Test
  void whoRefusedAndIsMendedIsTold() throws Exception {
    var told = new ArrayList<String>();
    use(
        receiver(
            "ops",
            (notification, now) -> {
              if (now.isBefore(NOW.plusSeconds(300))) {
                throw DeliveryException.forGood("answered 401");
              }
              told.add(notification.id());
            }));
    queue.add("d1", "ops", raised("raised", "tokyo"), NOW);
    queue.add("d2", "ops", raised("resolved", "tokyo"), NOW.plusSeconds(60));

    passes(Duration.ofMinutes(15));

    assertThat(told).containsExactly("raised", "resolved");
  }

  @Test
  void whatASilenceHoldsBackWhenItIsDueIsNotTold() throws Exception {
    var told = new ArrayList<List<Alert>>();
    var quiet = Told.alert("tokyo", "quiet", Severity.CRITICAL);
    var loud = Told.alert("tokyo", "loud", Severity.WARNING);
    queue.held = quiet::equals;
    use(
        receiver(
            "ops",
            (notification, _) -> {
              told.add(notification.alerts());
              assertThat(notification.severity()).isEqualTo(Severity.WARNING);
            }));
    queue.add("d1", "ops", Told.notification("n1", "tokyo", Kind.RAISED, quiet, loud), NOW);
    queue.add("d2", "ops", Told.notification("n2", "osaka", Kind.RAISED, quiet), NOW);

    settle();

    assertThat(told).containsExactly(List.of(loud));
    assertThat(queue.kept).containsExactly(quiet, quiet);
    assertThat(taken).containsExactly("d1");
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void whatWaitsForANotifierWaitsForEachOfItsDestinations() throws Exception {
    var told = Collections.synchronizedList(new ArrayList<String>());
    queue.add("d", "ops", raised("n", "tokyo"), NOW);

    use(destination("ops", "a", told), destination("ops", "b", told));
    settle();

    assertThat(told).containsExactlyInAnyOrder("a n", "b n");
    assertThat(queue.isEmpty()).isTrue();
  }

  private static Receiver destination(String owner, String name, List<String> told) {
    var like = receiver(owner, (notification, _) -> told.add(name + " " + notification.id()));
    return new Receiver(
        owner + " " + name,
        owner,
        like.notifier(),
        like.settings(),
        like.least(),
        like.clusters(),
        like.checks(),
        like.resolved());
  }

  @Test
  void aReceiverThatAsksForItIsLeftAlone() throws Exception {
    var tries = Collections.synchronizedList(new ArrayList<Instant>());
    use(
        receiver(
            "ops",
            (notification, now) -> {
              tries.add(now);
              if (notification.id().equals("first")) {
                throw DeliveryException.forNow("busy", Duration.ofSeconds(90));
              }
            }));
    queue.add("d1", "ops", raised("first", "tokyo"), NOW);
    settle();
    queue.add("d2", "ops", raised("second", "osaka"), NOW);

    passes(Duration.ofSeconds(89));
    assertThat(tries).containsExactly(NOW);
    passes(Duration.ofSeconds(1));
    assertThat(tries).containsOnly(NOW, NOW.plusSeconds(90)).hasSize(3);
  }

  @Test
  void patienceHasALimit() throws Exception {
    use(
        receiver(
            "ops",
            (_, _) -> {
              throw DeliveryException.forNow("busy", Duration.ofDays(300));
            }));
    queue.add("d", "ops", raised("n", "tokyo"), NOW);

    settle();

    assertThat(queue.again).containsExactly(new Again("d", NOW.plus(LIMITS.longest()), "busy"));
  }

  @Test
  void aReceiverThatHangsDelaysNoOther() throws Exception {
    var end = new CountDownLatch(1);
    var hanging = new Semaphore(0);
    use(
        receiver(
            "dead",
            (_, _) -> {
              hanging.release();
              await(end);
            }),
        receiver("alive", (_, _) -> {}));
    for (int i = 0; i < 200; i++) {
      queue.add("x" + i, "dead", raised("n" + i, "cluster-" + i), NOW);
      queue.add("y" + i, "alive", raised("n" + i, "cluster-" + i), NOW);
    }

    delivery.round();
    hanging.acquire(LIMITS.atOnce());
    queue.awaitDone(200);

    assertThat(queue.done).allMatch(id -> id.startsWith("y"));
    assertThat(hanging.availablePermits()).isZero();
    assertThat(delivery.running()).isGreaterThanOrEqualTo(LIMITS.atOnce());
    end.countDown();
    settle();
  }

  private static void await(CountDownLatch latch) throws DeliveryException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw DeliveryException.forNow("interrupted", e);
    }
  }

  @Test
  void aNotifierThatDoesNotHeedItsDeadlineIsNotWaitedFor() throws Exception {
    var end = new CountDownLatch(1);
    delivery.close();
    delivery =
        delivery(
            new DeliveryLimits(
                1,
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofHours(24)));
    use(
        receiver(
            "ops",
            (notification, _) -> {
              while (notification.id().equals("first") && end.getCount() > 0) {
                Thread.onSpinWait();
              }
            }));
    queue.add("d1", "ops", raised("first", "tokyo"), NOW);
    queue.add("d2", "ops", raised("second", "osaka"), NOW);

    settle();
    end.countDown();

    assertThat(queue.done).containsExactly("d2");
    assertThat(queue.again).extracting(Again::reason).containsExactly("it took longer than 0s");
  }

  @Test
  void theEndIsNeverToldBeforeTheBeginning() throws Exception {
    var told = Collections.synchronizedList(new ArrayList<String>());
    var down = new AtomicInteger(3);
    use(
        receiver(
            "ops",
            (notification, _) -> {
              if (notification.id().equals("raised") && down.getAndDecrement() > 0) {
                throw DeliveryException.forNow("busy");
              }
              told.add(notification.id());
            }));
    queue.add("d1", "ops", raised("raised", "tokyo"), NOW);
    queue.add("d2", "ops", raised("resolved", "tokyo"), NOW);
    queue.add("d3", "ops", raised("elsewhere", "osaka"), NOW);

    settle();
    assertThat(told).containsExactly("elsewhere");
    passes(Duration.ofMinutes(5));

    assertThat(told).containsExactly("elsewhere", "raised", "resolved");
  }

  @Test
  void whatANotifierThrowsIsItsOwnFailure() throws Exception {
    use(
        receiver(
            "ops",
            (_, _) -> {
              throw new StackOverflowError("deep");
            }));
    queue.add("d", "ops", raised("n", "tokyo"), NOW);

    settle();

    assertThat(queue.again)
        .extracting(Again::reason)
        .containsExactly("the notifier itself failed: java.lang.StackOverflowError: deep");
  }

  @Test
  void aReasonHoldsNoSecretAndStaysOnItsLine() throws Exception {
    var secret = new FetchedSecret("a file", () -> "hunter2");
    secret.reveal();
    use(
        receiver(
            "ops",
            (_, _) -> {
              throw DeliveryException.forGood("login hunter2 refused\nbye");
            },
            Map.of("password", secret)));
    queue.add("d", "ops", raised("n", "tokyo"), NOW);

    settle();

    assertThat(queue.again)
        .extracting(Again::reason)
        .containsExactly("login ******** refused\ufffdbye");
  }

  @Test
  void stoppingPutsBackWhatIsUnderWay() throws Exception {
    var hanging = new Semaphore(0);
    use(
        receiver(
            "ops",
            (_, _) -> {
              hanging.release();
              await(new CountDownLatch(1));
            }));
    queue.add("d", "ops", raised("n", "tokyo"), NOW);
    delivery.round();
    hanging.acquire();

    delivery.close();

    assertThat(queue.again)
        .containsExactly(new Again("d", NOW, "the daemon was stopped while it tried"));
  }

  @Test
  void whoDiedWhileDeliveringIsReplaced() throws Exception {
    queue.add("d", "ops", raised("n", "tokyo"), NOW);
    queue.take("ops", NOW, NOW.plusSeconds(150), 1);
    use(receiver("ops", (_, _) -> {}));

    time.set(NOW.plusSeconds(149));
    delivery.round();
    assertThat(delivery.running()).isZero();
    time.set(NOW.plusSeconds(150));
    settle();

    assertThat(queue.done).containsExactly("d");
  }

  @Test
  void whatNobodyTakesAnyMoreIsDeadAfterADay() throws Exception {
    use(receiver("ops", (_, _) -> {}));
    queue.add("d", "pager", raised("n", "tokyo"), NOW);

    time.set(NOW.plus(Duration.ofHours(24)));
    delivery.round();
    assertThat(queue.dead).isEmpty();
    time.set(NOW.plus(Duration.ofHours(24)).plusSeconds(1));
    delivery.round();

    assertThat(queue.dead).containsOnly(Map.entry("d", "no notifier has this name any more"));
  }

  /// A receiver that fails at random for half a day: everything is told, in its order.
  @Test
  void nothingIsLostWhileAReceiverIsUnreliable() throws Exception {
    var random = new Random(11);
    var told = Collections.synchronizedList(new ArrayList<String>());
    use(
        receiver(
            "ops",
            (notification, now) -> {
              synchronized (random) {
                if (now.isBefore(NOW.plus(Duration.ofHours(12))) && random.nextInt(10) < 7) {
                  throw DeliveryException.forNow("busy");
                }
              }
              told.add(notification.id());
            }));
    for (int i = 0; i < 300; i++) {
      queue.add("d" + i, "ops", raised(i % 30 + "/" + i / 30, "cluster-" + i % 30), NOW);
    }

    passes(Duration.ofHours(20));

    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.dead).isEmpty();
    assertThat(told).hasSize(300).doesNotHaveDuplicates();
    for (int line = 0; line < 30; line++) {
      var lead = line + "/";
      assertThat(told.stream().filter(id -> id.startsWith(lead)).toList()).isSorted();
    }
  }

  private void use(Receiver... receivers) {
    delivery.use(new Routes(List.of(receivers)));
  }

  /// Delivers what is due now.
  private void settle() throws InterruptedException {
    int before;
    do {
      before = queue.heard();
      delivery.round();
      queue.awaitIdle();
      while (delivery.running() > 0) {
        Thread.onSpinWait();
      }
    } while (queue.heard() > before);
  }

  private void passes(Duration duration) throws InterruptedException {
    var end = time.get().plus(duration);
    while (time.get().isBefore(end)) {
      time.set(time.get().plusSeconds(1));
      settle();
    }
  }
}
