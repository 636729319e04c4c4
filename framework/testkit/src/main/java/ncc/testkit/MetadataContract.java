package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.ServiceLoader;
import ncc.engine.CheckPlugin;
import ncc.spi.check.Check;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Durations;
import ncc.spi.check.Param;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;

/// What a check says of itself: the half of [CheckContract] that never asks it for a verdict. The
/// rules are those of [Check], [CheckInfo] and [Param].
public interface MetadataContract {
  /// The check under test, with its defaults.
  Check check();

  @Test
  default void isAPublicRecord() {
    var type = check().getClass();
    assertThat(type.isRecord()).as("%s is a record", type).isTrue();
    assertThat(Modifier.isPublic(type.getModifiers())).as("%s is public", type).isTrue();
  }

  @Test
  default void hasDefaultsThatAreTheSameEachTime() {
    assertThat((Object) Annotated.defaults(check())).isEqualTo(Annotated.defaults(check()));
  }

  @Test
  default void isFoundByServiceLoader() {
    assertThat(ServiceLoader.load(Check.class).stream().map(ServiceLoader.Provider::type))
        .as("a line in META-INF/services/%s", Check.class.getName())
        .anyMatch(type -> type.equals(check().getClass()));
  }

  @Test
  default void isAcceptedByTheEngine() {
    assertThatCode(() -> CheckPlugin.of(check())).doesNotThrowAnyException();
  }

  @Test
  default void isAnnotatedWithCheckInfo() {
    assertThat(check().getClass()).hasAnnotation(CheckInfo.class);
  }

  @Test
  default void hasAnIdAModuleAndAnInterval() {
    var info = Annotated.of(check());
    assertThat(info.id()).as("id").matches("[A-Za-z0-9_]+").isNotEqualTo("run_all");
    assertThat(info.module()).as("module").matches("[A-Za-z0-9_]+(/[A-Za-z0-9_]+)*");
    assertThat(Durations.parse(info.interval())).as("interval").isPositive();
    assertThat(info.kb()).as("kb").isNotNegative();
    assertThat(info.number()).as("number").isNotNegative();
    assertThat(info.raiseAfter()).as("raiseAfter").isBetween(1, CheckDescription.Alert.MOST_RUNS);
  }

  @Test
  default void explainsItself() {
    var info = Annotated.of(check());
    assertThat(info.title()).as("title").isNotBlank();
    assertThat(info.description()).as("description").isNotBlank();
    if (check().diagnoses().isEmpty()) {
      assertThat(info.impact()).as("impact").isNotBlank();
      assertThat(info.causes()).as("causes").isNotEmpty();
      assertThat(info.resolutions()).as("resolutions").isNotEmpty();
    }
    assertThat(info.causes()).as("causes").noneMatch(String::isBlank);
    assertThat(info.resolutions()).as("resolutions").noneMatch(String::isBlank);
    assertThat(info.categories()).as("categories").isNotEmpty().noneMatch(String::isBlank);
    assertThat(info.alertTitle().isBlank())
        .as("alert and alertTitle go together")
        .isEqualTo(info.alert().isBlank());
  }

  @Test
  default void explainsEveryParameter() {
    for (RecordComponent component : Annotated.components(check())) {
      var param = component.getAnnotation(Param.class);
      assertThat(param).as("@Param of %s", component.getName()).isNotNull();
      assertThat(param.value())
          .as("@Param of %s, a sentence without a full stop", component.getName())
          .isNotBlank()
          .doesNotEndWith(".");
      assertThat(Annotated.isSettable(component.getGenericType()))
          .as("%s is of a type that an operator can set", component.getName())
          .isTrue();
    }
  }

  @Test
  default void namesItsMetricsAsPrometheusDoes() {
    for (CheckInfo.Metric metric : Annotated.of(check()).metrics()) {
      assertThat(new MetricName(metric.name()).fault()).as(metric.name()).isEmpty();
      assertThat(metric.help()).as("help of %s", metric.name()).isNotBlank();
    }
  }

  @Test
  default void needsAndUsesDifferentFacts() {
    var info = Annotated.of(check());
    assertThat(info.needs()).as("needs").doesNotHaveDuplicates();
    assertThat(info.uses()).as("uses").doesNotHaveDuplicates();
    assertThat(List.of(info.needs())).as("needs").noneMatch(List.of(info.uses())::contains);
  }
}
