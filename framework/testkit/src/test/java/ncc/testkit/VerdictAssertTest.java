package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Consumer;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictAssertTest {
  private static final Verdict VERDICT = Verdict.warn("odd", "{days} days").with("days", 3);

  @Test
  void acceptsAVerdictThatReadsSo() {
    assertThatCode(() ->
            VerdictAssert.assertThat(VERDICT)
                .is(Status.WARN)
                .hasHeadline("odd")
                .hasDetail("3 days")
                .hasValue("days", "3"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource
  void refusesAVerdictThatReadsOtherwise(Consumer<VerdictAssert> claim) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> claim.accept(VerdictAssert.assertThat(VERDICT)));
  }

  static Stream<Named<Consumer<VerdictAssert>>> refusesAVerdictThatReadsOtherwise() {
    return Stream.of(
        claim("status", it -> it.is(Status.FAIL)),
        claim("headline", it -> it.hasHeadline("ODD")),
        claim("detail", it -> it.hasDetail("{days} days")),
        claim("value", it -> it.hasValue("days", "4")),
        claim("name", it -> it.hasValue("hours", "3")));
  }

  @Test
  void refusesAMissingVerdict() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> VerdictAssert.assertThat(null).is(Status.PASS));
  }

  private static Named<Consumer<VerdictAssert>> claim(String name, Consumer<VerdictAssert> claim) {
    return Named.of(name, claim);
  }
}
