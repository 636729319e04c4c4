package ncc.cli.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import ncc.server.task.RunRequest;
import ncc.spi.run.Run;
import ncc.store.task.TaskProgress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  /// What each look finds, the last of them that it has ended.
  private record Looks(Deque<TaskProgress> next) implements RunDesk {
    @Override
    public Optional<String> ask(RunRequest wish) {
      return Optional.empty();
    }

    @Override
    public Optional<TaskProgress> task(String id) {
      return Optional.ofNullable(next.poll());
    }

    @Override
    public Optional<Run> result(String id) {
      return Optional.empty();
    }
  }

  /// In the order items, done, dropped, shared, inapplicable.
  private static Looks looks(String text) {
    var looks = text.split(" ", -1);
    var next = new ArrayDeque<TaskProgress>();
    for (int i = 0; i < looks.length; i++) {
      var counts = Arrays.stream(looks[i].split("/", -1)).mapToInt(Integer::parseInt).toArray();
      var ended = i == looks.length - 1 ? Optional.of(NOW) : Optional.<Instant>empty();
      next.add(
          new TaskProgress(
              "t", "ann", "all", NOW, ended, counts[0], counts[1], counts[2], counts[3],
              counts[4]));
    }
    return new Looks(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/0/0/0/0 1/1/0/0/0           | 0 of 1 done; 1 of 1 done",
        "1/1/0/0/0                     | 1 of 1 done",
        "1/0/0/0/0 1/1/0/0/0 1/1/0/0/0 | 0 of 1 done; 1 of 1 done",
        "1/0/0/0/0 1/0/0/0/0 1/1/0/0/0 | 0 of 1 done; 1 of 1 done",
        "3/0/0/0/0 3/2/0/0/0 3/3/0/0/0 | 0 of 3 done; 2 of 3 done; 3 of 3 done",
        "2/0/0/0/0 2/1/1/0/0           | 0 of 2 done; 1 of 2 done, 1 that cannot run",
        "1/0/0/0/0 1/0/1/0/0           | 0 of 1 done; 0 of 1 done, 1 that cannot run",
        "1/0/0/0/0 1/1/0/1/0           | 0 of 1 done; 1 of 1 done, 1 of them shared with a run that"
            + " was reading at that time",
        "2/0/0/0/0 1/1/0/0/1           | 0 of 2 done; 1 of 1 done; 1 more are not made for their"
            + " cluster",
      })
  void theLastLineSaysHowItEnded(String text, String lines) throws Exception {
    var err = new ByteArrayOutputStream();

    new TaskWatch(looks(text), new PrintStream(err, true, UTF_8), Duration.ZERO).await("t");

    assertThat(err.toString(UTF_8).lines())
        .allMatch(line -> line.startsWith("ncc: "))
        .map(line -> line.substring(5))
        .satisfies(said -> assertThat(String.join("; ", said)).isEqualTo(lines));
  }
}
