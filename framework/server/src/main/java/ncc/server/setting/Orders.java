package ncc.server.setting;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.engine.RunMonitor;
import ncc.server.fleet.Fleet;
import ncc.server.plan.DaemonPlan;
import ncc.store.setting.CheckSettings;
import ncc.store.sql.StoreException;

/// What a daemon goes by: its plan, and over it what people have set. Both may be replaced while it
/// runs; what runs then ends by what held when it began. Safe for use by many threads.
public final class Orders {
  private static final Logger LOG = System.getLogger(Orders.class.getName());

  private final CheckSettings settings;
  private final InstantSource clock;
  private final RunMonitor monitor;
  private volatile InForce now;

  /// Which state of the store's settings is in force.
  private String mark;

  /// What was said of settings that do not fit.
  private Set<String> saidOfMisfits = Set.of();

  /// @param monitor stops what reads a fleet
  /// @throws StoreException when the settings cannot be read
  public Orders(CheckSettings settings, DaemonPlan plan, InstantSource clock, RunMonitor monitor)
      throws StoreException {
    this.settings = settings;
    this.clock = clock;
    this.monitor = monitor;
    this.mark = settings.mark();
    this.now = inForce(plan, new StoredSettings(settings.setValues()));
  }

  private InForce inForce(DaemonPlan plan, StoredSettings stored) {
    var checks = new ChecksInForce(plan.checks(), plan.alerts(), stored);
    return new InForce(
        plan.withAlerts(checks.alertRules()),
        new Fleet(plan.fleet(), plan.limits(), plan.maxAge(), clock, monitor),
        checks);
  }

  /// What holds now.
  public InForce now() {
    return now;
  }

  /// Puts another plan in force. Clusters that were found stay known while their source is there.
  public synchronized void replace(DaemonPlan plan) {
    var before = now;
    var next = inForce(plan, before.checks().stored());
    before.fleet().clusters().forEach(cluster -> adopt(before.fleet(), next.fleet(), cluster));
    enforce(next);
  }

  private static void adopt(Fleet before, Fleet next, String cluster) {
    before.finder(cluster).ifPresent(source -> next.adopt(cluster, source));
  }

  /// Puts in force what people have set since, here or beside another daemon.
  ///
  /// @return whether there was anything
  public synchronized boolean readAgain() throws StoreException {
    var latest = settings.mark();
    if (latest.equals(mark)) {
      return false;
    }
    var checks = now.checks().with(new StoredSettings(settings.setValues()));
    mark = latest;
    enforce(now.with(checks));
    return true;
  }

  private void enforce(InForce next) {
    now = next;
    sayMisfits();
  }

  /// Each once, as long as it does not fit.
  public synchronized void sayMisfits() {
    var misfits =
        now.checks().misfits().stream()
            .map(Misfit::toString)
            .collect(Collectors.toUnmodifiableSet());
    misfits.stream()
        .filter(misfit -> !saidOfMisfits.contains(misfit))
        .sorted()
        .forEach(
            misfit -> LOG.log(Level.WARNING, "a setting does not fit and is left out: " + misfit));
    saidOfMisfits = misfits;
  }
}
