package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ncc.engine.Fakes.LinkCheck;
import ncc.engine.alert.AlertPolicy;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0s | expected 1s to 366d, but it is 0s
          -5m | expected 1s to 366d, but it is -5m
          PT0.001S | expected 1s to 366d, but it is 1ms
          367d | expected 1s to 366d, but it is 367d
          9999999999d | is too long
          999999999999999d | is too long
          99999999999999999999d | is too long
          -99999999999999999999s | is too long
          soon | is not a duration
          '' | is not a duration
          """)
  void anIntervalThatTheDaemonWouldRefuseIsRefusedAtOnce(String interval, String why) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Descriptions.describe(with("interval", interval), List.of()))
        .withMessageContaining("interval: ")
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"1s", "5m", "366d"})
  void anIntervalThatTheDaemonTakesIsTaken(String interval) {
    assertThat(Descriptions.describe(with("interval", interval), List.of()).interval())
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "raiseAfter, 0, raiseAfter",
    "raiseAfter, -1, raiseAfter",
    "raiseAfter, 1001, raiseAfter",
    "kb, -1, kb",
    "number, -600103, number"
  })
  void aNumberThatIsNoneIsRefused(String element, int value, String named) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Descriptions.describe(with(element, value), List.of()))
        .withMessageContaining(named);
  }

  static Stream<Arguments> textsOfAnAnnotation() {
    return Stream.of(
            "title", "description", "impact", "causes", "resolutions", "categories", "alert")
        .flatMap(element ->
            Stream.of("two\nlines", "red\u001b[31m", "turned\u202eround", "a\u2028b", "tab\tbed")
                .map(text -> Arguments.of(element, text)));
  }

  @ParameterizedTest
  @MethodSource("textsOfAnAnnotation")
  void aTextThatWouldEndALineOrSteerATerminalIsRefused(String element, String text) {
    boolean single = Set.of("title", "description", "impact", "alert").contains(element);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            Descriptions.describe(
                with(element, single ? text : new String[] {"sound", text}), List.of()))
        .withMessageStartingWith(element + " must be one line of visible text, but is '")
        .withMessageNotContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"証明書の期限", "père – 50 %", "a 👨\u200d👩\u200d👧 b"})
  void aTextInAnyScriptIsTaken(String text) {
    assertThat(Descriptions.describe(with("title", text), List.of()).title()).isEqualTo(text);
  }

  @Test
  void aParameterIsDescribedOnOneLine() {
    var parameter = new CheckDescription.Parameter("warn", "int", "days\nleft", "1", "1");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Descriptions.describe(with("title", "t"), List.of(parameter)))
        .withMessageStartingWith("@Param of warn must be one line of visible text, but is 'days");
  }

  @Test
  void aTitleWithoutAnAlertIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Descriptions.describe(with("alertTitle", "Lost"), List.of()))
        .withMessageContaining("alert must not be blank");
  }

  @Test
  void whenTheAlertIsRaisedIsKeptOfACheckThatNamesNone() {
    var description = Descriptions.describe(with("raiseAfter", 3), List.of());

    assertThat(AlertPolicy.of(description).raiseAfter()).isEqualTo(3);
    assertThat(AlertPolicy.of(description.with(List.of())).raiseAfter()).isEqualTo(3);
    assertThat(
            AlertPolicy.of(Descriptions.describe(with("autoResolve", false), List.of()))
                .autoResolve())
        .isFalse();
  }

  @Test
  void defaultsThatTheCheckItselfRefusesAreRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Descriptions.describe(new OneNameCheck()))
        .withMessage("its defaults are refused: one_name_check: expected one name");
  }

  /// Its default cannot be written, and what is written instead it refuses.
  @CheckInfo(
      id = "one_name_check",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d")
  public record OneNameCheck(@Param("Names") List<String> names) implements ClusterCheck {
    public OneNameCheck() {
      this(List.of("one, two"));
    }

    public OneNameCheck {
      if (names.size() != 1) {
        throw new IllegalArgumentException("expected one name");
      }
    }

    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      return Verdict.pass();
    }
  }

  /// The annotation of a sound check with one element changed.
  private static CheckInfo with(String element, Object value) {
    var sound = LinkCheck.class.getAnnotation(CheckInfo.class);
    return (CheckInfo)
        Proxy.newProxyInstance(
            CheckInfo.class.getClassLoader(),
            new Class<?>[] {CheckInfo.class},
            (_, method, _) -> method.getName().equals(element) ? value : method.invoke(sound));
  }
}
