package ncc.server.setting;

import static java.util.Objects.requireNonNull;

import ncc.store.setting.SetValue;

/// Something that was set and does not fit any more, such as a parameter that the check no longer
/// has.
///
/// @param reason one line: what, and what would be accepted
public record Misfit(SetValue value, String reason) {
  public Misfit {
    requireNonNull(value);
    requireNonNull(reason);
  }

  @Override
  public String toString() {
    var what = value.setting().what();
    return "%s.%s=%s%s, set by %s: %s"
        .formatted(
            what.checkId(),
            what.name(),
            value.setting().value(),
            what.cluster().map(" for "::concat).orElse(""),
            value.who(),
            reason);
  }
}
