package ncc.server.setting;

/// A setting that would not fit; the message is one line that names it and what would be accepted.
public final class SettingRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public SettingRefusedException(String message) {
    super(message);
  }
}
