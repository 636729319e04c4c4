package ncc.engine.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.spi.run.Run;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerPlanningTest {
  /// A listener with a setting it cannot do without.
  private record Archive() implements RunListener {
    @Override
    public String name() {
      return "archive";
    }

    @Override
    public List<Setting> settings() {
      return List.of(
          Setting.of("folder", Setting.Kind.FILE, "Where to"),
          Setting.of("patience", Setting.Kind.DURATION, "5s", "How long"),
          Setting.of("pin", Setting.Kind.SECRET, "The PIN"));
    }

    @Override
    public List<String> faults(Settings settings) {
      return settings.text("folder").isPresent()
          ? List.of()
          : List.of("folder is missing; expected one");
    }

    @Override
    public void finished(Run run, Settings settings) {}
  }

  private static PlannedListener plan(String name, Map<String, List<String>> settings)
      throws ConfigurationException {
    var catalog =
        new Catalog(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Archive()),
            List.of());
    return new ListenerPlanning(catalog, Map.of())
        .plan(name, settings, Path.of("/etc/ncc"), "ncc.yaml:3:5");
  }

  @Test
  void whatIsNotSaidHasItsDefaultAndFilesAreBesideTheConfiguration() throws Exception {
    var planned = plan("archive", Map.of("folder", List.of("runs")));

    assertThat(planned.settings().text("patience")).contains("5s");
    assertThat(planned.settings().file("folder")).contains(Path.of("/etc/ncc/runs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "archiv  | folder | no listener is called so; did you mean 'archive'?",
        "tickets | folder | no listener is called so; expected one of archive",
        "archive | foldr | no setting is called 'foldr'; did you mean 'folder'?",
        "archive | patience | patience: 'x' is not accepted; expected a duration such as 5s, 2m or"
            + " 1h, of at most 36525d",
        "archive | pin | pin must not be written down here; expected one of pin-file, pin-env,"
            + " pin-command, pin-credential",
        "archive | pin-env | folder is missing; expected one",
      })
  void aFaultNamesPlaceListenerAndWhatIsAccepted(String name, String setting, String fault) {
    assertThatThrownBy(() -> plan(name, Map.of(setting, List.of("x"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("ncc.yaml:3:5: " + name + ": " + fault);
  }
}
