package ncc.dist;

import static ncc.dist.Ncc.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sample of what Prism Central tells of drives and drivers.
class PrismSampleTest {
  private static final Path OSAKA = Checkout.root().resolve("samples/captures/osaka-02");
  private static final int CHECK = 6;
  private static final int STATUS = 7;
  private static final int NAME = 10;
  private static final int DIAGNOSIS = 14;

  @TempDir Path folder;

  @Test
  void showsWhatEachCheckOfThemFinds() throws IOException {
    assertThat(found(OSAKA, NAME))
        .containsExactlyInAnyOrder(
            "ngt_install_prerequisites_check WARN no_empty_drive new-02",
            "ngt_install_prerequisites_check WARN no_drive new-03",
            "ngt_install_prerequisites_check INFO off new-04",
            "ngt_iso_mounted_check WARN left sql-01",
            "ngt_iso_mounted_check INFO flag_stale sql-02",
            "ngt_iso_mounted_check INFO upgrade_waits report-01",
            "virtio_check WARN no_vm_mobility legacy-01",
            "virtio_check WARN old print-11",
            "virtio_check INFO may_reboot report-01");
  }

  @Test
  void anAnonymousCopyOfItGetsTheSameVerdicts() throws IOException {
    var copy = folder.resolve("copy");

    new Ncc(folder).run("--source", OSAKA, "collect", "--anonymize", "--output", copy);

    assertThat(found(copy, STATUS)).hasSameElementsAs(found(OSAKA, STATUS)).hasSize(9);
    try (var files = Files.walk(copy)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("osaka", "sql-", "d4e0", "e5f1");
      }
    }
  }

  /// @param last the column that ends each line
  private List<String> found(Path source, int last) throws IOException {
    var report = folder.resolve("report.csv");
    new Ncc(folder)
        .run(
            "--source",
            source,
            NOW,
            "--set",
            "virtio_check.oldest=1.2.0",
            "--report",
            "csv=" + report,
            "health_checks",
            "ngt_checks",
            "ngt_install_prerequisites_check",
            "ngt_iso_mounted_check",
            "virtio_check");
    return Files.readAllLines(report).stream()
        .filter(line -> line.startsWith("\"finding\""))
        .map(line -> line.split("\",\"", -1))
        .filter(row -> !row[STATUS].equals("PASS") && !row[STATUS].equals("SKIP"))
        .map(row -> String.join(" ", row[CHECK], row[STATUS], row[DIAGNOSIS], row[last]))
        .toList();
  }
}
