package ncc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ncc.spi.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  private static final List<Map<Status, Long>> TWO =
      List.of(Map.of(Status.PASS, 10L, Status.FAIL, 2L), Map.of(Status.PASS, 10L, Status.WARN, 3L));

  @Test
  void withinTheBudgetEverybodyHasAll() {
    assertThat(Share.of(TWO, 25)).containsExactly(Share.ALL, Share.ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "24, PASS, 10, 9",
    "5, PASS, 0, 0",
    "4, WARN, 0, 2",
    "2, WARN, 0, 0",
    "1, FAIL, 1, 0",
    "0, FAIL, 0, 0"
  })
  void theWorstComeFirstAndEqualsInTheirOrder(long budget, Status edge, long one, long two) {
    assertThat(Share.of(TWO, budget)).containsExactly(new Share(edge, one), new Share(edge, two));
  }
}
