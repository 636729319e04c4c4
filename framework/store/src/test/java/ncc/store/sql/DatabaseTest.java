package ncc.store.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest {
  private static final String SILENCE = "insert into silence (id, body) values ";

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void dataThatIsRefusedIsNoStoreOutOfReach(Supplier<StoreAddress> engine) {
    try (var database = StoreEngines.opened(engine)) {
      for (String refused :
          new String[] {
            SILENCE + "('a', 'x'), ('a', 'x')",
            SILENCE + "('a', null)",
            "insert into alert_event (alert, nth, at_ms, kind, severity, who, note)"
                + " values ('none', 0, 0, 'x', 'x', 'x', 'x')",
          }) {
        assertThatThrownBy(() -> run(database, refused))
            .as(refused)
            .isInstanceOf(RefusedDataException.class)
            .hasMessageStartingWith("store " + database.address().shown() + ": ");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void otherFaultsAreNotOfTheData(Supplier<StoreAddress> engine) {
    var database = StoreEngines.opened(engine);
    assertThatThrownBy(() -> run(database, "insert into nowhere values (1)"))
        .isExactlyInstanceOf(StoreException.class);

    database.close();

    assertThatThrownBy(() -> run(database, SILENCE + "('a', 'x')"))
        .isExactlyInstanceOf(StoreException.class);
  }

  /// However many read, and however long.
  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void whoWritesDoesNotWaitForThoseWhoRead(Supplier<StoreAddress> engine) throws Exception {
    try (var database = StoreEngines.opened(engine)) {
      var end = new CountDownLatch(1);
      var readers =
          IntStream.range(0, 20)
              .mapToObj(_ -> reader(database, end))
              .map(Thread.ofVirtual()::start)
              .toList();

      run(database, SILENCE + "('a', 'x')");

      end.countDown();
      for (Thread reader : readers) {
        reader.join();
      }
    }
  }

  private static Runnable reader(Database database, CountDownLatch end) {
    return () -> {
      try {
        database.read(_ -> awaited(end));
      } catch (StoreException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static boolean awaited(CountDownLatch end) {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Database database, String statement) throws StoreException {
    database.write(connection -> execute(connection.createStatement(), statement));
  }

  private static int execute(java.sql.Statement statement, String text) throws SQLException {
    try (statement) {
      return statement.executeUpdate(text);
    }
  }
}
