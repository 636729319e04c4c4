package ncc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunJsonTest {
  static Stream<Run> runs() {
    return Stream.of(SampleRuns.small(), SampleRuns.troubled(), SampleRuns.large(1000));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatIsReadEqualsWhatWasWritten(Run run) throws IOException {
    var json = new StringBuilder();
    RunJson.write(run, json);

    var read = RunJson.read(new ByteArrayInputStream(json.toString().getBytes(UTF_8)), "run.json");

    assertThat(read).isEqualTo(run);
  }
}
