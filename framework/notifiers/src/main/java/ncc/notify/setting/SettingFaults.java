package ncc.notify.setting;

import java.util.ArrayList;
import java.util.List;
import ncc.spi.inventory.Caveat;
import ncc.spi.setting.Settings;

/// Gathers what is wrong with the settings of a notifier, a line each.
public final class SettingFaults {
  private final Settings settings;
  private final List<String> faults = new ArrayList<>();

  public SettingFaults(Settings settings) {
    this.settings = settings;
  }

  /// @param what it must be, such as `the URL to post to`
  public SettingFaults required(String name, String what) {
    boolean isThere = settings.list(name).stream().anyMatch(value -> !value.isBlank());
    return expect(isThere, name + " is missing; expected " + what);
  }

  public SettingFaults positiveTime(String name) {
    return expect(settings.duration(name).isPositive(), name + ": expected more than 0s");
  }

  public SettingFaults positive(String name) {
    return expect(settings.number(name) > 0, name + ": expected at least 1");
  }

  /// Of two ways to say who one is, at most one; and a password only with its user.
  public SettingFaults credentials() {
    boolean hasUser = settings.text("username").isPresent();
    boolean hasPassword = settings.secret("password").isPresent();
    expect(
        !(settings.secret("token").isPresent() && (hasUser || hasPassword)),
        "token and username are both given; expected one of them");
    return expect(
        hasUser == hasPassword,
        hasUser ? "username is given without a password" : "password is given without a username");
  }

  /// @param what would be accepted
  public SettingFaults refuse(String name, String value, String what) {
    return expect(
        false, "%s: %s is not accepted; expected %s".formatted(name, Caveat.quoted(value), what));
  }

  public SettingFaults expect(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
    return this;
  }

  public List<String> all() {
    return List.copyOf(faults);
  }
}
