package ncc.store.setting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// Something that is set of a check, and who set it.
public record SetValue(CheckSetting setting, String who, Instant at) {
  public SetValue {
    requireNonNull(setting);
    requireNonNull(who);
    requireNonNull(at);
  }
}
