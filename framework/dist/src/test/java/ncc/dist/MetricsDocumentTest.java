package ncc.dist;

import static ncc.dist.Ncc.NOW;
import static ncc.dist.Ncc.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsDocumentTest {
  @TempDir Path folder;

  @Test
  void everyMetricOfTheTextfileIsDocumented() throws Exception {
    new Ncc(folder)
        .run(
            "--source",
            TOKYO,
            NOW,
            "--report",
            "prometheus=" + folder.resolve("ncc.prom"),
            "health_checks",
            "run_all");

    var exported =
        Files.readString(folder.resolve("ncc.prom"))
            .lines()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.split(" ", -1)[2])
            .collect(Collectors.toSet());

    assertThat(exported).isNotEmpty().isSubsetOf(Metrics.documented());
  }
}
