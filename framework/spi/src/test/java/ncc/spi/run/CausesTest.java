package ncc.spi.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {
  private static final Diagnosis EXPIRED =
      Diagnosis.fail("expired", "Expired", "").explains("link", "serial");
  private static final Diagnosis DOWN = Diagnosis.warn("down", "Down", "").explains("serial");
  private static final Diagnosis CUT = Diagnosis.warn("cut", "Down", "");
  private static final Diagnosis WITH_OTHERS =
      Diagnosis.warn("others", "Down", "").explains("serial");
  private static final Diagnosis TOGETHER =
      Diagnosis.warn("together", "All down", "").explains("link.others");
  private static final Diagnosis CERT_BAD = Diagnosis.fail("bad", "Bad", "");
  private static final Diagnosis BOTH = Diagnosis.warn("both", "Both down", "");
  private static final Diagnosis SILENT =
      Diagnosis.fail("silent", "Silent", "").explains("link.cut");

  private static final Map<String, List<Diagnosis>> CHECKS =
      Map.of(
          "cert", List.of(EXPIRED),
          "link", List.of(DOWN, CUT, TOGETHER, WITH_OTHERS),
          "serial", List.of(BOTH),
          "port", List.of(SILENT),
          "plain", List.of());

  /// What is found, `check.diagnosis@subject`, and what lies behind it: `cause:roots+consequences`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cert.expired@a                             | cert.expired:1+0
          cert.expired@a link.down@a                 | cert.expired:1+1
          cert.expired@a link.down@b                 | cert.expired:1+0 link.down:1+0
          cert.expired@a link.down@a serial.both@a   | cert.expired:1+2
          link.down@a serial.both@a                  | link.down:1+1
          link.down@a serial.both@b                  | link.down:1+0 serial.both:1+0
          cert.expired@a cert.expired@b link.down@a  | cert.expired:2+1
          port.silent@VIP link.cut@a link.cut@b      | port.silent:1+2
          port.silent@VIP link.down@a                | port.silent:1+0 link.down:1+0
          port.silent@VIP link.cut@a cert.expired@a  | cert.expired:1+1 port.silent:1+0
          plain.@a cert.expired@a                    | cert.expired:1+0 plain:1+0
          plain.@a plain.@b                          | plain:2+0
          link.together@VIP link.others@a link.down@b | link.together:1+1 link.down:1+0
          link.together@VIP link.others@a serial.both@a | link.together:1+2
          serial.both@a link.cut@a                   | link.cut:1+0 serial.both:1+0
          """)
  void tellsRootsFromConsequences(String found, String expected) {
    assertThat(causes(found.split("\\s+"))).hasToString(expected);
  }

  @Test
  void ofEquallyBadCausesTheWidestComesFirst() {
    assertThat(causes("link.cut@a", "link.cut@b", "serial.both@c"))
        .hasToString("link.cut:2+0 serial.both:1+0");
    assertThat(causes("link.cut@a", "serial.both@b", "serial.both@c"))
        .hasToString("serial.both:2+0 link.cut:1+0");
  }

  @Test
  void aCauseIsAsBadAsTheWorstThatFollowsFromIt() {
    var quiet = Diagnosis.info("quiet", "Quiet", "").explains("cert");
    var run =
        run(
            Map.of(
                "link", List.of(new Finding(subject("a"), quiet.verdict())),
                "cert", List.of(new Finding(subject("a"), CERT_BAD.verdict())),
                "serial", List.of(new Finding(subject("b"), BOTH.verdict()))),
            Map.of("link", List.of(quiet), "cert", List.of(CERT_BAD), "serial", List.of(BOTH)));

    assertThat(Causes.of(run)).extracting(Cause::id).containsExactly("link.quiet", "serial.both");
    assertThat(Causes.of(run).getFirst())
        .returns(Status.INFO, Cause::status)
        .returns(Status.FAIL, Cause::worst);
  }

  @Test
  void whatSeveralChecksCouldNotTellForOneReasonIsOneCause() {
    var err = Verdict.err("No source could be read", "");
    var run =
        run(
            Map.of(
                "cert", List.of(new Finding(subject("a"), err)),
                "link", List.of(new Finding(subject("a"), err))));

    assertThat(Causes.of(run))
        .singleElement()
        .returns("ncc", Cause::id)
        .returns(1, Cause::subjects)
        .satisfies(cause -> assertThat(cause.roots()).hasSize(2));
  }

  /// Whatever is found and whatever explains what, in circles too: each finding is a root or a
  /// consequence, none is both or lost.
  @RepeatedTest(100)
  void eachFindingIsExactlyOneOfRootAndConsequence(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var checks = List.of("c1", "c2", "c3", "c4");
    var findings = new LinkedHashMap<String, List<Finding>>();
    var diagnoses = new LinkedHashMap<String, List<Diagnosis>>();
    for (var check : checks) {
      var explained =
          Stream.concat(checks.stream(), checks.stream().map(one -> one + ".d1"))
              .filter(_ -> random.nextInt(3) == 0)
              .toArray(String[]::new);
      var listed =
          List.of(
              Diagnosis.warn("d1", "One", "").explains(explained),
              Diagnosis.fail("d2", "Two", ""),
              Diagnosis.info("d3", "Three", "").explains(explained));
      diagnoses.put(check, listed);
      findings.put(
          check,
          IntStream.range(0, 1 + random.nextInt(12))
              .mapToObj(nth ->
                  new Finding(
                      subject(List.of("a", "b", "VIP", "c").get(random.nextInt(4))),
                      listed.get(random.nextInt(3)).verdict().with("nth", nth)))
              .toList());
    }
    var run = run(findings, diagnoses);

    var roots = new ArrayList<Found>();
    var consequences = new ArrayList<Found>();
    for (var cause : Causes.of(run)) {
      roots.addAll(cause.roots());
      consequences.addAll(cause.consequences());
    }

    var all = findings.values().stream().mapToInt(List::size).sum();
    assertThat(roots.size() + consequences.size()).isEqualTo(all);
    assertThat(roots.stream().anyMatch(new HashSet<>(consequences)::contains)).isFalse();
  }

  private record Told(List<Cause> causes) {
    @Override
    public String toString() {
      return String.join(
          " ",
          causes.stream()
              .map(one ->
                  "%s:%d+%d".formatted(one.id(), one.roots().size(), one.consequences().size()))
              .toList());
    }
  }

  private static Told causes(String... all) {
    var findings = new LinkedHashMap<String, List<Finding>>();
    for (var one : all) {
      var parts = one.split("[.@]", -1);
      var verdict =
          CHECKS.getOrDefault(parts[0], List.of()).stream()
              .filter(listed -> listed.id().equals(parts[1]))
              .map(Diagnosis::verdict)
              .findFirst()
              .orElse(Verdict.warn("Plain", ""));
      findings
          .computeIfAbsent(parts[0], _ -> new ArrayList<>())
          .add(new Finding(subject(parts[2]), verdict));
    }
    return new Told(Causes.of(run(findings)));
  }

  private static Subject subject(String name) {
    return new Subject(name.equals("VIP") ? Kind.ENDPOINT : Kind.VM, "id-" + name, name);
  }

  private static ClusterRun run(Map<String, List<Finding>> findings) {
    return run(findings, CHECKS);
  }

  private static ClusterRun run(
      Map<String, List<Finding>> findings, Map<String, List<Diagnosis>> diagnoses) {
    var checks =
        findings.entrySet().stream()
            .map(one ->
                CheckRun.of(
                    described(one.getKey())
                        .withDiagnoses(diagnoses.getOrDefault(one.getKey(), List.of())),
                    one.getValue(),
                    Duration.ZERO))
            .toList();
    return new ClusterRun(Cluster.named("tokyo"), 9, 9, List.of(), List.of(), checks);
  }

  private static CheckDescription described(String id) {
    return CheckDescription.named("some_checks", id);
  }
}
