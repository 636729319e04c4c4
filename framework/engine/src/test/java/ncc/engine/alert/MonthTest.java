package ncc.engine.alert;

import static ncc.engine.alert.World.finding;
import static ncc.engine.alert.World.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Recurrence;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.engine.silence.Silences;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// March 2026 on one cluster, judged every five minutes by a clock of its own. In Berlin clocks are
/// put on in the night to the 29th.
@TestInstance(Lifecycle.PER_CLASS) // the month is lived through once
class MonthTest {
  private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
  private static final CheckDescription CERTIFICATES =
      World.check(
          "cert_check",
          Optional.of(new CheckDescription.Alert("A600103", "Certificates", 1, true)));
  private static final CheckDescription LINKS = World.check("link_check", Optional.empty());

  private final World certificates =
      new World(AlertPolicy.of(CERTIFICATES).with(weekly()), CERTIFICATES);
  private final World links = new World(AlertPolicy.of(LINKS), LINKS);
  private final World inventory = new World(OwnAlerts.inventoryPolicy());
  private final List<String> told = new ArrayList<>();

  private static AlertRule weekly() {
    return new AlertRule(
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(Duration.ofDays(7)),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /// Saturdays from ten in the evening, for eight hours, VMs called `win-*`.
  private static final Silences MAINTENANCE =
      new Silences(
          List.of(
              new Silence(
                  "m1",
                  "ann",
                  World.START,
                  "patching",
                  new Scope(NamePatterns.ALL, NamePatterns.ALL, new NamePatterns(List.of("win-*"))),
                  World.START,
                  Optional.empty(),
                  Optional.of(
                      new Recurrence(
                          new Recurrence.Weekly(Set.of(DayOfWeek.SATURDAY)),
                          LocalTime.of(22, 0),
                          Duration.ofHours(8),
                          ZoneId.of("Europe/Berlin"))),
                  false)));

  private static boolean isBetween(Instant now, String from, String until) {
    return !now.isBefore(march(from)) && now.isBefore(march(until));
  }

  /// Such as `05 06:30`.
  private static Instant march(String dayAndTime) {
    return Instant.parse("2026-03-" + dayAndTime.replace(' ', 'T') + ":00Z");
  }

  private static Verdict certificate(Instant now, String notAfter) {
    var left = Duration.between(now, Instant.parse(notAfter + "T00:00:00Z"));
    if (left.isNegative()) {
      return days(Verdict.fail("Certificate has expired", "{days} days ago"), left.negated());
    }
    if (left.compareTo(Duration.ofDays(7)) < 0) {
      return days(Verdict.fail("Under 7 days", "in {days} days"), left);
    }
    if (left.compareTo(Duration.ofDays(45)) < 0) {
      return days(Verdict.warn("Under 45 days", "in {days} days"), left);
    }
    return left.compareTo(Duration.ofDays(90)) < 0
        ? days(Verdict.info("Under 90 days", "in {days} days"), left)
        : Verdict.pass();
  }

  private static Verdict days(Verdict verdict, Duration left) {
    return verdict.with("days", left.toDays());
  }

  /// `late` is renewed on the 30th, `soon` deleted on the 25th.
  private static List<Finding> certificateFindings(Instant now) {
    var findings = new ArrayList<Finding>();
    findings.add(finding(vm("fresh"), certificate(now, "2026-06-08")));
    findings.add(
        finding(
            vm("late"),
            certificate(now, now.isBefore(march("30 12:00")) ? "2026-03-27" : "2028-12-01")));
    if (now.isBefore(march("25 06:00"))) {
      findings.add(finding(vm("soon"), certificate(now, "2026-04-26")));
    }
    return findings;
  }

  /// `edge` comes and goes on the 8th; `win-1` is patched in two of its windows, and does not come
  /// back in time from the second.
  private static List<Finding> linkFindings(Instant now) {
    boolean edgeIsDown =
        isBetween(now, "08 10:00", "08 12:00") && now.getEpochSecond() / 600 % 2 == 0;
    boolean winIsDown =
        isBetween(now, "07 23:00", "08 02:00") || isBetween(now, "29 00:30", "29 06:00");
    return List.of(link("edge", edgeIsDown), link("win-1", winIsDown));
  }

  private static Finding link(String name, boolean isDown) {
    return finding(vm(name), isDown ? Verdict.fail("Link is down", "") : Verdict.pass());
  }

  /// Out of reach in the night to the 5th, half of it seen in that to the 6th.
  private static ClusterRun cluster(Instant now, CheckRun run, List<Finding> findings) {
    if (isBetween(now, "05 00:00", "05 06:00")) {
      return new ClusterRun(
          Cluster.named(World.TOKYO), 0, 0, List.of(), List.of(outOfReach()), List.of(run));
    }
    return isBetween(now, "06 00:00", "06 06:00")
        ? World.cluster(run, findings.size(), World.incomplete())
        : World.cluster(run, findings.size());
  }

  private static Caveat outOfReach() {
    return new Caveat(
        Caveat.Kind.OUT_OF_REACH, "ssh://tokyo", "no route to host", Set.of(), Set.of());
  }

  /// What the engine answers where there is no inventory, and where the list of VMs is cut.
  private static List<Finding> seen(Instant now, List<Finding> findings) {
    if (isBetween(now, "05 00:00", "05 06:00")) {
      return List.of(finding(World.wholeCluster(), Verdict.err("No source could be read", "")));
    }
    if (isBetween(now, "06 00:00", "06 06:00")) {
      return List.of(
          findings.getFirst(), finding(World.wholeCluster(), Verdict.err("The list is cut", "")));
    }
    return findings;
  }

  private void judge(World world, CheckDescription check, List<Finding> findings, Instant now) {
    var run = CheckRun.of(check, seen(now, findings), Duration.ZERO);
    world.held = MAINTENANCE.holding(now);
    hear(world.judge(now, cluster(now, run, findings), run));
    hear(world.sweep(now));
  }

  private void judgeInventory(Instant now) {
    var links = CheckRun.of(LINKS, linkFindings(now), Duration.ZERO);
    var cluster = cluster(now, links, linkFindings(now));
    hear(inventory.judge(now, cluster, OwnAlerts.inventory(cluster)));
    hear(inventory.sweep(now));
  }

  private void hear(AlertChanges changes) {
    changes
        .notifications()
        .forEach(one -> told.add(time(one.at()) + " " + one.alertId() + " " + World.line(one)));
  }

  private static String time(Instant at) {
    return at.toString().substring(8, 16).replace('T', ' ');
  }

  @BeforeAll
  void live() {
    for (var now = World.START; now.isBefore(END); now = now.plus(Duration.ofMinutes(5))) {
      judgeInventory(now);
      judge(certificates, CERTIFICATES, certificateFindings(now), now);
      judge(links, LINKS, linkFindings(now), now);
      if (now.equals(march("13 09:00"))) {
        acknowledge("soon", now, march("21 09:00"));
      }
    }
  }

  private void acknowledge(String name, Instant now, Instant until) {
    var alert =
        certificates.known().stream()
            .filter(one -> one.subject().name().equals(name))
            .findFirst()
            .orElseThrow();
    certificates.put(
        AlertActions.acknowledge(
            alert, new Acknowledgement("ann", "ordered", now, Optional.of(until))));
  }

  private static String trails(World world) {
    var text = new StringBuilder();
    for (Alert alert : world.all()) {
      text.append(alert.subject().name());
      alert.resolution().ifPresent(how -> text.append(' ').append(how));
      text.append('\n');
      alert.trail().forEach(event -> text.append("  ").append(line(event)).append('\n'));
    }
    return text.toString();
  }

  private static String line(AlertEvent event) {
    return "%s %s %s %s %s"
        .formatted(time(event.at()), event.kind(), event.severity(), event.who(), event.note())
        .strip();
  }

  @Test
  void receiversAreToldWhatChangesAndNothingTwice() {
    assertThat(String.join("\n", told) + "\n")
        .isEqualTo(
            """
            01 00:00 A600103 RAISED WARNING late
            01 00:00 A600103 RAISED INFO soon
            05 00:00 ncc_inventory_incomplete RAISED CRITICAL tokyo-01
            05 06:00 ncc_inventory_incomplete RESOLVED CRITICAL tokyo-01
            06 00:00 ncc_inventory_incomplete RAISED WARNING tokyo-01
            06 06:00 ncc_inventory_incomplete RESOLVED WARNING tokyo-01
            08 00:00 A600103 STILL_OPEN WARNING late, soon
            08 10:00 link_check RAISED CRITICAL edge
            08 10:10 link_check RESOLVED CRITICAL edge
            08 10:20 link_check RAISED CRITICAL edge
            08 10:30 link_check RESOLVED CRITICAL edge
            08 10:40 link_check RAISED CRITICAL edge
            08 13:50 link_check RESOLVED CRITICAL edge
            10 00:05 A600103 RAISED INFO fresh
            12 00:05 A600103 SEVERITY_CHANGED WARNING soon
            15 00:00 A600103 STILL_OPEN WARNING late
            17 00:05 A600103 STILL_OPEN INFO fresh
            20 00:05 A600103 SEVERITY_CHANGED CRITICAL late
            21 09:00 A600103 STILL_OPEN WARNING soon
            24 00:05 A600103 STILL_OPEN INFO fresh
            25 06:00 A600103 RESOLVED WARNING soon
            27 00:05 A600103 STILL_OPEN CRITICAL late
            29 05:00 link_check RAISED CRITICAL win-1
            29 06:00 link_check RESOLVED CRITICAL win-1
            30 12:00 A600103 RESOLVED CRITICAL late
            31 00:05 A600103 STILL_OPEN INFO fresh
            """);
  }

  @Test
  void certificatesRunOutAreTakenRenewedAndDeleted() {
    assertThat(trails(certificates))
        .isEqualTo(
            """
            late HEALTHY
              01 00:00 RAISED WARNING ncc Under 45 days
              20 00:05 SEVERITY_CHANGED CRITICAL ncc Under 7 days
              30 12:00 RESOLVED CRITICAL ncc
            soon GONE
              01 00:00 RAISED INFO ncc Under 90 days
              12 00:05 SEVERITY_CHANGED WARNING ncc Under 45 days
              13 09:00 ACKNOWLEDGED WARNING ann ordered
              21 09:00 ACKNOWLEDGEMENT_ENDED WARNING ncc
              25 06:00 RESOLVED WARNING ncc
            fresh
              10 00:05 RAISED INFO ncc Under 90 days
            """);
  }

  @Test
  void linksFlapAndArePatched() {
    assertThat(trails(links))
        .isEqualTo(
            """
            win-1 HEALTHY
              07 23:00 RAISED CRITICAL ncc Link is down
              08 02:00 RESOLVED CRITICAL ncc
            edge HEALTHY
              08 10:00 RAISED CRITICAL ncc Link is down
              08 10:10 RESOLVED CRITICAL ncc
            edge HEALTHY
              08 10:20 RAISED CRITICAL ncc Link is down
              08 10:30 RESOLVED CRITICAL ncc
            edge HEALTHY
              08 10:40 RAISED CRITICAL ncc Link is down
              08 10:40 FLAPPING CRITICAL ncc Link is down
              08 10:50 RESOLVED CRITICAL ncc
            edge HEALTHY
              08 11:00 RAISED CRITICAL ncc Link is down
              08 11:10 RESOLVED CRITICAL ncc
            edge HEALTHY
              08 11:20 RAISED CRITICAL ncc Link is down
              08 11:30 RESOLVED CRITICAL ncc
            edge HEALTHY
              08 11:40 RAISED CRITICAL ncc Link is down
              08 11:50 RESOLVED CRITICAL ncc
              08 13:50 STEADY CRITICAL ncc
            win-1 HEALTHY
              29 00:30 RAISED CRITICAL ncc Link is down
              29 06:00 RESOLVED CRITICAL ncc
            """);
  }

  @Test
  void anOutageIsAnAlertOfItsOwn() {
    assertThat(trails(inventory))
        .isEqualTo(
            """
            tokyo-01 HEALTHY
              05 00:00 RAISED CRITICAL ncc no route to host
              05 06:00 RESOLVED CRITICAL ncc
            tokyo-01 HEALTHY
              06 00:00 RAISED WARNING ncc it is cut
              06 06:00 RESOLVED WARNING ncc
            """);
  }
}
