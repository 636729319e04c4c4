package ncc.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import ncc.spi.message.FileFault;
import ncc.spi.setting.SecretException;
import ncc.store.sql.StoreAddress.Embedded;
import ncc.store.sql.StoreAddress.Postgres;

/// Opens databases.
public final class Connections {
  private static final int POSTGRES_CONNECTIONS = 6;
  private static final int SQLITE_READERS = 3;
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final String PRAGMAS = "journal_mode=WAL&synchronous=NORMAL&foreign_keys=true";

  /// How long another process may hold the file before that is a failure: who reads does not wait.
  private static final String WRITING = "&transaction_mode=IMMEDIATE&busy_timeout=10000";

  private static final String READING = "&transaction_mode=DEFERRED&busy_timeout=3000";

  private Connections() {}

  /// @throws StoreException when it cannot be reached or opened
  public static Database open(StoreAddress address) throws StoreException {
    try {
      return switch (address) {
        case Embedded embedded -> embedded(embedded);
        case Postgres postgres -> postgres(postgres);
      };
    } catch (HikariPool.PoolInitializationException | SQLException e) {
      throw StoreFaults.of(address, e);
    } catch (IOException e) {
      throw new StoreException(
          "store %s: its folder cannot be made: %s".formatted(address.shown(), FileFault.reason(e)),
          e);
    } catch (SecretException e) {
      throw new StoreException("store: " + e.getMessage(), e);
    }
  }

  /// SQLite has one writer at a time; who waits for his turn waits in line, not on the file.
  private static Database embedded(Embedded address)
      throws IOException, SQLException, StoreException {
    requireFile(address);
    makePrivate(address.file());
    var url = "jdbc:sqlite:" + address.file() + "?" + PRAGMAS;
    var writing = config(url + WRITING, 1);
    writing.setPoolName("store-write");
    var reading = config(url + READING, SQLITE_READERS);
    reading.setConnectionTimeout(Database.READING_WAIT.toMillis());
    reading.setPoolName("store-read");
    var writers = new HikariDataSource(writing);
    try {
      letShrink(writers);
      return new Database(address, writers, new HikariDataSource(reading));
    } catch (SQLException | RuntimeException e) {
      writers.close();
      throw e;
    }
  }

  /// A pipe hangs, and a device takes whatever is written to it.
  private static void requireFile(Embedded address) throws StoreException {
    if (Files.exists(address.file()) && !Files.isRegularFile(address.file())) {
      throw new StoreException(
          "store %s: it is no file; expected one, or a name that is free"
              .formatted(address.shown()));
    }
  }

  /// A file can give space back only when that is settled before its first table.
  private static void letShrink(DataSource source) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      if (isEmpty(statement)) {
        statement.execute("pragma auto_vacuum = incremental");
        statement.execute("vacuum");
      }
    }
  }

  private static boolean isEmpty(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("select count(*) from sqlite_master")) {
      return rows.next() && rows.getInt(1) == 0;
    }
  }

  /// It holds names of VMs: nobody else may read it, nor what SQLite keeps beside it, which gets
  /// the same rights.
  private static void makePrivate(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder, rights("rwx------"));
    }
    if (!Files.exists(file)) {
      Files.createFile(file, rights("rw-------"));
    }
  }

  private static FileAttribute<?> rights(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  private static Database postgres(Postgres address) throws SecretException {
    var writers = new HikariDataSource(postgres(address, "store-write", "READ_COMMITTED"));
    try {
      var reading = postgres(address, "store-read", "REPEATABLE_READ");
      reading.setReadOnly(true);
      reading.setConnectionTimeout(Database.READING_WAIT.toMillis());
      return new Database(address, writers, new HikariDataSource(reading));
    } catch (RuntimeException | SecretException e) {
      writers.close();
      throw e;
    }
  }

  private static HikariConfig postgres(Postgres address, String pool, String isolation)
      throws SecretException {
    var config = config("jdbc:postgresql:" + address.location(), POSTGRES_CONNECTIONS);
    address.user().ifPresent(config::setUsername);
    if (address.password().isPresent()) {
      config.setPassword(address.password().get().reveal());
    }
    config.setPoolName(pool);
    config.setTransactionIsolation("TRANSACTION_" + isolation);
    config.addDataSourceProperty("ApplicationName", "ncc");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "60");
    return config;
  }

  private static HikariConfig config(String url, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    return config;
  }
}
