import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;

/// A PostgreSQL of its own that waits for its disk at each commit; prints where it is, and ends
/// with its input.
public class Postgres {
  public static void main(String[] args) throws Exception {
    var folder = Files.createTempDirectory("ncc-bench-postgres");
    try (var server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      System.out.println("postgresql://localhost:" + server.getPort() + "/postgres?user=postgres");
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
