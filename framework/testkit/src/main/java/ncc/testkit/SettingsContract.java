package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.spi.setting.Setting;

/// What holds of the settings of any plugin.
final class SettingsContract {
  private SettingsContract() {}

  static void requireKept(List<Setting> settings) {
    assertThat(settings).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(settings)
        .allSatisfy(setting -> {
          assertThat(setting.name()).matches("[a-z][a-z0-9-]*");
          assertThat(setting.doc()).as("doc of %s", setting.name()).isNotBlank();
          if (!setting.choices().isEmpty() && !setting.otherwise().isEmpty()) {
            assertThat(setting.choices()).contains(setting.otherwise());
          }
        });
  }
}
