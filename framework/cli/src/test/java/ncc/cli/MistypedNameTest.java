package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A name that nothing in the store has is an error, never a list without anything in it.
class MistypedNameTest {
  private static final String NOTHING =
      "ncc: matches nothing now, of 6 subjects; what comes and fits is held back\n";
  private static final String CERTIFICATES = "ngt_client_cert_expiry_check";

  @TempDir static Path folder;

  @BeforeAll
  static void remember() throws Exception {
    try (var store = Store.open(new StoreAddress.Embedded(file()))) {
      store.history().record(SampleRuns.troubled(), Optional.empty());
    }
  }

  private static Path file() {
    return folder.resolve("store.db");
  }

  private static CommandRun run(String line) {
    var words =
        Stream.concat(Arrays.stream(line.split(" ")), Stream.of("--store", file().toString()));
    return CommandRun.of(Map.of("HOME", folder.toString()), words.toList());
  }

  @ParameterizedTest
  @CsvSource({
    "alerts --cluster tokio-01, tokyo-01",
    "alerts --cluster tokio, tokyo-01",
    "runs --cluster tokio, tokyo-01",
    "history " + CERTIFICATES + " --cluster tokio, tokyo-01",
    "silence add --until 4h --cluster tokio, tokyo-01",
    "alerts --check ngt_client_cert_expiri_check, " + CERTIFICATES,
    "alerts --all --cluster Tokyo01, tokyo-01",
    "history ngt_client_cert_expiri_check, " + CERTIFICATES,
    "history " + CERTIFICATES + " --cluster osaka, osaka-02",
    "runs --cluster tokio-01, tokyo-01",
    "silence add --until 4h --cluster tokio-01, tokyo-01",
    "runs --check ngt_client_cert_expiri_check, " + CERTIFICATES,
    "silence add --until 4h --check ngt_client_cert_expiri_check, " + CERTIFICATES,
    "silence add --until 4h --check ncc_coverage_gab, ncc_coverage_gap",
    "silence add --until 4h --check ncc_* --check ncc_inventroy, ncc_inventory",
  })
  void isRefusedWithTheNearestThatThereIs(String line, String nearest) {
    var result = run(line);

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).endsWith("; did you mean '" + nearest + "'?\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts --cluster nowhere",
        "silence add --until 4h --cluster nowhere",
        "silence add --until 4h --check x",
        "alerts --check x",
        "alerts --vm nobody",
        "history x",
        "history " + CERTIFICATES + " --vm nobody",
      })
  void isRefusedWhereNothingIsNear(String line) {
    var result = run(line);

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err()).startsWith("ncc: no ");
  }

  /// Daemons may have the plugin that cannot be used here.
  @Test
  void aCheckThatNobodyKnowsIsHeldBackWithAWordWhereAPluginIsMissing() {
    var result = run("silence add --until 4h --check x --plugin-path " + folder.resolve("none"));

    assertThat(result.code()).isZero();
    assertThat(result.out()).hasSize(9);
    assertThat(result.err()).contains("no check or alert id is called 'x'", "a plugin that cannot");
  }

  @ParameterizedTest
  @CsvSource({"web-0, true", "whoever, true", "web-01, false", "WEB-01, false", "who*, false"})
  void aVmThatNoCheckJudgedYetIsHeldBackWithAWord(String vm, boolean isTold) {
    var result = run("silence add --until 4h --vm " + vm);

    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo(
            isTold
                ? "ncc: no check has judged a VM called '%s' yet; it is held back once one does\n%s"
                    .formatted(vm, NOTHING)
                : vm.contains("*")
                    ? NOTHING
                    : "ncc: matches 0 open alerts and 2 of 6 subjects now\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                               | matches everything, of every cluster and check: 0 open",
        "--cluster *                    | matches everything, of every cluster and check: 0 open",
        "--cluster * --check **         | matches everything, of every cluster and check: 0 open",
        "--vm *                         | matches 0 open alerts and 5 of 6 subjects now",
        "--cluster tokyo-01             | matches 0 open alerts and 1 of 6 subjects now",
        "--cluster tok*                 | matches 0 open alerts and 1 of 6 subjects now",
        "--cluster nara-*               | matches nothing now",
        "--check zzz_*                  | matches nothing now",
        "--check ngt_*                  | matches 0 open alerts and 6 of 6 subjects now",
        "--vm zzz*                      | matches nothing now",
        "--cluster osaka-02 --vm web-01 | matches 0 open alerts and 1 of 6 subjects now",
        "--cluster nara-* --vm web-01   | matches nothing now",
      })
  void aSilenceSaysWhatItMatchesNow(@Nullable String scope, String said) {
    var result = run("silence add --until 4h" + (scope == null ? "" : " " + scope));

    assertThat(result.code()).isZero();
    assertThat(result.out()).hasSize(9);
    assertThat(result.err()).startsWith("ncc: " + said).hasLineCount(1);
  }

  /// Were it read, its words would be a fault of the line.
  @Test
  void aNameThatBeginsWithAnAtSignIsNoFile() throws Exception {
    var words = Files.writeString(folder.resolve("words"), "--no-such-option");

    var result = run("alerts --vm @" + words);

    assertThat(result.err())
        .isEqualTo("ncc: no check has judged anything called '@" + words + "'\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "alerts --cluster tokyo-01 --check " + CERTIFICATES + " --vm WEB-0",
        "runs --cluster osaka-02",
        "history " + CERTIFICATES + " --cluster tokyo-01",
        "silence add --until 4h --check " + CERTIFICATES,
        "silence add --until 4h --check NCC_Inventory",
        "silence add --until 4h --check ncc_inventory_incomplete",
        "silence add --until 4h --check ncc_check_error." + CERTIFICATES,
        "silence add --until 4h --check to_come_*",
      })
  void ofWhatIsKnownThereIsAnAnswer(String line) {
    assertThat(run(line).code()).isZero();
  }
}
