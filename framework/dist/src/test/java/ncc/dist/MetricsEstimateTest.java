package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ncc metrics estimate`, as somebody asks who has not rolled out yet.
class MetricsEstimateTest {
  @TempDir Path folder;

  private Ncc.Result estimate(Object... words) throws Exception {
    var line =
        new ArrayList<Object>(List.of("--source", Ncc.TOKYO, Ncc.NOW, "metrics", "estimate"));
    line.addAll(List.of(words));
    var result = new Ncc(folder).run(line.toArray());
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private static long number(Ncc.Result result, String row) {
    var number = Pattern.compile("(?m)^" + row + " +([0-9,]+)").matcher(result.out());
    assertThat(number.find()).as(result.out()).isTrue();
    return Long.parseLong(number.group(1).replace(",", ""));
  }

  @Test
  void whatTheBudgetLeavesOutIsTold() throws Exception {
    var all = estimate();
    var config = Files.writeString(folder.resolve("ncc.yaml"), "metrics: {max-series: 3}\n");

    var few = estimate("--config", config);

    assertThat(number(all, "left out")).isZero();
    assertThat(number(few, "left out")).isPositive();
    assertThat(number(few, "series") + number(few, "left out"))
        .isGreaterThanOrEqualTo(number(all, "series"));
    assertThat(few.out()).contains("metrics.max-series is 3");
  }

  @Test
  void aLargerFleetIsLikeTheOneThatWasRead() throws Exception {
    var few = estimate();

    var many = estimate("--vms", "5000");

    assertThat(number(many, "guest VMs")).isGreaterThanOrEqualTo(5000);
    assertThat(number(many, "a scrape")).isGreaterThan(10 * number(few, "a scrape"));
    assertThat(many.out()).containsPattern("handed out in +0\\.\\d{4} s on this machine");
  }
}
