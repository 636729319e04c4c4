package ncc.store.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.function.Supplier;
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

  private static void run(Database database, String statement) throws StoreException {
    database.write(connection -> execute(connection.createStatement(), statement));
  }

  private static int execute(java.sql.Statement statement, String text) throws SQLException {
    try (statement) {
      return statement.executeUpdate(text);
    }
  }
}
