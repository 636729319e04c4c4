package ncc.store.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// One check on one cluster, as the schedule has it run.
record Round(
    String cluster, String check, Instant at, boolean complete, int vms, List<Finding> findings) {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  static Round at(Instant instant, Finding... findings) {
    return new Round("tokyo-01", "link", instant, true, findings.length, List.of(findings));
  }

  Round incomplete() {
    return new Round(cluster, check, at, false, vms, findings);
  }

  Round of(String otherCheck) {
    return new Round(cluster, otherCheck, at, complete, vms, findings);
  }

  Round on(String otherCluster) {
    return new Round(otherCluster, check, at, complete, vms, findings);
  }

  Round withVms(int count) {
    return new Round(cluster, check, at, complete, count, findings);
  }

  String key() {
    return cluster + "." + check + "." + at.toEpochMilli();
  }

  Run run() {
    var part =
        new Part(
            new Origin(cluster + "/list", at.minusMillis(1234)),
            Set.of(),
            Part.Roster.EVERY_NGT_VM,
            vms,
            complete);
    var caveats =
        complete
            ? List.<Caveat>of()
            : List.of(
                new Caveat(
                    Caveat.Kind.OUT_OF_REACH, cluster, "gives no answer", Set.of(), Set.of()));
    var checkRun = CheckRun.of(described(check), findings, Duration.ofNanos(1_234_567));
    return new Run(
        key(),
        "0.1.0",
        "ncc serve",
        at,
        at,
        Duration.ofNanos(7_654_321),
        false,
        List.of(
            new ClusterRun(
                Cluster.named(cluster), vms, vms, List.of(part), caveats, List.of(checkRun))),
        List.of());
  }

  static Finding pass(String vm) {
    return of(vm, Verdict.pass());
  }

  static Finding fail(String vm) {
    return of(vm, Verdict.fail("The link is down", "since {since}").with("since", "yesterday"));
  }

  static Finding of(String vm, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, vm, vm), verdict);
  }

  static Finding ofCluster(Verdict verdict) {
    return new Finding(new Subject(Kind.CLUSTER, "tokyo-01", "tokyo-01"), verdict);
  }

  static Finding[] passes(int vms) {
    return Stream.iterate(0, i -> i + 1)
        .limit(vms)
        .map(i -> pass("vm-" + i))
        .toArray(Finding[]::new);
  }

  static CheckDescription described(String id) {
    return new CheckDescription(
        id,
        "ngt_checks",
        "Link",
        "The link is up",
        List.of("The agent is stopped"),
        List.of("Start it"),
        "No one knows",
        List.of("NGT"),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.of(600103),
        Optional.of(new CheckDescription.Alert("A600103", "Link", 1, true)),
        Set.of(),
        Set.of(),
        List.of(),
        new ArrayList<>());
  }
}
