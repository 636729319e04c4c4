package ncc.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ncc.engine.Catalog;
import ncc.engine.CheckLimits;
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
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
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
import ncc.store.sql.Page;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A store, a world that a daemon looks at, and a receiver that remembers what it was told.
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
abstract class DaemonWorld {
  static final InstantSource CLOCK = InstantSource.system();
  static final Pace PACE =
      new Pace(4, Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(5));

  @TempDir Path folder;
  Store store;
  final World world = new World();
  final Told told = new Told();

  /// What the source finds, until a test changes it.
  static final class World implements InventorySource {
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
    public Map<String, java.util.Set<FactType>> brings() {
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
  static final class Told implements Notifier {
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
      boolean works = vm.get(NgtLink.class).map(NgtLink::active).orElse(false);
      var guest = vm.get(GuestOs.class).map(GuestOs::name).orElse("");
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

  DaemonPlan plan(Duration interval, boolean isNamed) {
    return plan(interval, isNamed, Settings.NONE);
  }

  DaemonPlan plan(Duration interval, boolean isNamed, Settings settings) {
    return plan(new Grid(interval), isNamed, settings, Keeping.STANDARD);
  }

  DaemonPlan plan(Timing timing, boolean isNamed, Settings settings, Keeping keeping) {
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
            new PlannedCheck(ofAnyAge(new LinkCheck()), timing),
            new PlannedCheck(ofAnyAge(new OtherCheck()), timing));
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
        keeping,
        List.of());
  }

  /// The facts of the fixtures were taken once, and the daemon's clock is that of the wall.
  private static CheckPlugin ofAnyAge(Check check) {
    return CheckPlugin.of(check)
        .with(
            new CheckLimits(
                Optional.of(Duration.ofDays(36_500)), Optional.empty(), Optional.empty()));
  }

  static final Catalog NO_PLUGINS =
      new Catalog(List.of(), List.of(), List.of(), List.of(), List.of());

  Daemon daemon(DaemonPlan plan) throws StoreException {
    return new Daemon(store, "d1", PACE, CLOCK, plan, NO_PLUGINS, List.of());
  }

  static java.util.function.Predicate<Notification> isOf(Notification.Kind kind) {
    return notification -> notification.kind() == kind;
  }

  List<Alert> open() throws StoreException {
    return store
        .alertSearch()
        .page(AlertFilter.OPEN, AlertOrder.WORST_FIRST, Page.Wanted.first(100))
        .items()
        .stream()
        .filter(alert -> alert.state() == AlertState.OPEN)
        .toList();
  }

  Latest latest(String check) throws StoreException {
    return store.history().latest().stream()
        .filter(one -> one.check().equals(check))
        .findFirst()
        .orElseThrow();
  }

  int runs() throws StoreException {
    return store.history().runs(RunFilter.ALL, ncc.store.history.Page.first(1000)).size();
  }

  static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.sleep(20);
    }
  }
}
