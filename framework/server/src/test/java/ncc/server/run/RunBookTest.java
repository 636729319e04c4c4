package ncc.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import ncc.engine.notify.Routes;
import ncc.engine.silence.Silences;
import ncc.server.alert.AlertWork;
import ncc.server.plan.AlertRules;
import ncc.spi.run.Run;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;
import ncc.store.task.TaskItem;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBookTest {
  private static final TaskItem ITEM = new TaskItem("tokyo", "link_check");
  private static final Run RUN = SampleRuns.small();

  @TempDir Path folder;
  private final AtomicReference<Supplier<AlertWork>> alerts = new AtomicReference<>(this::nothing);

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
    return new RunBook(store.ledger(), () -> alerts.get().get(), InstantSource.system());
  }

  @Test
  void aFaultIsTheirsWhoBringTheRun() throws Exception {
    try (var store = store()) {
      var book = book(store);
      alerts.set(this::faulty);

      assertThatThrownBy(() -> book.take(RUN, ITEM, List.of()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(book.waiting()).isZero();
    }
  }

  @Test
  void oneThatAFaultBreaksDoesNotHoldUpThoseBehindIt() throws Exception {
    var store = store();
    var book = book(store);
    store.close();
    book.take(RUN, ITEM, List.of());
    book.take(RUN, ITEM, List.of());
    assertThat(book.waiting()).isEqualTo(2);

    alerts.set(this::faulty);
    book.catchUp();

    assertThat(book.waiting()).isZero();
  }
}
