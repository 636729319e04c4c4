package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import ncc.store.Store;
import ncc.store.ledger.Judgement;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked of an alert in a state that does not allow it is refused in one line, and of
/// several nothing is done to any.
class AlertStateTest {
  private static final Acknowledgement TAKEN =
      new Acknowledgement("kim", "mine", SampleRuns.NOW, Optional.empty());

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void openStore() throws Exception {
    store = Store.open(new StoreAddress.Embedded(file()));
    var alerts = Arrays.stream(AlertState.values()).map(AlertStateTest::alert).toList();
    store
        .ledger()
        .settle(
            List.of(
                new Judgement(
                    "c-1",
                    "link_check",
                    SampleRuns.NOW,
                    _ -> new Judgement.Outcome(alerts, List.of(), List.of()))),
            SampleRuns.NOW);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ack ID           | PENDING       | can not be acknowledged",
        "ack ID           | RESOLVED      | can not be acknowledged",
        "ack ID           | AUTO_RESOLVED | can not be acknowledged",
        "ack ID --release | PENDING       | is not acknowledged",
        "ack ID --release | OPEN          | is not acknowledged",
        "ack ID --release | RESOLVED      | is not acknowledged",
        "ack ID --release | AUTO_RESOLVED | is not acknowledged",
        "resolve ID       | PENDING       | can not be resolved",
        "resolve ID       | RESOLVED      | can not be resolved",
        "resolve ID       | AUTO_RESOLVED | can not be resolved",
      })
  void aStateThatDoesNotAllowItIsRefused(String line, AlertState state, String why)
      throws Exception {
    var before = alerts();
    var refused = CommandRun.refused("alert %s %s: it is %s".formatted(id(state), why, state));

    assertThat(run(line.replace("ID", id(state)))).isEqualTo(refused);
    assertThat(run(line.replace("ID", id(AlertState.ACKNOWLEDGED) + " " + id(state))))
        .isEqualTo(refused);

    assertThat(alerts()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "ack ID, OPEN, ACKNOWLEDGED",
    "ack ID, ACKNOWLEDGED, ACKNOWLEDGED",
    "ack ID --release, ACKNOWLEDGED, OPEN",
    "resolve ID, OPEN, RESOLVED",
    "resolve ID, ACKNOWLEDGED, RESOLVED",
  })
  void aStateThatAllowsItIsLeft(String line, AlertState before, AlertState after) throws Exception {
    var id = id(before);

    assertThat(run(line.replace("ID", id + " " + id.substring(0, id.length() - 1))))
        .isEqualTo(new CommandRun(0, "", ""));

    assertThat(store.alertSearch().those(List.of(id)))
        .extracting(Alert::state)
        .containsExactly(after);
  }

  @ParameterizedTest
  @CsvSource({
    "--note x, --note has",
    "--until 2d, --until has",
    "--until soon, --until has",
    "--until 2d --note x, --note and --until have",
  })
  void whatIsGivenBackTakesNothingAlong(String options, String refused) throws Exception {
    var before = alerts();

    assertThat(run("ack --release " + id(AlertState.ACKNOWLEDGED) + " " + options))
        .isEqualTo(CommandRun.refused(refused + " no meaning with --release"));

    assertThat(alerts()).isEqualTo(before);
  }

  private CommandRun run(String line) {
    var words =
        Stream.concat(Arrays.stream(line.split(" ")), Stream.of("--store", file().toString()));
    return CommandRun.of(Map.of("HOME", folder.toString()), words.toList());
  }

  private Path file() {
    return folder.resolve("store.db");
  }

  private List<Alert> alerts() throws Exception {
    return store
        .alertSearch()
        .those(Arrays.stream(AlertState.values()).map(AlertStateTest::id).toList());
  }

  private static String id(AlertState state) {
    return state.name().toLowerCase(Locale.ROOT) + "-1";
  }

  private static Alert alert(AlertState state) {
    var subject = new Subject(Kind.VM, "uuid-" + state, "vm-" + state);
    return new Alert(
        id(state),
        AlertKey.of("A600103", "c-1", subject),
        "link_check",
        "Link down",
        "tokyo-01",
        subject,
        Severity.WARNING,
        state,
        "Link is down",
        "",
        SampleRuns.NOW,
        1,
        state == AlertState.PENDING ? Optional.empty() : Optional.of(SampleRuns.NOW),
        state == AlertState.ACKNOWLEDGED ? Optional.of(TAKEN) : Optional.empty(),
        state.isResolved() ? Optional.of(SampleRuns.NOW) : Optional.empty(),
        resolution(state),
        Optional.empty(),
        List.of(),
        false,
        List.of(),
        "",
        "",
        "",
        false);
  }

  private static Optional<Resolution> resolution(AlertState state) {
    return switch (state) {
      case PENDING, OPEN, ACKNOWLEDGED -> Optional.empty();
      case RESOLVED -> Optional.of(Resolution.BY_HAND);
      case AUTO_RESOLVED -> Optional.of(Resolution.HEALTHY);
    };
  }
}
