package ncc.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.NamePatterns;
import ncc.engine.notify.ReceiverPlanning.Written;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Destination;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverPlanningTest {
  private static final ReceiverPlanning PLANNING =
      new ReceiverPlanning(
          new Catalog(List.of(), List.of(), List.of(), List.of(new Pager()), List.of()), Map.of());

  /// A notifier with a setting it cannot do without.
  private record Pager() implements Notifier {
    @Override
    public String kind() {
      return "pager";
    }

    @Override
    public List<Setting> settings() {
      return List.of(
          Setting.of("number", Setting.Kind.TEXT, "Whom to call"),
          Setting.of("patience", Setting.Kind.DURATION, "5s", "How long"),
          Setting.of("pin", Setting.Kind.SECRET, "The PIN"));
    }

    @Override
    public List<String> faults(Settings settings) {
      if (settings.text("number").equals(Optional.of("boom"))) {
        throw new IllegalStateException("a\nb");
      }
      return settings.text("number").isPresent()
          ? List.of()
          : List.of("number is missing; expected a telephone's");
    }

    @Override
    @SuppressWarnings("NullAway") // as a plugin may do it
    public List<Destination> destinations(Settings settings) {
      return settings.text("number").equals(Optional.of("nobody"))
          ? null
          : Notifier.super.destinations(settings);
    }

    @Override
    public void deliver(Notification notification, Settings settings, Instant now) {}
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws Exception {
    var receiver = PLANNING.plan(written("pager", Map.of("number", List.of("110")))).getFirst();

    assertThat(receiver.name()).isEqualTo("ops");
    assertThat(receiver.least()).isEqualTo(Severity.WARNING);
    assertThat(receiver.clusters()).isEqualTo(NamePatterns.ALL);
    assertThat(receiver.settings().text("patience")).contains("5s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pgaer | number | no notifier is of kind 'pgaer'; did you mean 'pager'?",
        "carrier-pigeon | number | no notifier is of kind 'carrier-pigeon'; expected one of pager",
        "pager | numbr | no setting is called 'numbr'; did you mean 'number'?",
        "pager | patience | patience: '110' is not accepted; expected a duration such as 5s, 2m or"
            + " 1h, of at most 36525d",
        "pager | pin | pin must not be written down here; expected one of pin-file, pin-env,"
            + " pin-command, pin-credential",
        "pager | pin-env | number is missing; expected a telephone's",
      })
  void aFaultNamesPlaceReceiverAndWhatIsAccepted(String kind, String setting, String fault) {
    assertThatThrownBy(() -> PLANNING.plan(written(kind, Map.of(setting, List.of("110")))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("ncc.yaml:3:5: ops: " + fault);
  }

  @Test
  void oneThatFailsWhenItIsAskedIsAFaultOfWhatNamesIt() {
    assertThatThrownBy(() -> PLANNING.plan(written("pager", Map.of("number", List.of("boom")))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "ncc.yaml:3:5: ops: the plugin itself failed: java.lang.IllegalStateException:"
                + " a\ufffdb");
  }

  @Test
  void oneThatNamesNobodyIsAFaultOfWhatNamesIt() {
    assertThatThrownBy(() -> PLANNING.plan(written("pager", Map.of("number", List.of("nobody")))))
        .hasMessageContaining("the plugin itself failed: ")
        .hasMessageContaining("destinations() returns null");
  }

  private static Written written(String kind, Map<String, List<String>> settings) {
    return new Written(
        "ops",
        kind,
        Optional.empty(),
        List.of(),
        List.of(),
        true,
        settings,
        Path.of(""),
        "ncc.yaml:3:5");
  }
}
