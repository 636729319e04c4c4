package ncc.engine.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import ncc.engine.setting.FetchedSecret;
import ncc.spi.run.Run;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListenerQueuesTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2027-03-04T05:00:00Z");

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  /// What a listener does with one run.
  @FunctionalInterface
  private interface Deed {
    void with(Run run) throws IOException, InterruptedException;
  }

  private record Fake(String name, Deed deed) implements RunListener {
    @Override
    public void finished(Run run, Settings settings) throws IOException, InterruptedException {
      deed.with(run);
    }
  }

  private static PlannedListener listener(String name, Deed deed) {
    return new PlannedListener(name, new Fake(name, deed), Settings.NONE);
  }

  private ListenerQueues queues(Duration limit) {
    return new ListenerQueues(limit, (name, problem) -> problems.add(name + ": " + problem));
  }

  private static Run run(String id) {
    return new Run(id, "0", "ncc", NOW, NOW, Duration.ZERO, false, List.of(), List.of());
  }

  @Test
  void eachIsToldOfEveryRunInTheirOrder() {
    var queues = queues(AMPLE);
    var both =
        List.of(
            listener("a", run -> heard.add("a " + run.id())),
            listener("b", run -> heard.add("b " + run.id())));

    IntStream.range(0, 100).forEach(i -> queues.tell(both, run("r" + i)));
    queues.close(AMPLE);

    for (var name : List.of("a ", "b ")) {
      assertThat(heard.stream().filter(one -> one.startsWith(name)))
          .containsExactlyElementsOf(
              IntStream.range(0, 100).mapToObj(i -> name + "r" + i).toList());
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void whatOneThrowsIsItsOwnAndItHearsOfTheNextRun() {
    var queues = queues(AMPLE);
    var failing =
        listener(
            "ill",
            run -> {
              heard.add(run.id());
              throw new StackOverflowError("a\nb");
            });

    queues.tell(List.of(failing, listener("well", run -> heard.add("well"))), run("r1"));
    queues.tell(List.of(failing), run("r2"));
    queues.close(AMPLE);

    assertThat(heard).containsExactlyInAnyOrder("r1", "well", "r2");
    assertThat(problems)
        .containsExactly(
            "ill: it failed with run r1: java.lang.StackOverflowError: a\ufffdb",
            "ill: it failed with run r2: java.lang.StackOverflowError: a\ufffdb");
  }

  @Test
  void oneThatHangsIsInterruptedAndHearsOfTheNextRun() {
    var queues = queues(Duration.ofMillis(1));
    var hanging =
        listener(
            "ill",
            run -> {
              heard.add(run.id());
              end.await();
            });

    queues.tell(List.of(hanging), run("r1"));
    queues.tell(List.of(hanging), run("r2"));
    queues.close(AMPLE);

    assertThat(heard).containsExactly("r1", "r2");
    assertThat(problems)
        .containsExactly(
            "ill: it takes longer than 0s with run r1", "ill: it takes longer than 0s with run r2");
  }

  /// Any other may take its millisecond, too, on a machine that is busy.
  private List<String> problemsOf(String listener) {
    return problems.stream().filter(problem -> problem.startsWith(listener + ": ")).toList();
  }

  @Test
  void oneThatNeverComesBackKeepsOneThreadAndHoldsUpNoOther() throws Exception {
    var queues = queues(Duration.ofMillis(1));
    var stuck = listener("ill", _ -> awaitWhateverComes());
    var told = new CountDownLatch(1);

    IntStream.range(0, ListenerQueue.ROOM + 5)
        .forEach(i -> queues.tell(List.of(stuck), run("r" + i)));
    queues.tell(List.of(listener("well", _ -> told.countDown())), run("r"));

    told.await();
    while (problemsOf("ill").size() < 2) {
      Thread.onSpinWait();
    }
    assertThat(problemsOf("ill"))
        .hasSize(2)
        .contains("ill: it takes longer than 0s with run r0")
        .anyMatch(problem -> problem.endsWith(" and others, since 1000 runs wait for it"));
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("listener-ill"))
        .hasSize(1);
    queues.close(Duration.ZERO);
    end.countDown();
  }

  private void awaitWhateverComes() {
    boolean isOver = false;
    while (!isOver) {
      try {
        end.await();
        isOver = true;
      } catch (InterruptedException _) {
        // As one that does not care.
      }
    }
  }

  @Test
  void aSecretThatItQuotesIsHidden() throws Exception {
    var secret = new FetchedSecret("token-env", () -> "hunter2");
    secret.reveal();
    var settings = new Settings(Map.of(), Map.of("token", secret));
    var leaking =
        new Fake(
            "ill",
            _ -> {
              throw new IOException("401 for hunter2");
            });
    var queues = queues(AMPLE);

    queues.tell(List.of(new PlannedListener("ill", leaking, settings)), run("r1"));
    queues.close(AMPLE);

    assertThat(problems)
        .containsExactly("ill: it failed with run r1: java.io.IOException: 401 for ********");
  }
}
