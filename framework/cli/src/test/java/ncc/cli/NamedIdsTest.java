package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.json.RunJson;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Run;
import ncc.store.Store;
import ncc.store.ledger.Judgement;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids of alerts, findings and causes are taken wherever something is asked for or done about them.
class NamedIdsTest {
  private static final String CHECK = "ngt_client_cert_expiry_check";
  private static final String CAUSE = CHECK + ".expired";
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final Run RUN = SampleRuns.diagnosed();

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void remember() throws Exception {
    var json = new StringBuilder();
    RunJson.write(RUN, json);
    Files.writeString(folder.resolve("run.json"), json);
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    store.history().record(RUN, Optional.empty());
    store
        .ledger()
        .settle(
            List.of(
                new Judgement(
                    key(),
                    CHECK,
                    SampleRuns.NOW,
                    _ -> new Judgement.Outcome(List.of(alert()), List.of(), List.of()))),
            SampleRuns.NOW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static String key() {
    return RUN.clusters().getFirst().cluster().key();
  }

  /// Of a VM whose certificate has expired.
  private static Finding finding() {
    return RUN.clusters().getFirst().checks().stream()
        .filter(check -> check.check().id().equals(CHECK))
        .flatMap(check -> check.groups().stream())
        .flatMap(group -> group.findings().stream())
        .filter(one -> one.subject().name().equals("web-03"))
        .findFirst()
        .orElseThrow();
  }

  private static String findingId() {
    return FindingIds.of(key(), CHECK, finding().subject());
  }

  private static Alert alert() {
    var subject = finding().subject();
    return new Alert(
        ID,
        AlertKey.of("A600103", key(), subject),
        CHECK,
        "NGT client certificates expiring",
        "tokyo-01",
        subject,
        Severity.CRITICAL,
        AlertState.OPEN,
        "NGT client certificate has expired",
        "",
        SampleRuns.NOW,
        1,
        Optional.of(SampleRuns.NOW),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(SampleRuns.NOW),
        List.of(),
        false,
        List.of(),
        "expired",
        "Restart the agent",
        "",
        false);
  }

  /// `FINDING` stands for its id, `.json` for the saved run, `!` for the store.
  private CommandRun run(String line) {
    return CommandRun.of(
        Map.of("HOME", folder.toString()),
        Arrays.stream(line.split(" "))
            .flatMap(word ->
                switch (word) {
                  case "FINDING" -> Stream.of(findingId());
                  case "run.json" -> Stream.of(folder.resolve("run.json").toString());
                  case "!" -> Stream.of("--store", folder.resolve("store.db").toString());
                  default -> Stream.of(word);
                })
            .toList());
  }

  private Alert kept() throws Exception {
    return store.alertSearch().those(List.of(ID)).getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, "01234567", "012345", "FINDING", "FINDING-2", CAUSE, CHECK})
  void anAlertIsAcknowledgedByItsIdItsFindingOrItsCause(String name) throws Exception {
    var line = "ack ! " + name.replace("FINDING", findingId());

    assertThat(run(line)).returns(0, CommandRun::code).returns("", CommandRun::out);

    assertThat(kept().state()).isEqualTo(AlertState.ACKNOWLEDGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, "012345", "FINDING", CAUSE})
  void isSilencedByThem(String name) throws Exception {
    var result = run("silence add ! --until 4h " + name);

    assertThat(result.code()).isZero();
    assertThat(result.err()).startsWith("ncc: matches 1 open alert and ");
    assertThat(run("alerts ! " + ID).out()).contains("Held back by  silence ");
  }

  @Test
  void theSilenceOfAnAlertIsOfItAloneAndTakesNoOtherScope() {
    assertThat(run("silence add ! --until 4h --vm web-01 " + ID))
        .isEqualTo(CommandRun.refused("--vm has no meaning with the id of an alert"));
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, "FINDING"})
  void whatAnAlertRestsOnIsToldAsItIsRemembered(String name) {
    assertThat(run("why ! " + name))
        .returns(0, CommandRun::code)
        .extracting(CommandRun::out)
        .asString()
        .startsWith("Alert       A600103 NGT client certificates expiring\nId          " + ID)
        .contains("\nCause       " + CAUSE + "\nFinding     " + findingId() + "\n")
        .contains("\nNotified    2026-11-22T06:00:00Z\n")
        .endsWith(
            "\nMore tells its check, which is not here; --plugin-path finds those of jars.\n");
  }

  @Test
  void whatAnAlertRestsOnIsToldOfARunThatIsNamed() {
    assertThat(run("why ! --run run.json " + ID).out())
        .startsWith("Alert       A600103")
        .contains("\nVM web-03 (", "judged as of 2026-11-22T06:00:00Z", "\nFAIL " + CAUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"! " + ID, "FINDING"})
  void isPlannedAlone(String name) {
    assertThat(run("plan --run run.json " + name).out())
        .startsWith("1 task for 1 subject,")
        .contains("1 VM: web-03\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ack ! ffffffff | no alert has an id that begins with 'ffffffff'; 'ncc alerts' lists them
          ack ! ffffffffffffffff | no alert that is open is of the finding 'ffffffffffffffff'; 'ncc alerts' lists them
          ack ! no_check.down | no alert that is open is of the cause 'no_check.down'; 'ncc alerts' lists them
          silence add ! --until 4h ffffffff | 'ffffffff' is no alert, none that is open is of such a finding, and it is no cause; 'ncc alerts' lists them
          why ! ffffffff | no alert has an id that begins with 'ffffffff'; 'ncc alerts' lists them
          plan --run run.json ! web-03 | --store has no meaning without the id of an alert
          plan --run run.json ffffffff | nothing is called 'ffffffff'; expected a check, a cause, or the id of a finding of the run or of an alert
          verify ffffffff | nothing is called 'ffffffff'; expected a file of ncc plan --format json, or the id of a finding or of an alert
          verify x_check.down | 'x_check.down': a cause needs --run FILE, the run that found it
          verify --run run.json x_check | the run of --run has no cause 'x_check'; ncc --report causes tells those it has
          """)
  void whatNothingIsCalledIsRefusedInOneLine(String line, String why) {
    assertThat(run(line)).isEqualTo(CommandRun.refused(why));
  }
}
