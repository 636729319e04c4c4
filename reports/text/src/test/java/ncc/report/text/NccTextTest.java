package ncc.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NccTextTest {
  @Provide
  Arbitrary<String> texts() {
    return HostileRuns.texts();
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL: y, FAIL\\u003a y",
    "x WARN:y, x WARN\\u003ay",
    "ERR : y, ERR \\u003a y",
    "[ FAIL ], \\u005b FAIL ]",
    "a [PASS] b, a \\u005bPASS] b",
    "INFO: [ INFO ], INFO\\u003a \\u005b INFO ]",
  })
  void aTagOrAStateInBracketsIsBroken(String text, String expected) {
    assertThat(NccText.of(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILOVER", "ERR", "[ FAIL", "FAIL ]", "fail:", "PASSAU-01", "[ OK ]"})
  void anOrdinaryNameStays(String text) {
    assertThat(NccText.of(text)).isEqualTo(text);
  }

  @Property
  void noTagAndNoStateIsLeft(@ForAll("texts") String text) {
    var line = NccText.of(text);

    assertThat(line).doesNotContainPattern("(FAIL|WARN|INFO|PASS|ERR) ?:");
    assertThat(line).doesNotContainPattern("\\[ (FAIL|WARN|INFO|PASS|ERR) \\]");
    assertThat(Unescaped.of(line)).isEqualTo(text);
  }

  @Test
  void aPathHoldsNothingThatEndsALine() {
    assertThat(NccText.path("/health_checks/a b/10gbe\n[ FAIL ]"))
        .isEqualTo("/health_checks/a_b/10gbe___FAIL__");
  }
}
