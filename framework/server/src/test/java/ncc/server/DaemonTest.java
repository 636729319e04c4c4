package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.Routes;
import ncc.engine.schedule.Grid;
import ncc.engine.schedule.Timing;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.engine.source.PlannedSource;
import ncc.server.plan.AlertRules;
import ncc.server.plan.CronTiming;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import ncc.store.Store;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.history.Keeping;
import ncc.store.history.Latest;
import ncc.store.history.RunFilter;
import ncc.store.schedule.Pace;
import ncc.store.schedule.PlannedSlot;
import ncc.store.sql.Page;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DaemonTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Pace PACE =
      new Pace(4, Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(5));

  @TempDir Path folder;
  private Store store;
  private final World world = new World();
  private final Told told = new Told();

  /// What the source finds, until a test changes it.
  private static final class World implements InventorySource {
    final AtomicReference<Optional<Inventory>> inventory = new AtomicReference<>(Optional.empty());
    final AtomicInteger readings = new AtomicInteger();
    final java.util.concurrent.CountDownLatch end = new java.util.concurrent.CountDownLatch(1);
    volatile boolean isSlow;

    void holds(VmFixture... vms) {
      inventory.set(Optional.of(ClusterFixture.healthy(vms).inventory()));
    }

    @Override
    public String scheme() {
      return "world";
    }

    @Override
    public String example() {
      return "world:";
    }

    @Override
    public Map<String, java.util.Set<Fact>> brings() {
      return Map.of();
    }

    @Override
    public List<Inventory> read(SourceRequest request) throws SourceException {
      readings.incrementAndGet();
      waitIfSlow();
      return List.of(
          inventory.get().orElseThrow(() -> new SourceException("the world is out of reach")));
    }

    private void waitIfSlow() throws SourceException {
      try {
        if (isSlow) {
          end.await();
        }
      } catch (InterruptedException e) {
        throw new SourceException("cut off", e);
      }
    }
  }

  /// Remembers what it was told.
  private static final class Told implements Notifier {
    final List<Notification> notifications = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public String kind() {
      return "told";
    }

    @Override
    public List<Setting> settings() {
      return List.of();
    }

    @Override
    public void deliver(Notification notification, Settings settings, java.time.Instant now) {
      notifications.add(notification);
    }
  }

  /// Whether the link of each VM works.
  @CheckInfo(
      id = "link_check",
      module = "test_checks",
      title = "Link",
      description = "Link of the VM",
      causes = "It is down.",
      resolutions = "Put it up.",
      impact = "Nothing goes.",
      categories = "Test",
      interval = "1s")
  public record LinkCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      boolean works = vm.ngt().flatMap(ncc.spi.inventory.Ngt::linkActive).orElse(false);
      var guest = vm.ngt().flatMap(ncc.spi.inventory.Ngt::guestOs).orElse("");
      return works ? Verdict.pass() : Verdict.fail("Link is down", guest);
    }
  }

  /// Another look at the same.
  @CheckInfo(
      id = "other_check",
      module = "test_checks",
      title = "Other",
      description = "Nothing",
      causes = "None.",
      resolutions = "None.",
      impact = "None.",
      categories = "Test",
      interval = "1s")
  public record OtherCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @BeforeEach
  void openStore() throws StoreException {
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private DaemonPlan plan(Duration interval, boolean isNamed) {
    return plan(interval, isNamed, Settings.NONE);
  }

  private DaemonPlan plan(Duration interval, boolean isNamed, Settings settings) {
    return plan(new Grid(interval), isNamed, settings, Keeping.STANDARD);
  }

  private DaemonPlan plan(Timing timing, boolean isNamed, Settings settings, Keeping keeping) {
    var source = new PlannedSource(world, "", settings, "world:");
    var fleet =
        isNamed
            ? new FleetPlan(
                List.of(new PlannedCluster("tokyo", List.of(source), Duration.ofSeconds(10))),
                List.of(),
                WantedClusters.own(java.util.Set.of("tokyo")))
            : new FleetPlan(List.of(), List.of(source), WantedClusters.called(java.util.Set.of()));
    var checks =
        List.of(
            new PlannedCheck(CheckPlugin.of(new LinkCheck()), timing),
            new PlannedCheck(CheckPlugin.of(new OtherCheck()), timing));
    var rules = new HashMap<String, AlertRules.Rule>();
    for (PlannedCheck check : checks) {
      var description = check.plugin().description();
      rules.put(check.plugin().id(), new AlertRules.Rule(description, AlertPolicy.of(description)));
    }
    return new DaemonPlan(
        "test",
        fleet,
        FleetLimits.DEFAULT,
        checks,
        Map.of(),
        Network.none("not asked"),
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        new AlertRules(rules),
        new Routes(
            List.of(
                new Receiver(
                    "all",
                    told,
                    Settings.NONE,
                    ncc.spi.alert.Severity.INFO,
                    ncc.engine.NamePatterns.ALL,
                    ncc.engine.NamePatterns.ALL,
                    true))),
        keeping);
  }

  private static final Catalog NO_PLUGINS =
      new Catalog(List.of(), List.of(), List.of(), List.of(), List.of());

  private Daemon daemon(DaemonPlan plan) throws StoreException {
    return new Daemon(store, "d1", PACE, CLOCK, plan, NO_PLUGINS, List.of());
  }

  @Test
  void runsRemembersRaisesAndResolves() throws Exception {
    world.holds(VmFixture.healthy("web-01"), VmFixture.healthy("db-01").link(false));
    try (var daemon = daemon(plan(Duration.ofSeconds(1), true))) {
      daemon.start();
      await(() -> open().size() == 1);

      var alert = open().getFirst();
      assertThat(alert.subject().name()).isEqualTo("db-01");
      assertThat(alert.clusterName()).isEqualTo("tokyo");
      assertThat(latest("link_check").status()).isEqualTo(Status.FAIL);
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RAISED)));

      world.holds(VmFixture.healthy("web-01"), VmFixture.healthy("db-01"));
      await(() -> open().isEmpty());
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RESOLVED)));
    }
  }

  @Test
  void moreIsKnownOfAnAlertThatReceiversWereToldOf() throws Exception {
    var down = VmFixture.healthy("db-01").link(false);
    world.holds(down);
    try (var daemon = daemon(plan(Duration.ofSeconds(1), true))) {
      daemon.start();
      await(() -> told.notifications.stream().anyMatch(isOf(Notification.Kind.RAISED)));

      world.holds(down.guestOs("windows:64:Server-2022"));
      await(() -> open().getFirst().detail().equals("windows:64:Server-2022"));
    }
    assertThat(open()).hasSize(1);
    assertThat(open().getFirst().trail()).hasSize(1);
    assertThat(told.notifications).hasSize(1);
  }

  @Test
  void aSourceOutOfReachRaisesItsOwnAlertAndLeavesTheOthers() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var daemon = daemon(plan(Duration.ofSeconds(1), true))) {
      daemon.start();
      await(() -> open().size() == 1);

      world.inventory.set(Optional.empty());
      await(() -> open().size() == 2);

      assertThat(open())
          .extracting(alert -> alert.key().alertId())
          .containsExactlyInAnyOrder("link_check", "ncc_inventory_incomplete");
      world.holds(VmFixture.healthy("db-01").link(false));
      await(() -> open().size() == 1);
      assertThat(open().getFirst().key().alertId()).isEqualTo("link_check");
    }
  }

  @Test
  void clustersOfASourceAreFoundAndReadOnceForTheirChecks() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), false))) {
      daemon.start();
      await(() -> runs() == 2);

      assertThat(daemon.clusters()).hasSize(1);
      assertThat(world.readings.get()).isBetween(1, 2);
    }
  }

  @Test
  void whatIsAskedForRunsAtOnceAndIsTold() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);

      store
          .ledger()
          .ask(
              "task-1",
              "somebody",
              "link_check",
              List.of(new TaskItem("tokyo", "link_check")),
              CLOCK.instant());

      await(() -> store.tasks().find("task-1").orElseThrow().endedAt().isPresent());
      assertThat(store.history().task("task-1")).isPresent();
    }
  }

  @Test
  void anotherPlanTakesPlaceWhileItRuns() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);

      daemon.reload(plan(Duration.ofSeconds(1), true));

      await(() -> runs() > 4);
    }
  }

  @Test
  void whatIsSetIsInForceAtOnceHereAndSoonInAnotherDaemon() throws Exception {
    world.holds(VmFixture.healthy("db-01").link(false));
    try (var daemon = daemon(plan(Duration.ofHours(1), true));
        var other =
            new Daemon(
                store, "d2", PACE, CLOCK, plan(Duration.ofHours(1), true), NO_PLUGINS, List.of())) {
      daemon.start();
      other.start();
      await(() -> runs() == 2 && open().size() == 1);
      var tokyo = Optional.of("tokyo");

      daemon.control().change("ann", tokyo, "link_check", "enabled", Optional.of("false"));

      assertThat(daemon.planned())
          .extracting(planned -> planned.slot().check())
          .containsExactly("other_check");
      await(() -> !isOn(other));
      assertThat(open()).as("nothing is known of it any more").hasSize(1);

      other
          .control()
          .change(
              "bob",
              tokyo,
              "link_check",
              Map.of("enabled", Optional.empty(), "interval", Optional.of("1s")));
      await(() -> isOn(daemon));
      await(() -> runs() > 4);
    }
  }

  private static boolean isOn(Daemon daemon) throws StoreException {
    return daemon.planned().stream().anyMatch(one -> one.slot().check().equals("link_check"))
        && daemon.checks().of("link_check", Optional.of("tokyo")).orElseThrow().enabled();
  }

  @Test
  void whatIsSwitchedOffWhileSomebodyWaitsForItIsDropped() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);
      daemon
          .control()
          .change("ann", Optional.empty(), "link_check", "enabled", Optional.of("false"));

      store
          .ledger()
          .ask(
              "task-1",
              "somebody",
              "link_check",
              List.of(new TaskItem("tokyo", "link_check")),
              CLOCK.instant());

      await(() -> store.tasks().find("task-1").orElseThrow().dropped() == 1);
    }
  }

  @Test
  void aCronExpressionDecidesWhenSlotsAreDueAndAnotherPlanMovesThem() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    var yearly = CronTiming.parse("30 2 29 2 * Asia/Tokyo");
    var monthly = CronTiming.parse("30 2 28 * *");
    try (var daemon = daemon(plan(yearly, true, Settings.NONE, Keeping.STANDARD))) {
      daemon.start();
      await(() -> daemon.planned().size() == 2);
      assertThat(daemon.planned()).extracting(PlannedSlot::due).containsOnly(next(yearly));

      daemon.reload(plan(monthly, true, Settings.NONE, Keeping.STANDARD));

      assertThat(daemon.planned()).extracting(PlannedSlot::due).containsOnly(next(monthly));
    }
  }

  private static Instant next(CronTiming timing) {
    return timing.after(CLOCK.instant(), "tokyo");
  }

  @Test
  void whatIsOlderThanThePlanKeepsGoesAtTheStart() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), true))) {
      daemon.start();
      await(() -> runs() == 2);
    }
    var moment = Duration.ofMillis(1);
    var brief = new Keeping(moment, moment, OptionalLong.empty());
    try (var daemon = daemon(plan(new Grid(Duration.ofHours(1)), true, Settings.NONE, brief))) {
      daemon.start();

      await(() -> runs() == 0);
    }
  }

  @Test
  void clustersThatWereFoundStayKnownWhenTheirSourceIsSetOtherwise() throws Exception {
    world.holds(VmFixture.healthy("web-01"));
    try (var daemon = daemon(plan(Duration.ofHours(1), false))) {
      daemon.start();
      await(() -> runs() == 2);
      var found = daemon.clusters();
      world.isSlow = true;

      daemon.reload(
          plan(Duration.ofHours(1), false, new Settings(Map.of("x", List.of("1")), Map.of())));

      assertThat(daemon.clusters()).isEqualTo(found).hasSize(1);
      assertThat(daemon.planned()).hasSize(2);
      world.end.countDown();
    }
  }

  @Test
  void whatIsCutOffWhenTheDaemonEndsIsNotKept() throws Exception {
    world.isSlow = true;
    var daemon = daemon(plan(Duration.ofSeconds(1), true));
    daemon.start();
    await(() -> world.readings.get() > 0);

    daemon.close();
    await(DaemonTest::noSlotRuns);

    assertThat(runs()).isZero();
    assertThat(open()).isEmpty();
  }

  private static boolean noSlotRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("slot-"));
  }

  private static java.util.function.Predicate<Notification> isOf(Notification.Kind kind) {
    return notification -> notification.kind() == kind;
  }

  private List<Alert> open() throws StoreException {
    return store
        .alertSearch()
        .page(AlertFilter.OPEN, AlertOrder.WORST_FIRST, Page.Wanted.first(100))
        .items()
        .stream()
        .filter(alert -> alert.state() == AlertState.OPEN)
        .toList();
  }

  private Latest latest(String check) throws StoreException {
    return store.history().latest().stream()
        .filter(one -> one.check().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private int runs() throws StoreException {
    return store.history().runs(RunFilter.ALL, ncc.store.history.Page.first(1000)).size();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.sleep(20);
    }
  }
}
