package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.store.Store;
import ncc.store.schedule.Pace;
import ncc.store.schedule.Slot;
import ncc.store.setting.CheckSetting;
import ncc.store.setting.SettingName;
import ncc.store.sql.StoreAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A line of `ncc set` does all that it says, or nothing.
class SetLinesTest {
  private static final String CHECK = "ngt_client_cert_expiry_check";
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final SettingName INFO = new SettingName(Optional.empty(), CHECK, "info");
  private static final SettingName GONE =
      new SettingName(Optional.of("nara-03"), "gone_check", "limit");

  @TempDir static Path filled;
  @TempDir Path folder;
  private Store store;

  @BeforeAll
  static void fillStore() throws Exception {
    try (var store = Store.open(new StoreAddress.Embedded(filled.resolve("store.db")))) {
      store
          .timetable("d1", Pace.DEFAULT, () -> NOW, (_, due) -> due)
          .add(Map.of(new Slot(CHECK, "tokyo-01"), NOW, new Slot(CHECK, "osaka-02"), NOW));
      store.checkSettings().set(NOW, "kim", INFO, Optional.of("120d"));
      store.checkSettings().set(NOW, "kim", GONE, Optional.of("7"));
    }
  }

  @BeforeEach
  void openStore() throws Exception {
    var file = Files.copy(filled.resolve("store.db"), folder.resolve("store.db"));
    store = Store.openExisting(new StoreAddress.Embedded(file));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHECK off --list                    | 'off' has no meaning with --list",
        "CHECK off interval=3m --list        | 'off interval=3m' has no meaning with --list",
        "CHECK off --log                     | 'off' has no meaning with --log",
        "CHECK interval=3m --log             | 'interval=3m' has no meaning with --log",
        "--log --cluster tokyo-01            | --cluster has no meaning with --log",
        "CHECK --log --cluster tokyo-01      | --cluster has no meaning with --log",
        "--list --log                        | --list and --log cannot be given together",
        "CHECK --log --reset                 | --reset and --log cannot be given together",
        "CHECK --list --reset                | --reset and --list cannot be given together",
        "--log --list --reset                | --reset and --list and --log cannot be given",
        "--reset                             | --reset needs a check",
        "--reset --cluster tokyo-01          | --reset needs a check",
        "CHECK interval=3m --reset           | no setting of CHECK is called 'interval=3m'",
        "CHECK off --reset                   | no setting of CHECK is called 'off'",
        "CHECK info misspelt --reset         | no setting of CHECK is called 'misspelt'; expected",
        "CHECK infos --reset                 | 'infos'; did you mean 'info'?",
        "nope --reset                        | no check is called 'nope'",
        "CHEC --reset                        | no check is called 'CHEC'; did you mean 'CHECK'?",
        "nope info --reset                   | no check is called 'nope'",
        "nope --log                          | no check is called 'nope'",
        "nope --list                         | no check is called 'nope'",
        "gone_check limits --reset           | no setting of gone_check is called 'limits'; did",
        "gone_check limit=8                  | no check is called 'gone_check'",
        "nope                                | no check is called 'nope'",
        "nope off                            | no check is called 'nope'",
        "CHECK --reset --cluster tokyo       | no cluster is called 'tokyo'; did you mean",
        "CHECK info --reset --cluster kyoto  | no cluster is called 'kyoto'",
        "CHECK --cluster kyoto               | no cluster is called 'kyoto'",
        "--list --cluster kyoto              | no cluster is called 'kyoto'",
        "CHECK off --cluster kyoto           | no cluster is called 'kyoto'",
        "CHECK on off                        | enabled is given twice: true and false",
        "CHECK off enabled=true              | enabled is given twice: false and true",
        "CHECK interval=5m interval=9m       | interval is given twice: 5m and 9m",
        "CHECK info=90d warn=60d info=91d    | info is given twice: 90d and 91d",
        "CHECK misspelt                      | 'misspelt' sets nothing",
        "CHECK off misspelt=1                | no setting of CHECK is called 'misspelt'",
      })
  void whatCannotAllBeMeantIsRefusedAndChangesNothing(String line, String why) throws Exception {
    var before = store.checkSettings().inForce();

    var result = set(line);

    assertThat(result.err())
        .startsWith("ncc: ")
        .contains(why.replace("CHECK", CHECK).replace("CHEC'", CHECK.substring(1) + "'"))
        .hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(64);
    assertThat(store.checkSettings().inForce()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CHECK",
        "CHECK --list",
        "--list",
        "--list --cluster osaka-02",
        "--list --cluster nara-03",
        "--log",
        "CHECK --log",
        "gone_check --log",
      })
  void whatIsOnlyShownChangesNothing(String line) throws Exception {
    var before = store.checkSettings().inForce();

    assertThat(set(line).code()).isZero();

    assertThat(store.checkSettings().inForce()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHECK --reset",
        "CHECK info --reset",
        "CHECK --reset info interval cron enabled alert.raise-after",
      })
  void whatIsSetIsTakenBack(String line) throws Exception {
    assertThat(set(line).code()).isZero();

    assertThat(store.checkSettings().inForce()).extracting(CheckSetting::what).containsOnly(GONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gone_check --reset --cluster nara-03",
        "gone_check limit --reset --cluster nara-03",
      })
  void whatIsLeftOverOfACheckAndAClusterThatAreNoMoreIsTakenBack(String line) throws Exception {
    assertThat(set(line).err()).isEmpty();

    assertThat(store.checkSettings().inForce()).extracting(CheckSetting::what).containsOnly(INFO);
  }

  private Ncc.Result set(String line) {
    var typed = line.replace("CHECK", CHECK).replace("CHEC ", CHECK.substring(1) + " ");
    var words =
        Stream.of("set --store " + folder.resolve("store.db"), typed)
            .flatMap(text -> Arrays.stream(text.split(" ")))
            .filter(word -> !word.isEmpty());
    return new Ncc(folder).run(words.toArray());
  }
}
