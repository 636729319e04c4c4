package ncc.testkit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.ResourceCheck;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.FactType;
import org.junit.jupiter.api.Test;

/// How a check judges: the half of [CheckContract] that asks it about some hundred VMs which differ
/// in every fact, hostile names included, in clusters of every kind, and about targets that answer
/// in every way. A check that takes longer than ten seconds for all of them breaks every rule.
public interface VerdictContract {
  /// How many headlines a check may have. One with more holds a value of its subject in them.
  int MOST_HEADLINES = 40;

  /// What [Verdict] takes for the name of a value in a template.
  Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");

  /// The check under test, with its defaults.
  Check check();

  /// Clusters that the check is put to beside those of the contract. One that judges by what no
  /// fixture of the contract has, such as facts of a source of its own, needs some.
  default List<ClusterFixture> clusters() {
    return List.of();
  }

  /// Of a check that says one and the same of all there is, no other rule tells anything.
  @Test
  default void saysMoreThanOneThing() {
    assertThat(Outcome.ofPopulation(check(), clusters()))
        .extracting(outcome -> outcome.verdict().status())
        .as("states it gave; where it judges by facts of its own, let clusters() bring some")
        .matches(states -> states.stream().distinct().count() > 1);
  }

  @Test
  default void neverThrows() {
    assertThatCode(() -> Outcome.ofPopulation(check(), clusters())).doesNotThrowAnyException();
  }

  @Test
  default void saysTheSameTwice() {
    assertThat(Outcome.ofPopulation(check(), clusters()))
        .isEqualTo(Outcome.ofPopulation(check(), clusters()));
  }

  /// A VM and a resource of which nothing is known, a guest of which nothing could be seen, and a
  /// target that was not asked.
  @Test
  default void neverPassesWhereNothingIsKnown() {
    var unknown = VmFixture.named("web-01");
    var bare = Outcome.of(check(), ClusterFixture.named("osaka-02").vms(unknown));
    var inHealthyCluster =
        check() instanceof VmCheck
            ? Outcome.of(check(), ClusterFixture.healthy(unknown))
            : Stream.<Outcome>empty();
    var unasked = Outcome.unasked(check(), ClusterFixture.healthy());
    var unseen =
        check() instanceof GuestCheck
            ? Outcome.of(check(), ClusterFixture.healthy().guest(GuestFixture.unseen("web-01")))
            : Stream.<Outcome>empty();
    var untold =
        check() instanceof ResourceCheck ofResources
            ? Outcome.of(check(), Population.untold(ofResources.kind()))
            : Stream.<Outcome>empty();

    assertThat(Stream.of(bare, inHealthyCluster, unasked, unseen, untold).flatMap(all -> all))
        .noneMatch(Outcome::passes);
  }

  /// Of whatever it looks at: VMs, the cluster, a guest, or targets that answer.
  @Test
  default void neverPassesWithoutAFactItNeeds() {
    for (FactType needed : FactType.setOf(Annotated.of(check()).needs())) {
      assertThat(Outcome.of(check(), Population.without(needed)))
          .as("verdicts without the %s, which it needs", needed.title())
          .noneMatch(Outcome::passes);
    }
  }

  /// Reports group by headline and so do a thousand VMs: what differs belongs in the detail.
  @Test
  default void keepsItsSubjectOutOfTheHeadline() {
    var outcomes = Outcome.ofPopulation(check(), clusters());

    assertThat(outcomes)
        .filteredOn(outcome -> outcome.subject().length() > 3)
        .noneMatch(outcome -> outcome.verdict().headline().contains(outcome.subject()));
    assertThat(outcomes.stream().map(outcome -> outcome.verdict().headline()).distinct())
        .hasSizeLessThanOrEqualTo(MOST_HEADLINES);
  }

  /// A check that lists its diagnoses lists them all: whatever is worse than PASS is one of them.
  @Test
  default void saysOnlyWhatItsDiagnosesList() {
    var listed = check().diagnoses().stream().map(Diagnosis::id).collect(toSet());
    for (Outcome outcome : Outcome.ofPopulation(check(), clusters())) {
      var verdict = outcome.verdict();
      boolean isAnswer = verdict.status() != Status.PASS && verdict.status() != Status.SKIP;
      if (!verdict.diagnosis().isEmpty() || (isAnswer && !listed.isEmpty())) {
        assertThat(verdict.diagnosis()).as("diagnosis of '%s'", verdict.headline()).isIn(listed);
      }
    }
  }

  @Test
  default void fillsEveryPlaceholderOfItsDetail() {
    for (Outcome outcome : Outcome.ofPopulation(check(), clusters())) {
      var verdict = outcome.verdict();
      assertThat(placeholders(verdict.detail()))
          .as("placeholders of '%s' with a value", verdict.detail())
          .isSubsetOf(names(verdict));
      assertThat(placeholders(verdict.headline())).as(verdict.headline()).isEmpty();
    }
  }

  @Test
  default void namesEachValueOnceInSnakeCase() {
    for (Outcome outcome : Outcome.ofPopulation(check(), clusters())) {
      assertThat(names(outcome.verdict()))
          .doesNotHaveDuplicates()
          .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }
  }

  /// But for what an `_info` has in its labels.
  @Test
  default void measuresInNumbers() {
    var measured =
        Stream.of(Annotated.of(check()).metrics())
            .filter(metric -> !metric.name().endsWith("_info"))
            .map(CheckInfo.Metric::value)
            .collect(toSet());
    for (Outcome outcome : Outcome.ofPopulation(check(), clusters())) {
      assertThat(outcome.verdict().values())
          .filteredOn(value -> measured.contains(value.name()))
          .allMatch(value -> isNumeric(value.value()), "is a number, truth, instant or duration");
    }
  }

  /// A fact that can change a verdict is in `needs` or `uses`: operators read there which source
  /// they lack.
  @Test
  default void declaresEveryFactItJudgesBy() {
    var verdicts = Outcome.of(check(), Population.inHealthyCluster()).toList();
    for (FactType fact : Annotated.undeclared(check())) {
      assertThat(Outcome.of(check(), Population.without(fact)))
          .as("verdicts without the %s, which it does not declare", fact.title())
          .isEqualTo(verdicts);
    }
  }

  private static Set<String> placeholders(String template) {
    return PLACEHOLDER.matcher(template).results().map(hit -> hit.group(1)).collect(toSet());
  }

  private static List<String> names(Verdict verdict) {
    return verdict.values().stream().map(Verdict.Value::name).toList();
  }

  private static boolean isNumeric(Object value) {
    return value instanceof Number
        || value instanceof Boolean
        || value instanceof Instant
        || value instanceof Duration;
  }
}
