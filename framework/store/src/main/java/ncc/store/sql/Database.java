package ncc.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Transactions on the store. Blocking; what waits for a database waits on a few threads of its
/// own, since native code would hold the carrier of a virtual thread. Those who write never wait
/// for those who read, and who reads does not wait for long: people look again.
public final class Database implements AutoCloseable {
  /// How long who reads waits for its turn, and then for a connection.
  static final Duration READING_WAIT = Duration.ofSeconds(5);

  private static final int ATTEMPTS = 10;

  private final String identity;
  private final AtomicInteger probes = new AtomicInteger();
  private final StoreAddress address;
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final ExecutorService writers;
  private final ExecutorService readers;

  Database(StoreAddress address, HikariDataSource writing, HikariDataSource reading) {
    this.address = address;
    this.identity = identity(address);
    this.writing = writing;
    this.reading = reading;
    writers = threads("store-write-", writing);
    readers = threads("store-read-", reading);
  }

  private static ExecutorService threads(String name, HikariDataSource source) {
    return Executors.newFixedThreadPool(
        source.getMaximumPoolSize(), Thread.ofPlatform().daemon().name(name, 0).factory());
  }

  /// What is done in one transaction.
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException, StoreException;
  }

  public StoreAddress address() {
    return address;
  }

  /// Other processes may write it too.
  public boolean isShared() {
    return address instanceof StoreAddress.Postgres;
  }

  /// All of `work` or nothing of it. It is done again, from its start, when it was in the way of
  /// somebody else's: what it reads, it has to read inside, and what it tells, it has to return.
  ///
  /// @throws StoreException when it was not done
  public <T> T write(Work<T> work) throws StoreException {
    return on(writers, () -> attempt(writing, work, ATTEMPTS));
  }

  /// Sees one state of the store, whatever is written meanwhile.
  ///
  /// @throws StoreException also when so many read that this would not have its turn in time
  public <T> T read(Work<T> work) throws StoreException {
    long asked = System.nanoTime();
    return on(
        readers,
        () -> {
          requireTurn(asked);
          return attempt(reading, work, 1);
        });
  }

  private void requireTurn(long asked) {
    if (System.nanoTime() - asked > READING_WAIT.toNanos()) {
      throw new Undone(
          new StoreException(
              "store %s: it does not answer within %d s"
                  .formatted(address.shown(), READING_WAIT.toSeconds())));
    }
  }

  /// Writes and reads a little, to see whether that can be done: a disk may be full, a file
  /// damaged.
  public void probe() throws StoreException {
    write(connection -> {
      Statements.each(connection, _ -> {}, "select max(id) from run");
      try (var statement = connection.createStatement()) {
        switch (address) {
          case StoreAddress.Embedded _ -> statement.execute("pragma user_version = " + next());
          case StoreAddress.Postgres _ -> statement.execute("select pg_current_xact_id()");
        }
      }
      return address;
    });
  }

  /// Any number other than the last: a page is written only where something changes.
  private int next() {
    return probes.incrementAndGet();
  }

  /// A file that was deleted or replaced underneath takes what is written, and nobody ever reads
  /// it.
  private void requireFile() throws StoreException {
    if (address instanceof StoreAddress.Embedded embedded && !identity(embedded).equals(identity)) {
      throw new StoreException(
          "store %s: its file was deleted or replaced; start the daemon again"
              .formatted(address.shown()));
    }
  }

  private static String identity(StoreAddress address) {
    try {
      return address instanceof StoreAddress.Embedded embedded
          ? String.valueOf(
              Files.readAttributes(embedded.file(), BasicFileAttributes.class).fileKey())
          : "";
    } catch (IOException _) {
      return "none";
    }
  }

  /// For a library that makes its own statements.
  public DataSource dataSource() {
    return writing;
  }

  /// What failed on [#dataSource], for the operator.
  public StoreException fault(Throwable cause) {
    return StoreFaults.of(address, cause);
  }

  /// To give up half-way would leave open whether it was done, so this cannot be interrupted.
  private <T> T on(ExecutorService threads, Supplier<T> work) throws StoreException {
    requireFile();
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Undone undone) {
        throw undone.cause instanceof StoreException said
            ? said
            : StoreFaults.of(address, undone.cause);
      }
      throw e.getCause() instanceof RuntimeException refused ? refused : e;
    } catch (CancellationException | java.util.concurrent.RejectedExecutionException e) {
      throw new StoreException("store " + address.shown() + ": it is closed", e);
    }
  }

  private static <T> T attempt(HikariDataSource source, Work<T> work, int attempts) {
    for (int left = attempts - 1; ; left--) {
      try {
        return transaction(source, work);
      } catch (Undone e) {
        if (left == 0 || !isCollision(e.cause)) {
          throw e;
        }
      }
    }
  }

  /// SQLSTATE class 40, "transaction rollback": deadlocks, and values that were not as they had to
  /// be any more. 23505, "unique violation": somebody else may have made the same row meanwhile,
  /// which is then found.
  private static boolean isCollision(Exception e) {
    return e instanceof SQLException sql
        && sql.getSQLState() != null
        && (sql.getSQLState().startsWith("40") || sql.getSQLState().equals("23505"));
  }

  private static <T> T transaction(HikariDataSource source, Work<T> work) {
    try (var connection = source.getConnection()) {
      begin(source, connection);
      try {
        var result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | StoreException | RuntimeException | Error e) {
        rollBack(source, connection, e);
        throw e;
      }
    } catch (SQLException | StoreException e) {
      throw new Undone(e);
    }
  }

  /// SQLite takes its lock here, so not before there is something to do. Where that fails, its
  /// driver believes that there is a transaction, and would let each statement be one of its own:
  /// such a connection is not used again.
  private static void begin(HikariDataSource source, Connection connection) throws SQLException {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      source.evictConnection(connection);
      throw e;
    }
  }

  /// SQLite has rolled back by itself when its disk is full, and its driver does not know.
  private static void rollBack(HikariDataSource source, Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      source.evictConnection(connection);
      reason.addSuppressed(e);
    }
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Exception cause;

    Undone(Exception cause) {
      super(cause);
      this.cause = cause;
    }
  }

  /// Lets what is under way end.
  @Override
  public void close() {
    writers.close();
    readers.close();
    writing.close();
    reading.close();
  }
}
