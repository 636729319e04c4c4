package ncc.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.VmCount;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// Runs to try a report on. Every one is the same each time.
public final class SampleRuns {
  /// The instant all sample runs judge by.
  public static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  /// A name that tries to break every format.
  public static final String HOSTILE =
      "x\n"
          + "Refer to KB 1\u001b[31m</script><img src=x onerror=alert(1)>\"'&,=cmd|' /C"
          + " calc'!A0\u202e";

  private SampleRuns() {}

  /// One cluster, three checks: PASS with a metric, INFO and WARN about VMs (one of them Japanese,
  /// one hostile), SKIP as a whole; one caveat that changes no verdict.
  public static Run small() {
    return run(
        List.of(cluster("tokyo-01", List.of(expiry(), version(), serialSkipped()), List.of())));
  }

  /// Two clusters: a healthy one, and one with FAIL and ERR, an incomplete inventory and a broken
  /// plugin.
  public static Run troubled() {
    var caveat =
        new Caveat(
            Caveat.Kind.LIST_INCOMPLETE,
            "osaka-02/ncli_ngt_list.txt",
            "exactly 250 VMs, where ncli cuts its list, and no other list of VMs",
            FactType.setOf(NgtLink.class, NgtEnabled.class),
            Set.of());
    var healthy =
        cluster(
            "tokyo-01", List.of(checkRun(expiryCheck(), List.of(ok("web-01", 400)))), List.of());
    var ill =
        cluster("osaka-02", List.of(expiryFailed(), version(), serialSkipped()), List.of(caveat));
    var run = run(List.of(healthy, ill));
    return new Run(
        run.id(),
        run.version(),
        run.command(),
        run.startedAt(),
        run.now(),
        run.took(),
        false,
        run.clusters(),
        List.of(new PluginProblem("plugins/broken.jar", "check id 'x y' is not a name")));
  }

  /// One cluster, whose check lists its diagnoses: two VMs with the same remedy, one of them
  /// hostile, one VM with another, and one with a diagnosis and no remedy.
  public static Run diagnosed() {
    var renew =
        Remedy.of("renew", "Renew it", Route.CVM, "refresh vm_uuids={vm_uuid}", "ping {vip}")
            .when(Condition.told("AOS 5.19.1 or later"))
            .disrupting("nothing")
            .verifiedBy("list vm_name={vm_name}");
    var restart = Remedy.of("restart", "Restart the agent", Route.GUEST, "restart {vm_name}");
    var expired =
        Diagnosis.fail("expired", "NGT client certificate has expired", "{days_ago} days ago")
            .cause("Certificates last 1000 days", "The clock of the guest is wrong")
            .impact("Snapshots are no longer application-consistent")
            .remedy(renew, restart)
            .explains("ngt_comm_link_check");
    var untold = Diagnosis.info("not_reported", "Expiry is not reported", "");
    var findings =
        List.of(
            finding("web-01", expired.verdict().with("days_ago", 3).withRemedy("renew")),
            finding(HOSTILE, expired.verdict().with("days_ago", 4).withRemedy("renew")),
            finding("web-03", expired.verdict().with("days_ago", 5).withRemedy("restart")),
            finding("web-04", untold.verdict()));
    var check = expiryCheck().withDiagnoses(List.of(expired, untold));
    return run(List.of(cluster("tokyo-01", List.of(checkRun(check, findings)), List.of())));
  }

  /// The others, one that was stopped, and one that saw no cluster.
  public static List<Run> ofEveryKind() {
    var none = run(List.of());
    var small = small();
    var stopped =
        new Run(
            small.id(),
            small.version(),
            small.command(),
            small.startedAt(),
            small.now(),
            small.took(),
            true,
            small.clusters(),
            List.of());
    return List.of(small, troubled(), diagnosed(), large(100), stopped, none);
  }

  /// One cluster with `vms` guest VMs in one check: nine of ten pass, the others are INFO, WARN and
  /// FAIL in turn.
  public static Run large(int vms) {
    var findings = new ArrayList<Finding>(vms);
    for (int i = 0; i < vms; i++) {
      findings.add(i % 10 != 0 ? ok("vm-" + i, 100 + i % 900) : unhealthy(i));
    }
    return run(
        List.of(
            cluster("large-01", List.of(CheckRun.of(expiryCheck(), findings, TOOK)), List.of())));
  }

  private static final Duration TOOK = Duration.ofMillis(12);

  private static Run run(List<ClusterRun> clusters) {
    return new Run(
        "20261122T060000Z-0001",
        "0.1.0",
        "ncc --source samples/captures/tokyo-01 health_checks run_all",
        NOW,
        NOW,
        Duration.ofMillis(345),
        false,
        clusters,
        List.of());
  }

  private static ClusterRun cluster(String name, List<CheckRun> checks, List<Caveat> caveats) {
    var all = new ArrayList<Caveat>(caveats);
    all.add(
        new Caveat(
            Caveat.Kind.CONFLICT,
            name + "/prism_v1_guest_tools.json",
            "link of 1 VM differs from nutanix_guest_tools_cli.txt, which was believed: web-02",
            FactType.setOf(NgtLink.class),
            Set.of(uuid("web-02"))));
    var origin = new Origin(name + "/ncli_ngt_list.txt", NOW.minusSeconds(3600));
    var facts = FactType.setOf(NgtLink.class, NgtEnabled.class);
    var part = new Part(origin, facts, Part.Roster.EVERY_NGT_VM, 3, caveats.isEmpty());
    return new ClusterRun(clusterNamed(name), 4, 3, List.of(part), all, checks);
  }

  private static Cluster clusterNamed(String name) {
    return new Cluster(
        name,
        Optional.of(uuid(name)),
        Optional.of("7962615092282959560"),
        Facts.known(
            Version.parse("6.10.1").map(AosVersion::new),
            Optional.of("ncc-5.1.1").map(NccVersion::new),
            Version.parse("4.1.1").map(NgtLatestVersion::new),
            Optional.of(Hypervisor.AHV).map(ClusterHypervisor::new),
            Optional.of("192.0.2.50").map(VirtualIp::new),
            Optional.of("192.0.2.51").map(DataServicesIp::new),
            Nodes.of(
                List.of(
                    Node.at("192.0.2.61", Optional.of("192.0.2.71")),
                    Node.at("192.0.2.62", Optional.empty()))),
            Optional.of(new VmCount(4))));
  }

  private static CheckRun expiry() {
    return checkRun(
        expiryCheck(),
        List.of(
            ok("web-01", 400),
            finding("会計サーバー", expiring(Verdict.info(EXPIRES + " in under 90 days", DETAIL), 60)),
            finding(HOSTILE, expiring(Verdict.warn(EXPIRES + " in under 45 days", DETAIL), 30))));
  }

  private static CheckRun expiryFailed() {
    var fail = Verdict.fail("NGT client certificate has expired", DETAIL);
    var lost =
        Verdict.err(
            "expiry of the client certificate was lost",
            "{where}: the file ends in the middle of a VM");
    return checkRun(
        expiryCheck(),
        List.of(
            ok("web-01", 400),
            finding("db-09", expiring(fail, -3)),
            finding(HOSTILE, lost.with("where", "osaka-02/nutanix_guest_tools_cli.txt:1751"))));
  }

  private static CheckRun version() {
    var old =
        Verdict.info(
                "Following VMs do not have latest NGT version installed",
                "NGT installed version: {installed}, NGT latest version: {latest}")
            .with("installed", "2.3.2")
            .with("latest", "4.1.1");
    return checkRun(
        described("ngt_installer_version_check", "NGT version", OptionalInt.empty(), false),
        List.of(finding("the-windows2022", old), finding("web-01", Verdict.pass())));
  }

  private static CheckRun serialSkipped() {
    var cluster = new Subject(Kind.CLUSTER, uuid("tokyo-01").toString(), "tokyo-01");
    return checkRun(
        described("ngt_serial_link_check", "NGT serial link", OptionalInt.empty(), false),
        List.of(new Finding(cluster, Verdict.skip("IP-less needs AOS 6.6 or later"))));
  }

  private static CheckRun checkRun(CheckDescription check, List<Finding> findings) {
    return CheckRun.of(check, findings, TOOK);
  }

  private static Finding unhealthy(int i) {
    return switch (i / 10 % 3) {
      case 0 ->
          finding("vm-" + i, expiring(Verdict.info(EXPIRES + " in under 90 days", DETAIL), 60));
      case 1 ->
          finding("vm-" + i, expiring(Verdict.warn(EXPIRES + " in under 45 days", DETAIL), 30));
      default ->
          finding(
              "vm-" + i, expiring(Verdict.fail("NGT client certificate has expired", DETAIL), -3));
    };
  }

  private static final String EXPIRES = "NGT client certificate expires";
  private static final String DETAIL = "certificate expires {not_after}, in {days_left} days";

  private static Finding ok(String vm, long days) {
    return finding(vm, Verdict.pass().with("not_after", NOW.plus(Duration.ofDays(days))));
  }

  private static Verdict expiring(Verdict verdict, long days) {
    return verdict.with("not_after", NOW.plus(Duration.ofDays(days))).with("days_left", days);
  }

  private static Finding finding(String vm, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, uuid(vm).toString(), vm), verdict);
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static CheckDescription expiryCheck() {
    return described(
        "ngt_client_cert_expiry_check", "NGT client certs expiring", OptionalInt.of(10075), true);
  }

  private static CheckDescription described(
      String id, String title, OptionalInt kb, boolean alerting) {
    return new CheckDescription(
        id,
        "ngt_checks",
        title,
        title + " on every guest VM",
        List.of("The certificate is valid for 1000 days and was not renewed"),
        List.of("On a CVM: nutanix_guest_tools_cli refresh_vm_tools_entity vm_uuids=<vm_uuid>"),
        "Snapshots are no longer application-consistent",
        List.of("NGT", "Certificate"),
        Duration.ofMinutes(5),
        kb,
        alerting ? OptionalInt.of(600103) : OptionalInt.empty(),
        alerting
            ? Optional.of(
                new CheckDescription.Alert("A600103", "NGT client certificates expiring", 1, true))
            : Optional.empty(),
        FactType.setOf(CertificateExpiry.class),
        Set.of(),
        alerting
            ? List.of(
                new CheckDescription.Metric(
                    "not_after",
                    "ncc_ngt_client_certificate_not_after_timestamp_seconds",
                    "When the NGT client certificate of the guest VM expires, Unix time"))
            : List.of(),
        alerting
            ? List.of(
                new CheckDescription.Parameter(
                    "warn", "duration", "WARN when less is left", "45d", "45d"))
            : List.of());
  }
}
