package ncc.json.config;

import java.util.List;
import java.util.stream.Stream;
import ncc.spi.setting.Setting;

/// The keys under which a setting of a source stands in `ncc.yaml`.
final class SettingNames {
  private SettingNames() {}

  /// Its own name; of a secret, the four that say where it is kept.
  static List<String> of(Setting setting) {
    return setting.kind() == Setting.Kind.SECRET
        ? Stream.of("-file", "-env", "-command", "-credential").map(setting.name()::concat).toList()
        : List.of(setting.name());
  }
}
