package ncc.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.notify.Routes;
import ncc.engine.silence.Silences;
import ncc.server.alert.AlertWork;
import ncc.server.plan.AlertRules;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.store.Store;
import ncc.store.history.Page;
import ncc.store.history.RunFilter;
import ncc.store.ledger.RunStart;
import ncc.store.sql.StoreAddress;
import ncc.store.task.TaskItem;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBookTest {
  private static final TaskItem ITEM = new TaskItem("tokyo", "link_check");
  private static final Run RUN = SampleRuns.small();
  private static final RunStart START = new RunStart(ITEM, 0);

  @TempDir Path folder;
  private final InstantSource clock = InstantSource.system();
  private final AtomicReference<Supplier<AlertWork>> alerts = new AtomicReference<>(this::nothing);

  private final List<Run> told = new ArrayList<>();

  private AlertWork nothing() {
    return new AlertWork(new AlertRules(Map.of()), Silences.NONE, Routes.NONE);
  }

  private AlertWork faulty() {
    throw new IllegalStateException("as a bug would have it");
  }

  private Store store() throws Exception {
    return Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
  }

  private RunBook book(Store store) {
    return new RunBook(
        store.ledger(),
        () -> alerts.get().get(),
        told::add,
        new ClockWatch(store.futureTimes(), clock),
        clock);
  }

  @Test
  void aFaultIsTheirsWhoBringTheRun() throws Exception {
    try (var store = store()) {
      var book = book(store);
      alerts.set(this::faulty);

      assertThatThrownBy(() -> book.take(RUN, START)).isInstanceOf(IllegalStateException.class);
      assertThat(book.waiting()).isZero();
    }
  }

  @Test
  void oneThatAFaultBreaksDoesNotHoldUpThoseBehindIt() throws Exception {
    var store = store();
    var book = book(store);
    store.close();
    book.take(RUN, START);
    book.take(RUN, START);
    assertThat(book.waiting()).isEqualTo(2);

    alerts.set(this::faulty);
    book.catchUp();

    assertThat(book.waiting()).isZero();
  }

  /// Two checks raise alerts of one id, as none do that are loaded; any other fault of the data
  /// would do.
  private AlertWork colliding(Run run) {
    var rules = new HashMap<String, AlertRules.Rule>();
    for (CheckRun check : run.clusters().getFirst().checks()) {
      var policy = AlertPolicy.of(RUN.clusters().getFirst().checks().getFirst().check());
      rules.put(check.check().id(), new AlertRules.Rule(check.check(), policy));
    }
    return new AlertWork(new AlertRules(rules), Silences.NONE, Routes.NONE);
  }

  /// What one check found, found by another an hour later.
  private static Run later() {
    var cluster = RUN.clusters().getFirst();
    var one = cluster.checks().getFirst();
    return new Run(
        RUN.id() + "-later",
        RUN.version(),
        RUN.command(),
        RUN.startedAt().plusSeconds(3600),
        RUN.now().plusSeconds(3600),
        RUN.took(),
        false,
        List.of(
            new ClusterRun(
                cluster.cluster(),
                cluster.vms(),
                cluster.ngtVms(),
                cluster.parts(),
                cluster.caveats(),
                List.of(new CheckRun(cluster.checks().get(1).check(), one.groups(), one.took())))),
        List.of());
  }

  @Test
  void aRunThatTheStoreRefusesIsLostAloneAndNobodyWaitsForIt() throws Exception {
    try (var store = store()) {
      var book = book(store);
      alerts.set(() -> colliding(RUN));
      book.take(RUN, START);
      int before = runs(store);
      store.ledger().ask("t1", "alice", "all", List.of(ITEM), InstantSource.system().instant());

      book.take(later(), book.start(ITEM));

      assertThat(book.waiting()).isZero();
      assertThat(runs(store)).isEqualTo(before);
      assertThat(store.tasks().waiting()).isEmpty();

      alerts.set(this::nothing);
      book.take(later(), START);

      assertThat(runs(store)).isEqualTo(before + 1);
      assertThat(told).extracting(Run::id).containsExactly(RUN.id(), later().id());
    }
  }

  private static int runs(Store store) throws Exception {
    return store.history().runs(RunFilter.ALL, Page.first(10)).size();
  }
}
