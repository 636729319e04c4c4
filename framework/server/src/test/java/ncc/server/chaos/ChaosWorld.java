package ncc.server.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.Catalog;
import ncc.engine.CheckLimits;
import ncc.engine.CheckPlugin;
import ncc.engine.NamePatterns;
import ncc.engine.Network;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.Routes;
import ncc.engine.schedule.Grid;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.engine.source.PlannedSource;
import ncc.server.plan.AlertRules;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import ncc.store.history.Keeping;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;

/// A fleet in a folder: each cluster has one VM of its name, which is down while a file says so.
/// Checks and receivers write down what they do.
record ChaosWorld(Path folder) {
  static final Duration INTERVAL = Duration.ofSeconds(4);
  static final List<String> CLUSTERS = List.of("c0", "c1", "c2", "c3", "c4", "c5");

  private static ChaosWorld here() {
    return new ChaosWorld(Path.of(System.getProperty("chaos.folder")));
  }

  boolean isDown(String cluster) {
    return Files.exists(folder.resolve("down-" + cluster));
  }

  void turn(String cluster) throws IOException {
    if (isDown(cluster)) {
      Files.delete(folder.resolve("down-" + cluster));
    } else {
      Files.createFile(folder.resolve("down-" + cluster));
    }
  }

  Journal runs() {
    return new Journal(folder.resolve("runs"));
  }

  Journal told() {
    return new Journal(folder.resolve("told"));
  }

  private static final class Source implements InventorySource {
    @Override
    public String scheme() {
      return "chaos";
    }

    @Override
    public String example() {
      return "chaos:c0";
    }

    @Override
    public Map<String, Set<FactType>> brings() {
      return Map.of();
    }

    @Override
    public List<Inventory> read(SourceRequest request) {
      var name = request.location();
      return List.of(ClusterFixture.named(name).vms(VmFixture.healthy(name)).inventory());
    }
  }

  /// Whether the VM is up; takes its time, so that it can be seen twice at once, and be killed.
  @CheckInfo(
      id = "up_check",
      module = "chaos_checks",
      title = "Up",
      description = "The VM is up",
      causes = "It is down.",
      resolutions = "Put it up.",
      impact = "Nothing goes.",
      categories = "Test",
      interval = "4s")
  public record UpCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return watched("up_check", vm.name(), here().isDown(vm.name()));
    }
  }

  /// Another one, always content.
  @CheckInfo(
      id = "calm_check",
      module = "chaos_checks",
      title = "Calm",
      description = "Nothing",
      causes = "None.",
      resolutions = "None.",
      impact = "None.",
      categories = "Test",
      interval = "4s")
  public record CalmCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return watched("calm_check", vm.name(), false);
    }
  }

  private static Verdict watched(String check, String vm, boolean isDown) {
    var run = Long.toString(System.nanoTime(), 36) + "-" + ProcessHandle.current().pid();
    here().runs().say("start", vm + "/" + check, ProcessHandle.current().pid(), run);
    try {
      Thread.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.err("cut off", "");
    }
    here().runs().say("end", vm + "/" + check, ProcessHandle.current().pid(), run);
    return isDown ? Verdict.fail("VM is down", "") : Verdict.pass();
  }

  private static final class Told implements Notifier {
    @Override
    public String kind() {
      return "told";
    }

    @Override
    public List<Setting> settings() {
      return List.of();
    }

    @Override
    public void deliver(Notification notification, Settings settings, Instant now) {
      for (Alert alert : notification.alerts()) {
        here().told().say(notification.id(), notification.kind(), alert.id());
      }
    }
  }

  static final Catalog CATALOG = new Catalog(List.of(), List.of(), List.of(), List.of(), List.of());

  /// The facts of the fixtures were taken once, and the daemon's clock is that of the wall.
  private static CheckPlugin ofAnyAge(Check check) {
    return CheckPlugin.of(check)
        .with(
            new CheckLimits(
                Optional.of(Duration.ofDays(36_500)), Optional.empty(), Optional.empty()));
  }

  static DaemonPlan plan() {
    var checks =
        List.of(
            new PlannedCheck(ofAnyAge(new UpCheck()), new Grid(INTERVAL)),
            new PlannedCheck(ofAnyAge(new CalmCheck()), new Grid(INTERVAL)));
    var rules = new HashMap<String, AlertRules.Rule>();
    for (PlannedCheck check : checks) {
      var description = check.plugin().description();
      rules.put(check.plugin().id(), new AlertRules.Rule(description, AlertPolicy.of(description)));
    }
    var receiver =
        new Receiver(
            "all",
            new Told(),
            Settings.NONE,
            Severity.INFO,
            NamePatterns.ALL,
            NamePatterns.ALL,
            true);
    return new DaemonPlan(
        "test",
        new FleetPlan(
            CLUSTERS.stream().map(ChaosWorld::cluster).toList(),
            List.of(),
            WantedClusters.own(Set.copyOf(CLUSTERS))),
        FleetLimits.DEFAULT,
        checks,
        Map.of(),
        Network.none("not asked"),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        new AlertRules(rules),
        new Routes(List.of(receiver)),
        Keeping.STANDARD,
        List.of());
  }

  private static PlannedCluster cluster(String name) {
    var source = new PlannedSource(new Source(), name, Settings.NONE, "chaos:" + name);
    return new PlannedCluster(name, List.of(source), Duration.ofSeconds(10));
  }
}
