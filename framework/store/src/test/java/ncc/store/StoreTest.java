package ncc.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import ncc.store.sql.Connections;
import ncc.store.sql.Migrations;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#none")
  void isMadeOnceAndOpenedAgain(Supplier<StoreAddress> engine) throws StoreException {
    var address = engine.get();
    Store.open(address).close();

    try (var again = Store.open(address);
        var beside = Store.openExisting(address)) {
      assertThat(again.shown()).isEqualTo(beside.shown()).doesNotContain("password");
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aStoreOfANewerProgramIsLeftAlone(Supplier<StoreAddress> engine) throws StoreException {
    var address = engine.get();
    Store.open(address).close();
    try (var database = Connections.open(address)) {
      database.write(connection ->
          connection
              .createStatement()
              .executeUpdate(
                  "insert into schema_history (installed_rank, version, description, type, script,"
                      + " installed_by, execution_time, success)"
                      + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)"));
    }

    assertThatThrownBy(() -> Store.open(address))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "store %s: a newer ncc has written it (schema 99, this one knows %d); nothing was"
                + " changed",
            address.shown(), Migrations.VERSION);
    assertThatThrownBy(() -> Store.openExisting(address)).hasMessageContaining("a newer ncc");
  }

  @Test
  void aCommandMakesNoStore() {
    var file = folder.resolve("state/store.db");

    assertThatThrownBy(() -> Store.openExisting(new StoreAddress.Embedded(file)))
        .hasMessage("store %s: there is none yet; 'ncc serve' makes it", file);
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void aFileOfSomethingElseIsRefusedInOneLine() throws Exception {
    var file = Files.writeString(folder.resolve("store.db"), "this is no database\n".repeat(100));

    assertThatThrownBy(() -> Store.open(new StoreAddress.Embedded(file)))
        .isInstanceOf(StoreException.class)
        .hasMessage("store %s: the file is damaged, or no store of ncc", file);
    assertThat(file).content().startsWith("this is no database");
  }
}
