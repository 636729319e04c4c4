import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.engine.NamePatterns;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.Routes;
import ncc.engine.silence.Silences;
import ncc.server.alert.AlertWork;
import ncc.server.plan.AlertRules;
import ncc.spi.alert.Severity;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;

/// Judges runs of one check on one cluster of which every VM is unhealthy, and measures what its
/// alerts take: raised, unchanged, 1 % changed, told. Arguments: engine (sqlite or postgres), VMs.
public class AlertRounds {
  private static final CheckDescription CHECK =
      new CheckDescription(
          "link_check",
          "ngt_checks",
          "NGT link",
          "Whether the link works",
          List.of("It is down."),
          List.of("Put it up."),
          "Nothing goes",
          List.of("NGT"),
          Duration.ofMinutes(5),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Set.of(),
          Set.of(),
          List.of(),
          List.of());

  private final Store store;
  private final int vms;
  private Instant now = Instant.parse("2026-08-01T00:00:00Z");

  AlertRounds(Store store, int vms) {
    this.store = store;
    this.vms = vms;
  }

  private record Nobody() implements Notifier {
    @Override
    public String kind() {
      return "nobody";
    }

    @Override
    public List<Setting> settings() {
      return List.of();
    }

    @Override
    public void deliver(Notification notification, Settings settings, Instant now) {}
  }

  public static void main(String[] args) throws Exception {
    var folder = Files.createTempDirectory("ncc-bench-alerts");
    if (args[0].equals("postgres")) {
      try (var server =
          EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.toFile()).start()) {
        var location = "//localhost:" + server.getPort() + "/postgres";
        measure(
            new StoreAddress.Postgres(location, Optional.of("postgres"), Optional.empty()), args);
      }
    } else {
      measure(new StoreAddress.Embedded(folder.resolve("store.db")), args);
    }
  }

  private static void measure(StoreAddress address, String[] args) throws Exception {
    System.out.printf(
        "| %s, alerts of %s VMs of one cluster | s | of them processor |%n|---|---:|---:|%n",
        args[0], args[1]);
    try (var store = Store.open(address)) {
      new AlertRounds(store, Integer.parseInt(args[1])).measure();
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void timed(String what, Step step) throws Exception {
    long cpu = processor();
    long start = System.nanoTime();
    step.run();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f |%n",
        what,
        (System.nanoTime() - start) / 1e9,
        (processor() - cpu) / 1e9);
  }

  /// What this process used, which tells more than the clock where others use the machine, too.
  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void measure() throws Exception {
    round("all raised", 0, 0);
    timed("taken to be told", this::take);
    for (int i = 0; i < 5; i++) {
      round("unchanged", 0, 0);
    }
    for (int i = 0; i < 5; i++) {
      round("1 % changed", i, i + 1);
    }
    round("all resolved", 0, 100);
  }

  private void take() throws Exception {
    var taken = store.deliveries().take("all", now, now.plusSeconds(60), 10, "bench");
    if (taken.size() != 1) {
      throw new IllegalStateException("expected one delivery, but there are " + taken.size());
    }
  }

  /// @param untilPercent VMs whose link works: from `fromPercent` to below
  private void round(String what, int fromPercent, int untilPercent) throws Exception {
    now = now.plus(Duration.ofMinutes(5));
    var rules = Map.of(CHECK.id(), new AlertRules.Rule(CHECK, AlertPolicy.of(CHECK)));
    var receiver =
        new Receiver(
            "all",
            new Nobody(),
            Settings.NONE,
            Severity.INFO,
            NamePatterns.ALL,
            NamePatterns.ALL,
            true);
    var work = new AlertWork(new AlertRules(rules), Silences.NONE, new Routes(List.of(receiver)));
    var judgements = work.of(run(fromPercent, untilPercent));
    timed(what, () -> store.ledger().settle(judgements, now));
  }

  private Run run(int fromPercent, int untilPercent) {
    var findings = new ArrayList<Finding>(vms);
    for (int vm = 0; vm < vms; vm++) {
      boolean works = vm % 100 >= fromPercent && vm % 100 < untilPercent;
      var id = "8c6d2a00-0000-4000-8000-%012x".formatted(vm);
      findings.add(
          new Finding(
              new Subject(Kind.VM, id, "vm-%06d".formatted(vm)),
              works ? Verdict.pass() : Verdict.fail("Link is down", "since yesterday")));
    }
    var part = new Part(new Origin("list", now), Set.of(), Part.Roster.EVERY_NGT_VM, vms, true);
    return new Run(
        "run-" + now.toEpochMilli(),
        "0.1.0",
        "ncc serve",
        now,
        now,
        Duration.ofMillis(5),
        false,
        List.of(
            new ClusterRun(
                Cluster.named("tokyo-01"),
                vms,
                vms,
                List.of(part),
                List.of(),
                List.of(CheckRun.of(CHECK, findings, Duration.ZERO)))),
        List.of());
  }
}
