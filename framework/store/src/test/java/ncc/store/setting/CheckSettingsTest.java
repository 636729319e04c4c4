package ncc.store.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import ncc.store.sql.Database;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class CheckSettingsTest {
  private static final Instant T = Instant.parse("2026-11-22T06:00:00.123Z");
  private static final SettingName EVERYWHERE =
      new SettingName(Optional.empty(), "a_check", "interval");
  private static final SettingName HERE =
      new SettingName(Optional.of("c-1"), "a_check", "interval");

  private final Database database;
  private final CheckSettings settings;

  CheckSettingsTest(Supplier<StoreAddress> engine) {
    database = StoreEngines.opened(engine);
    settings = new CheckSettings(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatIsSetForAllClustersComesBeforeWhatOneHasOfItsOwn() throws StoreException {
    settings.set(T, "ann", HERE, Optional.of("1m"));
    settings.set(T, "ann", EVERYWHERE, Optional.of("5m"));

    assertThat(settings.inForce())
        .containsExactly(new CheckSetting(EVERYWHERE, "5m"), new CheckSetting(HERE, "1m"));
  }

  @Test
  void aChangeTellsWhoMadeItAndWhatWasThereBefore() throws StoreException {
    settings.set(T, "ann", EVERYWHERE, Optional.of("5m"));
    settings.set(T.plusSeconds(1), "bob", EVERYWHERE, Optional.of("1m\0"));
    settings.set(T.plusSeconds(2), "ann", EVERYWHERE, Optional.empty());

    assertThat(settings.inForce()).isEmpty();
    assertThat(settings.changes("a_check", 2))
        .containsExactly(
            new SettingChange(
                T.plusSeconds(2), "ann", EVERYWHERE, Optional.of("1m\0"), Optional.empty()),
            new SettingChange(
                T.plusSeconds(1), "bob", EVERYWHERE, Optional.of("5m"), Optional.of("1m\0")));
    assertThat(settings.changes("other_check", 9)).isEmpty();
  }

  @Test
  void whatIsSetIsKnownByWhoSetItHoweverLongAgo() throws StoreException {
    settings.set(T, "ann", EVERYWHERE, Optional.of("5m"));
    var before = settings.mark();
    settings.set(T.plusSeconds(1), "bob", EVERYWHERE, Optional.of("1m"));

    settings.deleteChanges(T.plusSeconds(9), 9);

    assertThat(settings.setValues())
        .containsExactly(new SetValue(new CheckSetting(EVERYWHERE, "1m"), "bob", T.plusSeconds(1)));
    assertThat(settings.changes(9)).hasSize(1);
    assertThat(settings.mark()).isNotEqualTo(before);
  }

  @Test
  void whatIsSetAlreadyIsNoChange() throws StoreException {
    settings.set(T, "ann", EVERYWHERE, Optional.empty());
    settings.set(T, "ann", EVERYWHERE, Optional.of("5m"));
    settings.set(T, "bob", EVERYWHERE, Optional.of("5m"));

    assertThat(settings.inForce()).containsExactly(new CheckSetting(EVERYWHERE, "5m"));
    assertThat(settings.changes("a_check", 9))
        .extracting(SettingChange::who)
        .containsExactly("ann");
  }

  @Test
  void theLogIsShortenedAndWhatIsSetStaysSet() throws StoreException {
    settings.set(T, "ann", EVERYWHERE, Optional.of("5m"));
    settings.set(T.plusMillis(1), "bob", EVERYWHERE, Optional.of("1m"));

    assertThat(settings.deleteChanges(T.plusMillis(1), 9)).isEqualTo(1);

    assertThat(settings.changes("a_check", 9))
        .extracting(SettingChange::who)
        .containsExactly("bob");
    assertThat(settings.inForce()).containsExactly(new CheckSetting(EVERYWHERE, "1m"));
  }

  @Test
  void manyWhoSetItAtOnceLeaveAnUnbrokenLog() throws Exception {
    var setting = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 20; i++) {
      var value = Optional.of(i + "m");
      setting.add(() -> {
        settings.set(T, "ann", EVERYWHERE, value);
        return true;
      });
    }

    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(setting)) {
        assertThat(done.get()).isTrue();
      }
    }

    var changes = settings.changes("a_check", 99).reversed();
    assertThat(changes).hasSize(20);
    for (int i = 1; i < changes.size(); i++) {
      assertThat(changes.get(i).before()).isEqualTo(changes.get(i - 1).after());
    }
    assertThat(settings.inForce())
        .extracting(CheckSetting::value)
        .isEqualTo(List.of(changes.getLast().after().orElseThrow()));
  }
}
