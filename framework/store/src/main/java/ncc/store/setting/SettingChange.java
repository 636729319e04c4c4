package ncc.store.setting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// That somebody set something of a check.
///
/// @param before empty where nothing was set
/// @param after empty where nothing is set any more
public record SettingChange(
    Instant at, String who, SettingName what, Optional<String> before, Optional<String> after) {
  public SettingChange {
    requireNonNull(at);
    requireNonNull(who);
    requireNonNull(what);
    requireNonNull(before);
    requireNonNull(after);
  }
}
