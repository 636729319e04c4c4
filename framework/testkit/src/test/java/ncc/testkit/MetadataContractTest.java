package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataContractTest {

  @ParameterizedTest
  @MethodSource("rules")
  void aPoliteCheckKeepsEveryRule(Consumer<MetadataContract> rule) {
    assertThatCode(() -> rule.accept(Polite::new)).doesNotThrowAnyException();
  }

  static Stream<Consumer<MetadataContract>> rules() {
    return Stream.of(
        MetadataContract::isAPublicRecord,
        MetadataContract::hasDefaultsThatAreTheSameEachTime,
        MetadataContract::isAcceptedByTheEngine,
        MetadataContract::isAnnotatedWithCheckInfo,
        MetadataContract::hasAnIdAModuleAndAnInterval,
        MetadataContract::explainsItself,
        MetadataContract::explainsEveryParameter,
        MetadataContract::namesItsMetricsAsPrometheusDoes,
        MetadataContract::needsAndUsesDifferentFacts);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aRudeCheckBreaksTheRule(String fault, Consumer<MetadataContract> rule, Check check) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rule.accept(() -> check))
        .withMessageContaining(fault);
  }

  static Stream<Arguments> aRudeCheckBreaksTheRule() {
    return Stream.of(
        rude("is a record", MetadataContract::isAPublicRecord, new NoRecord()),
        rude("is public", MetadataContract::isAPublicRecord, new Hidden()),
        rude("META-INF/services", MetadataContract::isFoundByServiceLoader, new Polite()),
        rude(
            "constructor without arguments",
            MetadataContract::hasDefaultsThatAreTheSameEachTime,
            new NoDefaults("x")),
        rude("but was", MetadataContract::hasDefaultsThatAreTheSameEachTime, new Changing()),
        rude("must be public", MetadataContract::isAcceptedByTheEngine, new Hidden()),
        rude("CheckInfo", MetadataContract::isAnnotatedWithCheckInfo, new NoRecord()),
        rude("has no @CheckInfo", MetadataContract::explainsItself, new NoRecord()),
        rude("[id]", MetadataContract::hasAnIdAModuleAndAnInterval, new Hidden()),
        rude("[causes]", MetadataContract::explainsItself, new Hidden()),
        rude("alertTitle", MetadataContract::explainsItself, new NoDefaults("x")),
        rude("@Param of name", MetadataContract::explainsEveryParameter, new NoDefaults("x")),
        rude("full stop", MetadataContract::explainsEveryParameter, new Changing()),
        rude("can set", MetadataContract::explainsEveryParameter, new Odd(List.of())),
        rude("no base unit", MetadataContract::namesItsMetricsAsPrometheusDoes, new Changing()),
        rude("needs", MetadataContract::needsAndUsesDifferentFacts, new Changing()));
  }

  @Test
  void acceptsListsOfTextAndDurations() {
    MetadataContract contract = () -> new Lists(List.of(), List.of(Duration.ZERO));

    assertThatCode(contract::explainsEveryParameter).doesNotThrowAnyException();
  }

  @CheckInfo(
      id = "polite_check",
      module = "test_checks/manners",
      title = "Polite",
      description = "Checks that the contract accepts it",
      causes = "None",
      resolutions = "None",
      impact = "None",
      categories = "Test",
      interval = "5m",
      alert = "T1",
      alertTitle = "Impolite",
      needs = NgtLink.class,
      uses = Power.class,
      metrics = @CheckInfo.Metric(value = "up", name = "ncc_test_up", help = "Whether it is up."))
  public record Polite(@Param("WARN after this") Duration warn) implements Silent {
    public Polite() {
      this(Duration.ofDays(1));
    }
  }

  @CheckInfo(
      id = "two words",
      module = "test_checks",
      title = "Hidden",
      description = "Is not public, and its id is no name",
      causes = {},
      resolutions = "None",
      impact = "None",
      categories = "Test",
      interval = "5m")
  record Hidden() implements Silent {}

  @CheckInfo(
      id = "no_defaults_check",
      module = "test_checks",
      title = "No defaults",
      description = "Has no constructor without arguments, no @Param, no alert title",
      causes = "None",
      resolutions = "None",
      impact = "None",
      categories = "Test",
      interval = "5m",
      alert = "T2")
  public record NoDefaults(String name) implements Silent {}

  @CheckInfo(
      id = "changing_check",
      module = "test_checks",
      title = "Changing",
      description = "Has other defaults each time",
      causes = "None",
      resolutions = "None",
      impact = "None",
      categories = "Test",
      interval = "5m",
      needs = NgtLink.class,
      uses = {Power.class, NgtLink.class},
      metrics =
          @CheckInfo.Metric(value = "took", name = "ncc_test_milliseconds", help = "How long."))
  public record Changing(@Param("When it was made.") long nanos) implements Silent {
    public Changing() {
      this(System.nanoTime());
    }
  }

  /// Has a parameter that nobody could write on a command line.
  public record Odd(@Param("Verdicts") List<Verdict> verdicts) implements Silent {}

  /// Has parameters of the list kinds that can be set.
  public record Lists(
      @Param("Names") List<String> names, @Param("Durations") List<Duration> durations)
      implements Silent {}

  /// Neither a record nor annotated.
  public static final class NoRecord implements Silent {}

  /// A check that finds nothing.
  interface Silent extends VmCheck {
    @Override
    default Verdict check(Vm vm, CheckContext context) {
      return Verdict.skip("silent");
    }
  }

  private static Arguments rude(String fault, Consumer<MetadataContract> rule, Check check) {
    return Arguments.of(fault, rule, check);
  }
}
