package ncc.server.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import ncc.engine.CheckPlugin;
import ncc.engine.NamePatterns;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.schedule.Grid;
import ncc.engine.setup.CheckSetup;
import ncc.engine.setup.CheckSetup.Deviation;
import ncc.server.plan.AlertRules;
import ncc.server.plan.AlertRules.Rule;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Vm;
import ncc.store.Store;
import ncc.store.setting.SettingName;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckControlTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final Optional<String> ALL = Optional.empty();
  private static final Optional<String> TOKYO = Optional.of("tokyo");
  private static final String CHECK = "level_check";

  @TempDir Path folder;
  private Store store;
  private CheckControl control;
  private final AtomicInteger changes = new AtomicInteger();

  /// Needs its thresholds in order.
  @CheckInfo(
      id = CHECK,
      module = "test_checks",
      title = "Level",
      description = "Level of the VM",
      causes = "It is high.",
      resolutions = "Lower it.",
      impact = "None.",
      categories = "Test",
      interval = "5m")
  public record LevelCheck(@Param("WARN from") int warn, @Param("FAIL from") int fail)
      implements VmCheck {
    public LevelCheck() {
      this(10, 20);
    }

    public LevelCheck {
      if (warn > fail) {
        throw new IllegalArgumentException(
            "expected warn <= fail, but warn=%d and fail=%d".formatted(warn, fail));
      }
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @BeforeEach
  void open() throws Exception {
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    control = control(CheckSetup.of(CheckPlugin.of(new LevelCheck())));
  }

  private CheckControl control(CheckSetup setup) throws Exception {
    var planned =
        new PlannedCheck(setup.made(), new Grid(Duration.ofMinutes(5)), setup, Set.of("fail"));
    var description = planned.plugin().description();
    var rules = new AlertRules(Map.of(CHECK, new Rule(description, AlertPolicy.of(description))));
    var checks = new ChecksInForce(List.of(planned), rules, StoredSettings.NONE);
    return new CheckControl(
        store.checkSettings(),
        () -> checks,
        () -> Set.of("tokyo", "osaka"),
        InstantSource.fixed(NOW),
        changes::incrementAndGet);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String shown(Optional<String> cluster, String name) throws StoreException {
    var value = control.checks().of(CHECK, cluster).orElseThrow().value(name).orElseThrow();
    return value.text() + ", " + value.origin();
  }

  @Test
  void eachValueTellsWhereItComesFrom() throws Exception {
    control.change("ann", ALL, CHECK, "alert.raise-after", Optional.of("3"));
    control.change("bob", TOKYO, CHECK, "warn", Optional.of("12"));

    assertThat(shown(TOKYO, "warn")).isEqualTo("12, set for tokyo by bob 2026-11-28T03:00:00Z");
    assertThat(shown(Optional.of("osaka"), "warn")).isEqualTo("10, default");
    assertThat(shown(TOKYO, "fail")).isEqualTo("20, configuration");
    assertThat(shown(TOKYO, "alert.raise-after")).isEqualTo("3, set by ann 2026-11-28T03:00:00Z");
    assertThat(changes).hasValue(2);
  }

  @Test
  void whatIsSetForAClusterHoldsOverWhatIsSetForAll() throws Exception {
    control.change("ann", ALL, CHECK, "enabled", Optional.of("false"));
    control.change("ann", TOKYO, CHECK, "enabled", Optional.of("true"));
    control.change("ann", TOKYO, CHECK, "cron", Optional.of("30 2 * * *"));
    control.change("ann", ALL, CHECK, "interval", Optional.of("1h"));

    assertThat(control.checks().of(CHECK, TOKYO).orElseThrow().enabled()).isTrue();
    assertThat(control.checks().of(CHECK, ALL).orElseThrow().enabled()).isFalse();
    assertThat(control.checks().of(CHECK, TOKYO).orElseThrow().timing())
        .hasToString("at 30 2 * * *");
    assertThat(control.checks().of(CHECK, ALL).orElseThrow().timing()).hasToString("every 1h");
  }

  @Test
  void anIntervalTakesThePlaceOfACronExpression() throws Exception {
    control.change("ann", ALL, CHECK, "cron", Optional.of("30 2 * * * Asia/Tokyo"));
    assertThat(shown(ALL, "cron")).startsWith("30 2 * * * Asia/Tokyo, set by ann");

    control.change("ann", ALL, CHECK, "interval", Optional.of("10m"));

    assertThat(shown(ALL, "interval")).startsWith("10m, set by ann");
    assertThat(control.checks().of(CHECK, ALL).orElseThrow().value("cron")).isEmpty();
    assertThat(store.checkSettings().inForce()).hasSize(1);
  }

  @Test
  void theFlappingWindowFollowsHowOftenItRuns() throws Exception {
    control.change("ann", ALL, CHECK, "interval", Optional.of("1h"));

    assertThat(shown(ALL, "alert.flap-window")).isEqualTo("1d, default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level_chekc | warn | 1 | no check is called 'level_chekc'; did you mean 'level_check'?",
        "level_check | warm | 1 | no setting of level_check is called 'warm'; did you mean 'warn'?",
        "level_check | warn | x | level_check.warn: 'x' is not a whole number",
        "level_check | warn | 21 | level_check: expected warn <= fail, but warn=21 and fail=20",
        "level_check | enabled | on | level_check.enabled: 'on' is not accepted: expected true or"
            + " false",
        "level_check | interval | 0s | level_check.interval: '0s' is not accepted: expected an"
            + " interval of at least 1s, but it is 0s",
        "level_check | interval | 999999999999d | level_check.interval: '999999999999d' is not"
            + " accepted: expected a duration such as 90s, 5m or 1d, of at most 36525d",
        "level_check | interval | PT0.001S | level_check.interval: 'PT0.001S' is not accepted:"
            + " expected an interval of at least 1s, but it is 1ms",
        "level_check | alert.raise-after | 0 | level_check.alert.raise-after: '0' is not accepted:"
            + " raise-after must be 1 to 1000, but is 0",
      })
  void whatWouldNotFitIsRefusedInOneLineAndNotStored(
      String check, String name, String value, String line) throws Exception {
    assertThatThrownBy(() -> control.change("ann", ALL, check, name, Optional.of(value)))
        .isInstanceOf(SettingRefusedException.class)
        .hasMessage(line);
    assertThat(store.checkSettings().inForce()).isEmpty();
    assertThat(changes).hasValue(0);
  }

  @Test
  void aClusterThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () -> control.change("ann", Optional.of("toky"), CHECK, "warn", Optional.of("1")))
        .hasMessage("no cluster is called 'toky'; did you mean 'tokyo'?");
  }

  @Test
  void thresholdsInOrderAreSetTogether() throws Exception {
    control.change("ann", ALL, CHECK, Map.of("warn", Optional.of("30"), "fail", Optional.of("40")));

    assertThat(control.checks().of(CHECK, ALL).orElseThrow().plugin().check())
        .isEqualTo(new LevelCheck(30, 40));
    assertThatThrownBy(() -> control.change("ann", ALL, CHECK, "fail", Optional.empty()))
        .as("warn alone would not fit")
        .isInstanceOf(SettingRefusedException.class);
    control.reset("ann", ALL, CHECK);
    assertThat(store.checkSettings().inForce()).isEmpty();
  }

  @Test
  void whatIsSetForAllMustFitClustersThatHaveTheirOwn() throws Exception {
    control.change("ann", TOKYO, CHECK, "warn", Optional.of("19"));

    assertThatThrownBy(() -> control.change("ann", ALL, CHECK, "fail", Optional.of("15")))
        .isInstanceOf(SettingRefusedException.class)
        .hasMessage(
            "level_check: expected warn <= fail, but warn=19 and fail=15, where warn is set for"
                + " tokyo");
  }

  /// Whatever is refused is refused with the values that somebody wants.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "warn=50 fail=40 | level_check: expected warn <= fail, but warn=50 and fail=40",
        "warn=15 fail=9  | level_check: expected warn <= fail, but warn=15 and fail=9",
        "warn=30 fail=5  | level_check: expected warn <= fail, but warn=30 and fail=5",
        "warn=30 fail=x  | level_check.fail: 'x' is not a whole number",
        "fail=5 warn=x   | level_check.warn: 'x' is not a whole number",
        "warn=30         | level_check: expected warn <= fail, but warn=30 and fail=20",
        "fail=5          | level_check: expected warn <= fail, but warn=10 and fail=5",
        "warn=30 fail=   | level_check: expected warn <= fail, but warn=30 and fail=20",
      })
  void aRefusalQuotesWhatWasAskedForTogether(String asked, String line) throws Exception {
    var values = new LinkedHashMap<String, Optional<String>>();
    for (String one : asked.split(" ", -1)) {
      var parts = one.split("=", -1);
      values.put(parts[0], Optional.of(parts[1]).filter(text -> !text.isEmpty()));
    }

    assertThatThrownBy(() -> control.change("ann", ALL, CHECK, values)).hasMessage(line);
    assertThatThrownBy(() -> control.change("ann", TOKYO, CHECK, values)).hasMessage(line);
    assertThat(store.checkSettings().inForce()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"level_check, gone", "gone_check, limit", "gone_check, enabled"})
  void whatIsLeftOverOfWhatIsNoMoreIsTakenBackByItsName(String check, String name)
      throws Exception {
    store.checkSettings().set(NOW, "ann", new SettingName(TOKYO, check, name), Optional.of("7"));

    control.change("bob", TOKYO, check, name, Optional.empty());

    assertThat(store.checkSettings().inForce()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"level_check, warm", "level_check, gone", "gone_check, warn", "gone_check, gone"})
  void whatNeverWasIsNotTakenBack(String check, String name) throws Exception {
    var other = new SettingName(ALL, "gone_check", "limit");
    store.checkSettings().set(NOW, "ann", other, Optional.of("7"));

    assertThatThrownBy(() -> control.change("bob", ALL, check, name, Optional.empty()))
        .isInstanceOf(SettingRefusedException.class)
        .hasMessageStartingWith("no setting of %s is called '%s'".formatted(check, name));
  }

  @Test
  void whatNoLongerFitsIsLeftOutAndKnown() throws Exception {
    var gone = new SettingName(ALL, CHECK, "gone");
    store.checkSettings().set(NOW, "ann", gone, Optional.of("7"));
    store.checkSettings().set(NOW, "ann", new SettingName(ALL, CHECK, "warn"), Optional.of("99"));
    store.checkSettings().set(NOW, "ann", new SettingName(ALL, CHECK, "fail"), Optional.of("25"));

    assertThat(control.checks().of(CHECK, ALL).orElseThrow().plugin().check())
        .isEqualTo(new LevelCheck(10, 25));
    assertThat(control.checks().misfits())
        .extracting(Misfit::toString)
        .containsExactlyInAnyOrder(
            "level_check.gone=7, set by ann: level_check has no parameter 'gone'; it has warn,"
                + " fail",
            "level_check.warn=99, set by ann: level_check: expected warn <= fail, but warn=99 and"
                + " fail=25");
    control.change("bob", ALL, CHECK, "alert.remind", Optional.of("2h"));
    assertThat(shown(ALL, "alert.remind")).startsWith("2h");
  }

  @Test
  void overridesOfTheConfigurationForVmsStayAndThoseForClustersGiveWayToWhatAClusterIsSet()
      throws Exception {
    var setup =
        new CheckSetup(
            CheckPlugin.of(new LevelCheck()),
            true,
            Map.of(),
            List.of(
                new Deviation(
                    NamePatterns.ALL,
                    new NamePatterns(List.of("db-*")),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("warn", "1")),
                new Deviation(
                    new NamePatterns(List.of("tok*")),
                    NamePatterns.ALL,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("warn", "2"))));
    control = control(setup);
    assertThat(shown(TOKYO, "warn")).isEqualTo("2, configuration");

    control.change("ann", ALL, CHECK, "warn", Optional.of("3"));
    assertThat(shown(TOKYO, "warn")).startsWith("2");
    assertThat(shown(Optional.of("osaka"), "warn")).startsWith("3");

    control.change("ann", TOKYO, CHECK, "warn", Optional.of("4"));
    assertThat(shown(TOKYO, "warn")).startsWith("4, set for tokyo by ann");
    assertThat(
            control.checks().of(CHECK, TOKYO).orElseThrow().plugin().overrides().getFirst().check())
        .contains(new LevelCheck(1, 20));
  }

  @Test
  void nobodyIsRemindedOfWhatIsSwitchedOff() throws Exception {
    control.change("ann", TOKYO, CHECK, "enabled", Optional.of("false"));

    var rules = control.checks().alertRules();

    assertThat(rules.of(CHECK, "tokyo").orElseThrow().policy().remind())
        .isGreaterThan(Duration.ofDays(30_000));
    assertThat(rules.of(CHECK, "osaka").orElseThrow().policy().remind())
        .isEqualTo(Duration.ofDays(1));
  }
}
