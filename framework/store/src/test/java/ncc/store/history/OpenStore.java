package ncc.store.history;

import java.util.Optional;
import java.util.function.Supplier;
import ncc.spi.run.Run;
import ncc.store.sql.Connections;
import ncc.store.sql.Database;
import ncc.store.sql.Migrations;
import ncc.store.sql.Statements;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;

/// An empty store of one test.
record OpenStore(Database database, History history) implements AutoCloseable {
  static OpenStore at(Supplier<StoreAddress> engine) {
    var database = StoreEngines.opened(engine);
    return new OpenStore(database, new History(database));
  }

  static OpenStore at(StoreAddress address) throws StoreException {
    var database = Connections.open(address);
    Migrations.run(database);
    return new OpenStore(database, new History(database));
  }

  Run record(Run run) throws StoreException {
    history.record(run, Optional.empty());
    return run;
  }

  long record(Run run, Fence fence) throws StoreException {
    return database.write(connection -> history.record(connection, run, Optional.empty(), fence));
  }

  /// How many rows a table has, or those of it that a condition behind its name tells.
  long rows(String table) throws StoreException {
    return database.read(connection ->
        Statements.first(connection, row -> row.getLong(1), "select count(*) from " + table)
            .orElseThrow());
  }

  @Override
  public void close() {
    database.close();
  }
}
