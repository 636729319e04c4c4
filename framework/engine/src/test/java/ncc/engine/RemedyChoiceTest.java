package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RemedyChoiceTest {
  private static final Remedy TOKYO =
      Remedy.of("tokyo", "Go to Tokyo", Route.HERE, "go")
          .when(new Condition("in Tokyo", (one, _) -> one.name().startsWith("tokyo")));
  private static final Remedy ELSEWHERE = Remedy.of("elsewhere", "Stay", Route.HERE, "stay");
  private static final Diagnosis FAR =
      Diagnosis.warn("far", "Far away", "").cause("x").impact("y").remedy(TOKYO, ELSEWHERE);
  private static final Diagnosis NEAR = Diagnosis.warn("near", "Near", "").remedy(TOKYO);
  private static final Diagnosis UNLISTED = Diagnosis.warn("unlisted", "No", "").remedy(ELSEWHERE);

  @CheckInfo(
      id = "distance_check",
      module = "geo_checks",
      title = "Distance",
      description = "How far",
      categories = "Geo",
      interval = "1h")
  public record DistanceCheck(@Param("What it says") String said) implements ClusterCheck {
    public DistanceCheck() {
      this("far");
    }

    @Override
    public List<Diagnosis> diagnoses() {
      return List.of(FAR, NEAR);
    }

    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      return Stream.of(FAR, NEAR, UNLISTED)
          .filter(one -> one.id().equals(said))
          .map(Diagnosis::verdict)
          .findFirst()
          .orElse(Verdict.pass());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "far, tokyo-01, tokyo",
    "far, osaka-02, elsewhere",
    "near, tokyo-01, tokyo",
    "near, osaka-02, ''",
    "unlisted, tokyo-01, ''",
    "pass, tokyo-01, ''"
  })
  void theFirstWhoseConditionTheFactsMeetIsChosen(String said, String cluster, String remedy) {
    var inventory = inventory(cluster);
    var check = new DistanceCheck(said);
    var verdict = check.check(inventory.cluster(), new CheckContext(inventory, Fakes.NOW));

    assertThat(RemedyChoice.of(check, verdict, inventory.cluster(), inventory, _ -> {}).remedy())
        .isEqualTo(remedy);
  }

  @CheckInfo(
      id = "odd_check",
      module = "geo_checks",
      title = "Odd",
      description = "Lists what is no table",
      causes = "x",
      resolutions = "y",
      impact = "z",
      categories = "Geo",
      interval = "1h")
  public record OddCheck(@Param("What it lists") String listed) implements ClusterCheck {
    static final Diagnosis OVERFLOWING = condition("overflows", OddCheck::endless);
    static final Diagnosis FAILING =
        condition(
            "fails",
            () -> {
              throw new IllegalStateException("odd");
            });

    public OddCheck() {
      this("conditions");
    }

    private static boolean endless() {
      throw new StackOverflowError();
    }

    private static Diagnosis condition(String id, BooleanSupplier test) {
      var condition = new Condition("odd", (_, _) -> test.getAsBoolean());
      return Diagnosis.fail(id, "Odd", "").remedy(TOKYO.when(condition), ELSEWHERE.when(condition));
    }

    @Override
    @SuppressWarnings("NullAway") // what a plugin without NullAway may do
    public List<Diagnosis> diagnoses() {
      return switch (listed) {
        case "null" -> null;
        case "a null" -> Arrays.asList(NEAR, null);
        case "nothing" -> throw new IllegalStateException("odd");
        case "no end" -> {
          endless();
          yield List.of();
        }
        default -> List.of(OVERFLOWING, FAILING);
      };
    }

    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      return Verdict.pass();
    }
  }

  /// What it found is not lost for want of advice.
  @ParameterizedTest
  @CsvSource({
    "conditions, overflows",
    "conditions, fails",
    "null, near",
    "a null, far",
    "nothing, near",
    "no end, near"
  })
  void aVerdictStandsWhereItsRemedyCannotBeChosen(String listed, String diagnosis) {
    var inventory = inventory("tokyo-01");
    var verdict = Verdict.fail("Odd", "").of(Diagnosis.fail(diagnosis, "Odd", ""));
    var faults = new ArrayList<Throwable>();

    assertThat(
            RemedyChoice.of(
                new OddCheck(listed), verdict, inventory.cluster(), inventory, faults::add))
        .isEqualTo(verdict);
    assertThat(faults).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "null, diagnoses() must not return null",
    "a null, diagnoses() must not list null",
    "nothing, diagnoses() fails: java.lang.IllegalStateException: odd",
    "no end, diagnoses() fails: java.lang.StackOverflowError"
  })
  void aCheckThatListsNoTableIsRefusedInOneSentence(String listed, String why) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Descriptions.describe(new OddCheck(listed)))
        .withMessage(why);
  }

  @Test
  void aCheckIsToldByItsDiagnosesWhereItsAnnotationSaysNothing() {
    var told = Descriptions.describe(new DistanceCheck());

    assertThat(told.diagnoses()).containsExactly(FAR, NEAR);
    assertThat(told.causes()).containsExactly("x");
    assertThat(told.impact()).isEqualTo("y");
    assertThat(told.resolutions())
        .containsExactly(
            "Go to Tokyo (in Tokyo), on this machine: go", "Stay, on this machine: stay");
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        Arguments.of(List.of(FAR, FAR), "diagnosis 'far' is there twice"),
        Arguments.of(List.of(Diagnosis.warn("Far", "x", "")), "'Far' is no id of a diagnosis"),
        Arguments.of(List.of(Diagnosis.warn("", "x", "")), "'' is no id of a diagnosis"),
        Arguments.of(List.of(Diagnosis.warn("a", "", "")), "diagnosis a must not be blank"),
        Arguments.of(List.of(Diagnosis.warn("a", "x\ny", "")), "one line of visible text"),
        Arguments.of(
            List.of(NEAR.remedy(Remedy.of("a b", "x", Route.HERE, "y"))), "no id of a remedy"),
        Arguments.of(
            List.of(NEAR.remedy(Remedy.of("tokyo", "x", Route.HERE, "y"))),
            "remedy 'tokyo' stands for two things"),
        Arguments.of(
            List.of(NEAR.remedy(Remedy.of("red", "x", Route.HERE, "\u001b[31m"))),
            "one line of visible text"));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void aTableThatIsNotSoundIsRefused(List<Diagnosis> table, String why) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> DiagnosisTable.requireSound(table))
        .withMessageContaining(why);
  }

  private static Inventory inventory(String cluster) {
    return new Inventory(Cluster.named(cluster), List.of(), List.of(), List.of());
  }
}
