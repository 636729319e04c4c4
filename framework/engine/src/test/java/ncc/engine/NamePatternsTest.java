package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternsTest {
  @ParameterizedTest
  @CsvSource({
    "test-*, test-01, true",
    "test-*, TEST-, true",
    "test-*, prod-test-01, false",
    "*-01, test-01, true",
    "*-01, test-011, false",
    "w?b, web, true",
    "w?b, wb, false",
    "w?b, w💾b, true",
    "*a*b*, xxaxxbxx, true",
    "*a*b*, xxbxxaxx, false",
    "*ab, aab, true",
    "a.c, abc, false",
    "[ab], a, false",
    "サーバー*, サーバー01, true",
    "straße, STRAßE, true",
    "*, '', true",
    "?, '', false",
    "**, x, true"
  })
  void starStandsForAnythingAndQuestionMarkForOneCharacter(
      String pattern, String name, boolean fits) {
    assertThat(new NamePatterns(List.of(pattern)).fit(name)).isEqualTo(fits);
  }

  @Test
  void anyOfSeveralMayFit() {
    assertThat(new NamePatterns(List.of("a", "b")).fit("b")).isTrue();
  }

  @Test
  void noPatternAtAllFitsEveryName() {
    assertThat(NamePatterns.ALL.fit("anything")).isTrue();
  }

  @Test
  void aHostileNameCostsNoMoreThanItsLength() {
    var name = "a".repeat(10_000);

    assertThat(new NamePatterns(List.of("*a".repeat(50) + "b")).fit(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"web, true", "WEB, true", "wob, false", "w*z, true", "w?z, true", "'', false"})
  void aNameThatIsNoPatternIsKnownOrNot(String pattern, boolean isKnown) {
    var unknown = new NamePatterns(List.of(pattern)).unknown(List.of("db", "web"));

    assertThat(unknown).isEqualTo(isKnown ? List.of() : List.of(pattern));
  }
}
