package ncc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import ncc.engine.listener.PlannedListener;
import ncc.server.plan.DaemonPlan;
import ncc.spi.run.Run;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Settings;
import ncc.store.history.Page;
import ncc.store.history.RunFilter;
import ncc.store.history.RunLine;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;

/// Listeners of the runs of a daemon.
class DaemonListenerTest extends DaemonWorld {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  /// What a listener does with one run.
  @FunctionalInterface
  private interface Deed {
    void with(Run run, Settings settings) throws InterruptedException;
  }

  private record Fake(String name, Deed deed) implements RunListener {
    @Override
    public void finished(Run run, Settings settings) throws InterruptedException {
      deed.with(run, settings);
    }
  }

  private static PlannedListener listener(String name, String word, Deed deed) {
    var settings = new Settings(Map.of("word", List.of(word)), Map.of());
    return new PlannedListener(name, new Fake(name, deed), settings);
  }

  private DaemonPlan plan(PlannedListener... listeners) {
    return plan(Duration.ofSeconds(1), true).withListeners(List.of(listeners));
  }

  private List<String> stored() throws Exception {
    return store.history().runs(RunFilter.ALL, Page.first(1000)).stream()
        .map(RunLine::run)
        .toList();
  }

  private void hear(Run run, Settings settings) {
    heard.add(settings.text("word").orElseThrow() + " " + run.id());
  }

  @Test
  void everyRunIsToldOnceAndWasStoredBefore() throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    var unstored = new CopyOnWriteArrayList<String>();
    Deed looking =
        (run, settings) -> {
          hear(run, settings);
          try {
            if (!stored().contains(run.id())) {
              unstored.add(run.id());
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    try (var daemon = daemon(plan(listener("a", "one", looking)))) {
      daemon.start();
      await(() -> heard.size() > 3);
    }

    assertThat(unstored).isEmpty();
    assertThat(heard).doesNotHaveDuplicates();
    assertThat(stored().stream().map("one "::concat)).containsAll(heard);
  }

  @Test
  void oneThatHangsOrFailsHoldsUpNoRunAndNoOther() throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    var hanging = listener("hanging", "", (_, _) -> end.await());
    var failing =
        listener(
            "failing",
            "",
            (_, _) -> {
              throw new IllegalStateException("boom");
            });
    try (var daemon = daemon(plan(hanging, failing, listener("well", "well", this::hear)))) {
      daemon.start();
      await(() -> heard.size() > 3 && runs() > 3);
      end.countDown();
    }
  }

  @Test
  void settingsThatAreReloadedHoldForTheNextRun() throws Exception {
    world.holds(VmFixture.healthy("db-01"));
    try (var daemon = daemon(plan(listener("a", "before", this::hear)))) {
      daemon.start();
      await(() -> !heard.isEmpty());
      daemon.reload(plan(listener("a", "after", this::hear)));
      await(() -> heard.stream().anyMatch(one -> one.startsWith("after ")));
    }
  }
}
