package ncc.store.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import ncc.store.sql.Database;
import ncc.store.sql.Page;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class TasksTest {
  private static final Instant T = Instant.parse("2026-11-22T06:00:00.123Z");
  private static final Instant LATER = T.plusSeconds(9);
  private static final TaskItem ONE = new TaskItem("c-1", "a_check");
  private static final TaskItem OTHER = new TaskItem("c-2", "a_check");

  private final Database database;
  private final Tasks tasks;

  TasksTest(Supplier<StoreAddress> engine) {
    database = StoreEngines.opened(engine);
    tasks = new Tasks(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aTaskEndsWithTheLastOfItsItems() throws StoreException {
    ask("t-1", List.of(ONE, OTHER, ONE));

    done(List.of("t-1"), ONE, 7);
    assertThat(tasks.find("t-1"))
        .contains(new TaskProgress("t-1", "ann", "all", T, Optional.empty(), 2, 1, 0, 0, 0));
    drop(List.of("t-1"), OTHER);

    assertThat(tasks.find("t-1"))
        .contains(new TaskProgress("t-1", "ann", "all", T, Optional.of(LATER), 2, 1, 1, 0, 0));
    assertThat(tasks.runs("t-1")).containsExactly(7L);
    assertThat(tasks.waiting()).isEmpty();
  }

  @Test
  void whatIsNotMadeForItsClusterIsNoneOfTheItems() throws StoreException {
    ask("t-1", List.of(ONE, OTHER));

    done(List.of("t-1"), ONE, 7);
    database.write(connection -> {
      tasks.leaveOut(connection, List.of("t-1"), OTHER, LATER);
      return OTHER;
    });

    assertThat(tasks.find("t-1"))
        .contains(new TaskProgress("t-1", "ann", "all", T, Optional.of(LATER), 1, 1, 0, 0, 1));
  }

  @Test
  void aTaskOfNothingHasEnded() throws StoreException {
    ask("t-1", List.of());

    assertThat(tasks.find("t-1").orElseThrow().endedAt()).contains(T);
  }

  @Test
  void aRunEndsTheWaitingOfThoseWhoAskedBeforeItBegan() throws StoreException {
    ask("t-1", List.of(ONE));
    ask("t-2", List.of(ONE));
    var before = waiting(ONE);
    ask("t-3", List.of(ONE));

    done(before, ONE, 7);

    assertThat(before).containsExactly("t-1", "t-2");
    assertThat(waiting(ONE)).containsExactly("t-3");
    assertThat(tasks.waiting()).containsExactly(ONE);
  }

  @Test
  void anItemThatHasRunIsNotDoneAgain() throws StoreException {
    ask("t-1", List.of(ONE));
    done(List.of("t-1"), ONE, 7);

    done(List.of("t-1"), ONE, 8);

    assertThat(tasks.runs("t-1")).containsExactly(7L);
  }

  @Test
  void listsTheNewestFirst() throws StoreException {
    ask("t-1", List.of(ONE));
    ask("t-2", List.of(ONE));

    var page = tasks.page(new Page.Wanted(1, 1));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).extracting(TaskProgress::id).containsExactly("t-2");
    assertThat(tasks.find("t-9")).isEmpty();
  }

  @Test
  void endedTasksAreDeletedAndThoseThatWaitAreNot() throws StoreException {
    ask("ended", List.of(ONE));
    done(List.of("ended"), ONE, 7);
    ask("waiting", List.of(ONE));

    assertThat(tasks.deleteEnded(LATER, 9)).isZero();
    assertThat(tasks.deleteEnded(LATER.plusMillis(1), 9)).isEqualTo(1);
    assertThat(tasks.find("ended")).isEmpty();
    assertThat(tasks.runs("ended")).isEmpty();
    assertThat(waiting(ONE)).containsExactly("waiting");
  }

  @Test
  void aTaskOfManyItemsEndsThoughManyDoItAtOnce() throws Exception {
    var items = IntStream.range(0, 200).mapToObj(i -> new TaskItem("c-" + i, "a_check")).toList();
    ask("t-1", items);
    var doing = new ArrayList<Callable<Boolean>>();
    for (var item : items) {
      doing.add(() -> {
        done(List.of("t-1"), item, 7);
        return true;
      });
    }

    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(doing)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(tasks.find("t-1").orElseThrow().endedAt()).contains(LATER);
  }

  private List<String> waiting(TaskItem item) throws StoreException {
    return database.read(connection -> tasks.waiting(connection, item));
  }

  private void ask(String id, Collection<TaskItem> items) throws StoreException {
    database.write(connection -> {
      tasks.ask(connection, id, "ann", "all", T, items);
      return true;
    });
  }

  private void done(Collection<String> ids, TaskItem item, long run) throws StoreException {
    database.write(connection -> {
      tasks.done(connection, ids, item, run, LATER);
      return true;
    });
  }

  private void drop(Collection<String> ids, TaskItem item) throws StoreException {
    database.write(connection -> {
      tasks.drop(connection, ids, item, LATER);
      return true;
    });
  }
}
