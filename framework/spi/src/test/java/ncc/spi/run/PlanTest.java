package ncc.spi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final Remedy RENEW =
      Remedy.of("renew", "Renew", Route.CVM, "renew {vm_uuids}").then(Route.GUEST, "look");
  private static final Remedy ANEW =
      Remedy.of("anew", "Make anew", Route.CVM, "delete {vm_uuid}", "create {vm_uuid}")
          .disrupting("all");
  private static final Diagnosis EXPIRED =
      Diagnosis.fail("expired", "Expired", "").remedy(RENEW, ANEW).explains("link_check");
  private static final Diagnosis SOON = Diagnosis.warn("soon", "Soon", "").remedy(RENEW);
  private static final Diagnosis DOWN = Diagnosis.warn("down", "Down", "");

  @Test
  void whatNeedsTheSameIsOneTaskWhateverItsDiagnosis() {
    var plan = plan(50, found("a", EXPIRED, "renew"), found("b", SOON, "renew"));

    assertThat(plan.left()).isEmpty();
    assertThat(plan.tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(texts(task)).containsExactly("renew id-a,id-b", "look");
          assertThat(task.causes()).containsExactly("cert_check.expired", "cert_check.soon");
        });
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 1", "2, 3, 1", "4, 2, 1", "5, 1, 5", "1000, 1, 5"})
  void noWaveIsLargerThanAskedFor(int most, int waves, int last) {
    var found =
        IntStream.range(0, 5).mapToObj(i -> found("vm" + i, SOON, "renew")).toArray(Finding[]::new);

    var tasks = plan(most, found).tasks();

    assertThat(tasks).hasSize(waves).allMatch(task -> task.subjects().size() <= most);
    assertThat(tasks.getLast().subjects()).hasSize(last);
    assertThat(tasks.stream().flatMap(task -> task.subjects().stream()).distinct()).hasSize(5);
    assertThat(tasks.getLast().wave()).isEqualTo(waves).isEqualTo(tasks.getLast().waves());
  }

  @Test
  void whatTakesOneIsDoneToOneAfterTheOtherAndLast() {
    var plan =
        plan(
            50,
            found("a", EXPIRED, "anew"),
            found("b", EXPIRED, "anew"),
            found("c", SOON, "renew"));

    assertThat(plan.tasks())
        .extracting(task -> task.remedy().id())
        .containsExactly("renew", "anew");
    assertThat(texts(plan.tasks().getLast()))
        .containsExactly("delete id-a", "create id-a", "delete id-b", "create id-b");
  }

  @Test
  void whatIsTheSameForAllIsDoneOnceInItsPlace() {
    var remedy =
        Remedy.of("anew", "Make anew", Route.CVM, "look", "delete {vm_uuid}", "create {vm_uuid}")
            .then(Route.GUEST, "restart")
            .then(Route.CVM, "see {vm_uuid}");
    var bad = Diagnosis.fail("bad", "Bad", "").remedy(remedy);
    var check = check("a_check", List.of(bad), found("a", bad, "anew"), found("b", bad, "anew"));

    assertThat(Plan.of(run(check), _ -> true, 50).tasks())
        .singleElement()
        .satisfies(task ->
            assertThat(texts(task))
                .containsExactly(
                    "look",
                    "delete id-a",
                    "create id-a",
                    "delete id-b",
                    "create id-b",
                    "restart",
                    "see id-a",
                    "see id-b"));
  }

  /// What names them by their name finds both.
  @Test
  void twoOfOneNameAreLookedUpApart() {
    var remedy = Remedy.of("look", "Look", Route.CVM, "list", "look {vm_name}", "take {vm_uuid}");
    var bad = Diagnosis.fail("bad", "Bad", "").remedy(remedy);
    var one = new Finding(new Subject(Kind.VM, "1", "db"), bad.verdict().withRemedy("look"));
    var other = new Finding(new Subject(Kind.VM, "2", "db"), bad.verdict().withRemedy("look"));

    assertThat(Plan.of(run(check("a_check", List.of(bad), one, other)), _ -> true, 50).tasks())
        .singleElement()
        .satisfies(task ->
            assertThat(texts(task))
                .containsExactly("list", "look db", "take 1", "look db", "take 2"));
  }

  @Test
  void whatIsLeftOutForOneIsDoneForAnotherInItsPlace() {
    var remedy = Remedy.of("ping", "Ping", Route.CVM, "ping {at?} {vm_uuid}", "see {vm_uuid}");
    var bad = Diagnosis.fail("bad", "Bad", "").remedy(remedy);
    var known = new Finding(subject("b"), bad.verdict().with("at", "192.0.2.9").withRemedy("ping"));

    assertThat(
            Plan.of(
                    run(check("a_check", List.of(bad), found("a", bad, "ping"), known)),
                    _ -> true,
                    50)
                .tasks())
        .singleElement()
        .satisfies(task ->
            assertThat(texts(task)).containsExactly("see id-a", "ping 192.0.2.9 id-b", "see id-b"));
  }

  @Test
  void whatMendsTwoCausesOfASubjectIsDoneOnceAndHeldAgainstBoth() {
    var links = check("link_check", List.of(SOON), found("a", SOON, "renew"));
    var certificates = check("cert_check", List.of(SOON), found("a", SOON, "renew"));

    assertThat(Plan.of(run(certificates, links), _ -> true, 50).tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(texts(task)).containsExactly("renew id-a", "look");
          assertThat(task.subjects()).hasSize(1);
          assertThat(task.proof()).isEqualTo("ncc health_checks some_checks cert_check link_check");
          assertThat(task.items())
              .extracting(Plan.Item::cause)
              .containsExactly("cert_check.soon", "link_check.soon");
        });
  }

  @Test
  void whatFollowsFromARootIsMendedWithIt() {
    var links = check("link_check", List.of(DOWN), found("a", DOWN, ""));
    var certificates = check("cert_check", List.of(EXPIRED), found("a", EXPIRED, "renew"));

    var plan = Plan.of(run(certificates, links), _ -> true, 50);

    assertThat(plan.tasks()).hasSize(1);
    assertThat(plan.left()).isEmpty();
  }

  @Test
  void aRootWithoutARemedyIsLeftWithTheReason() {
    var links =
        check(
            "link_check",
            List.of(DOWN),
            found("a", DOWN, ""),
            new Finding(subject("b"), Verdict.err("Lost", "")),
            new Finding(subject("c"), Verdict.warn("Odd", "")),
            found("d", SOON, ""));

    assertThat(Plan.of(run(links), _ -> true, 50).left())
        .extracting(one -> one.subject().name() + ": " + one.why())
        .containsExactlyInAnyOrder(
            "a: no remedy is known for link_check.down",
            "b: link_check could not tell: Lost",
            "c: the run tells no remedies of link_check",
            "d: link_check does not list its diagnosis 'soon'");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "Call somebody, ': Call somebody'", "Call somebody|Wait, ''"})
  void theOneResolutionOfACheckWithoutDiagnosesIsSaid(String resolutions, String said) {
    var all = Stream.of(resolutions.split("\\|", -1)).filter(one -> !one.isEmpty()).toList();
    var check =
        CheckRun.of(
            described("link_check", all),
            List.of(new Finding(subject("c"), Verdict.warn("Odd", ""))),
            Duration.ZERO);

    assertThat(Plan.of(run(check), _ -> true, 50).left())
        .extracting(Plan.Left::why)
        .containsExactly("the run tells no remedies of link_check" + said);
  }

  @Test
  void onlyWhatIsWantedIsPlanned() {
    var run =
        run(
            check(
                "cert_check",
                List.of(EXPIRED, SOON),
                found("a", EXPIRED, "renew"),
                found("b", SOON, "renew")));

    assertThat(Plan.of(run, cause -> cause.id().endsWith("soon"), 50).tasks())
        .singleElement()
        .satisfies(task -> assertThat(texts(task)).contains("renew id-b"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1001})
  void aWaveOfNoneOrTooManyIsRefused(int most) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> plan(most))
        .withMessage("expected 1 to 1000 for a wave, not " + most);
  }

  private static List<String> texts(Plan.Task task) {
    return task.steps().stream().map(Remedy.Step::text).toList();
  }

  private static Plan plan(int most, Finding... findings) {
    var pass = new Finding(subject("ok"), Verdict.pass());
    var all = Stream.concat(Stream.of(findings), Stream.of(pass)).toArray(Finding[]::new);
    return Plan.of(run(check("cert_check", List.of(EXPIRED, SOON), all)), _ -> true, most);
  }

  private static Finding found(String vm, Diagnosis diagnosis, String remedy) {
    return new Finding(subject(vm), diagnosis.verdict().withRemedy(remedy));
  }

  private static Subject subject(String vm) {
    return new Subject(Kind.VM, "id-" + vm, vm);
  }

  private static Run run(CheckRun... checks) {
    var cluster =
        new ClusterRun(Cluster.named("tokyo"), 9, 9, List.of(), List.of(), List.of(checks));
    return new Run(
        "r-1",
        "0",
        "ncc",
        Instant.EPOCH,
        Instant.EPOCH,
        Duration.ZERO,
        false,
        List.of(cluster),
        List.of());
  }

  private static CheckRun check(String id, List<Diagnosis> diagnoses, Finding... findings) {
    return CheckRun.of(
        described(id, List.of()).withDiagnoses(diagnoses), List.of(findings), Duration.ZERO);
  }

  private static CheckDescription described(String id, List<String> resolutions) {
    return new CheckDescription(
        id,
        "some_checks",
        "title",
        "",
        List.of(),
        resolutions,
        "",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
