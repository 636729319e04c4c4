package ncc.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.Test;

class StoreFaultsTest {
  private final StoreAddress address = StoreEngines.sqlite();
  private final Round small = Round.at(Round.NOON, Round.passes(3));
  private final Round large = Round.at(Round.NOON.plusSeconds(300), Round.passes(5_000));

  @Test
  void aFullDiskIsOneLineAndNothingHalf() throws Exception {
    try (var store = OpenStore.at(address)) {
      store.record(small.run());
      pragma(store, "max_page_count = 1");

      assertThatThrownBy(() -> store.record(large.run()))
          .isInstanceOf(StoreException.class)
          .hasMessage("store %s: the disk is full", address.shown());
      assertWhole(store);

      pragma(store, "max_page_count = 1000000");
      store.record(large.run());
      assertThat(store.history().run(large.key())).contains(large.run());
    }
  }

  @Test
  void aFileThatMayNotBeWrittenIsOneLineAndNothingHalf() throws Exception {
    try (var store = OpenStore.at(address)) {
      store.record(small.run());
      pragma(store, "query_only = true");

      assertThatThrownBy(() -> store.record(large.run()))
          .isInstanceOf(StoreException.class)
          .hasMessage("store %s: the file may not be written", address.shown());
      assertWhole(store);

      pragma(store, "query_only = false");
      store.record(large.run());
      assertThat(store.rows("finding")).isEqualTo(5_000);
    }
  }

  private void assertWhole(OpenStore store) throws StoreException {
    assertThat(store.history().run(small.key())).contains(small.run());
    assertThat(store.rows("run")).isEqualTo(1);
    assertThat(store.rows("finding")).isEqualTo(3);
  }

  /// On the one connection that writes.
  private static void pragma(OpenStore store, String pragma) throws SQLException {
    try (var connection = store.database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("pragma " + pragma);
    }
  }
}
