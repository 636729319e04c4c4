package ncc.store.setting;

import static java.util.Objects.requireNonNull;

/// Something that is set of a check.
///
/// @param value as it would be written in `ncc.yaml`
public record CheckSetting(SettingName what, String value) {
  public CheckSetting {
    requireNonNull(what);
    requireNonNull(value);
  }
}
