package ncc.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Outbreak;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a check says of an outbreak must be what it lists.
class OutbreakDescriptionTest {
  private static final Diagnosis ONE = Diagnosis.warn("one", "One is down", "");
  private static final Diagnosis WORSE = Diagnosis.fail("worse", "One is down", "");
  private static final Diagnosis MEMBER = Diagnosis.warn("member", "One is down", "");
  private static final Diagnosis COMMON =
      Diagnosis.warn("common", "Most are down", "").explains("common_check.member");
  private static final Diagnosis ALONE = Diagnosis.warn("alone", "Most are down", "");

  @CheckInfo(
      id = "common_check",
      module = "test_checks",
      title = "Common",
      description = "Nothing",
      causes = "None.",
      resolutions = "None.",
      impact = "None.",
      categories = "Test",
      interval = "1h")
  public record CommonCheck(@Param("Which of the outbreaks") String which) implements ClusterCheck {
    private static final Map<String, Outbreak> OUTBREAKS =
        Map.of(
            "sound", new Outbreak(COMMON, MEMBER, Set.of(ONE)),
            "unlisted", new Outbreak(COMMON, MEMBER, Set.of(Diagnosis.warn("other", "x", ""))),
            "unexplained", new Outbreak(ALONE, MEMBER, Set.of(ONE)),
            "uneven", new Outbreak(COMMON, MEMBER, Set.of(ONE, WORSE)));

    public CommonCheck() {
      this("sound");
    }

    @Override
    public List<Diagnosis> diagnoses() {
      return List.of(ONE, WORSE, MEMBER, COMMON, ALONE);
    }

    @Override
    @SuppressWarnings("NullAway") // what a plugin without NullAway may do
    public Optional<Outbreak> outbreak() {
      return switch (which) {
        case "null" -> null;
        case "nothing" -> throw new IllegalStateException("odd");
        default -> Optional.ofNullable(OUTBREAKS.get(which));
      };
    }

    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      return Verdict.pass();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sound", "none"})
  void whatIsListedIsTaken(String which) {
    assertThatNoException().isThrownBy(() -> Descriptions.describe(new CommonCheck(which)));
  }

  @ParameterizedTest
  @CsvSource({
    "unlisted, 'outbreak() names ''other'', which diagnoses() does not list'",
    "unexplained, 'what outbreak() says of the cluster must explain ''common_check.member'''",
    "uneven, what joins an outbreak must be as bad as what is said of its members",
    "null, outbreak() must not return null",
    "nothing, outbreak() fails: java.lang.IllegalStateException: odd"
  })
  void whatIsNotIsRefusedInOneSentence(String which, String why) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Descriptions.describe(new CommonCheck(which)))
        .withMessage(why);
  }
}
