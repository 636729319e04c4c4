package ncc.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Outbreak;
import ncc.spi.check.Remedy;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutbreaksTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Remedy LOOK =
      Remedy.of("look", "Look at it", Remedy.Route.CVM, "cluster status");
  private static final Diagnosis CUT = Diagnosis.warn("cut", "Link is down", "");
  private static final Diagnosis LEFT = Diagnosis.warn("left", "Link is down", "");
  private static final Diagnosis MEMBER = Diagnosis.warn("with_others", "Link is down", "");
  private static final Diagnosis COMMON =
      Diagnosis.warn("together", "Most went down at one time", "{share} {when}")
          .remedy(LOOK)
          .explains("link.with_others");
  private static final Outbreaks OUTBREAKS =
      new Outbreaks(Cluster.named("tokyo"), new Outbreak(COMMON, MEMBER, Set.of(CUT)));

  /// What is found of each VM: `+` passes, a number is cut since that many minutes, `?` is cut and
  /// never passed, `x` is down for a reason of its own; and what is told of the cluster.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 0                  | 3 of 3 since 12:00
          0 0 0 + +              | 3 of 5 since 12:00
          0 0 0 + + +            |
          0 0                    |
          0 0 +                  |
          7 7 7 +                | 3 of 4 since 11:53
          7 0 2 +                | 3 of 4 since 11:53
          10 0 5 +               | 3 of 4 since 11:50
          11 0 5 +               |
          90 80 85 +             | 3 of 4 since 10:30
          90 80 85 0 5 1 2 + + + | 4 of 7 since 11:55
          500 600 700 800        |
          0 0 ?                  |
          0 0 0 ? ? ? ? ?        | 3 of 3 since 12:00
          0 0 0 x x              | 3 of 3 since 12:00
          0 0 x x                |
          + + +                  |
          ? ? ?                  |
          """)
  void mostOfThoseThatWereWellUntilThen(String found, @Nullable String expected) {
    assertThat(details(told(found))).isEqualTo(expected(expected));
  }

  @Test
  void whoCameToItAtAnotherTimeStaysWhatItIs() {
    var told = told("0 1 2 600 ? x +");

    assertThat(
            told.groups().stream()
                .flatMap(group -> group.findings().stream())
                .map(finding -> finding.subject().name() + " " + finding.verdict().diagnosis()))
        .containsExactlyInAnyOrder(
            "tokyo together",
            "vm-0 with_others",
            "vm-1 with_others",
            "vm-2 with_others",
            "vm-3 cut",
            "vm-4 cut",
            "vm-5 left",
            "vm-6 ");
  }

  @Test
  void valuesAndRemediesAreThere() {
    var told = told("0 0 0");

    var common =
        told.groups().stream()
            .flatMap(group -> group.findings().stream())
            .filter(finding -> finding.subject().kind().equals(Kind.CLUSTER))
            .findFirst()
            .orElseThrow();
    assertThat(common.subject()).isEqualTo(new Subject(Kind.CLUSTER, "tokyo", "tokyo"));
    assertThat(common.verdict().remedy()).isEqualTo("look");
    assertThat(
            told.groups().stream()
                .flatMap(group -> group.findings().stream())
                .filter(finding -> finding.subject().kind().equals(Kind.VM))
                .map(Finding::verdict))
        .containsOnly(MEMBER.verdict().with("active", false));
  }

  @Test
  void aRunIsLeftAsItIsWhereNothingIsTold() {
    var run = run("0 + +", new HashMap<>());

    assertThat(OUTBREAKS.mayLastIn(run)).isFalse();
    assertThat(OUTBREAKS.told(run, Map.of(), Optional.empty(), NOW)).isSameAs(run);
  }

  /// Without history: most are down, or not, or nobody can tell.
  @ParameterizedTest
  @CsvSource({
    "? ? ?, WARN Most went down at one time",
    "? ? ? + + +, WARN Most went down at one time",
    "? ? + + + + + + + + +, 'PASS '",
    "? +, 'PASS '",
    "x x, ERR No subject of the cluster is well"
  })
  void whetherMostAreStillDownIsToldOfWhatIsReadNow(String found, String expected) {
    var looked = OUTBREAKS.looked(run(found, new HashMap<>()));

    assertThat(
            looked.groups().stream()
                .flatMap(group -> group.findings().stream())
                .filter(finding -> finding.subject().kind().equals(Kind.CLUSTER))
                .map(finding -> finding.status() + " " + finding.verdict().headline()))
        .containsExactly(expected);
  }

  /// They come back one after the other, at 12:00 some minutes after it began at 11:50.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10 9 10 + + + + + | 3 of 8 since 11:50
          10 9 + + + + + +  | 2 of 8 since 11:50
          10 9 + + + + + + + + | 2 of 10 since 11:50
          10 9 + + + + + + + + + |
          10 + + +          |
          10 10 600 600 + + | 2 of 4 since 11:50
          600 600 + +       |
          """)
  void lastsUntilFewAreLeft(String found, @Nullable String expected) {
    var ongoing = Optional.of(Instant.parse("2026-11-30T11:50:00Z"));
    var told = told(found, ongoing);

    assertThat(details(told)).isEqualTo(expected(expected));
    if (expected != null) {
      assertThat(OUTBREAKS.ongoing(ofCluster(told).orElseThrow().verdict())).isEqualTo(ongoing);
    }
  }

  private static Optional<Finding> ofCluster(CheckRun run) {
    return run.groups().stream()
        .flatMap(group -> group.findings().stream())
        .filter(finding -> finding.subject().kind().equals(Kind.CLUSTER))
        .findFirst();
  }

  private static List<String> details(CheckRun run) {
    return ofCluster(run).stream().map(one -> one.verdict().renderedDetail()).toList();
  }

  private static List<String> expected(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(one -> one.replaceAll("(\\d\\d:\\d\\d)", "2026-11-30T$1:00Z"))
        .stream()
        .toList();
  }

  private static CheckRun told(String found) {
    return told(found, Optional.empty());
  }

  private static CheckRun told(String found, Optional<Instant> ongoing) {
    var passed = new HashMap<String, Instant>();
    var run = run(found, passed);
    return OUTBREAKS.told(run, passed, ongoing, NOW);
  }

  private static CheckRun run(String found, Map<String, Instant> passed) {
    var findings = new ArrayList<Finding>();
    for (var one : found.split(" ", -1)) {
      int nth = findings.size();
      var subject = new Subject(Kind.VM, "id-" + nth, "vm-" + nth);
      var down = CUT.verdict().with("active", false);
      if (one.equals("+")) {
        passed.put(subject.id(), NOW);
      } else if (Character.isDigit(one.charAt(0))) {
        passed.put(subject.id(), NOW.minus(Duration.ofMinutes(Long.parseLong(one))));
      }
      findings.add(
          new Finding(
              subject,
              switch (one) {
                case "+" -> Verdict.pass();
                case "x" -> LEFT.verdict();
                default -> down;
              }));
    }
    return CheckRun.of(description(), findings, Duration.ZERO);
  }

  private static CheckDescription description() {
    return CheckDescription.named("some_checks", "link")
        .withDiagnoses(List.of(CUT, LEFT, MEMBER, COMMON));
  }
}
