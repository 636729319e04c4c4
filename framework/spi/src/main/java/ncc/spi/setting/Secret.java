package ncc.spi.setting;

/// Something to keep to oneself, fetched only when it is needed. Its text form says where it comes
/// from and never what it is.
public interface Secret {
  /// The secret itself.
  ///
  /// @throws SecretException one line that says where it was looked for and why it is not there
  String reveal() throws SecretException;

  /// Where it comes from, such as `file /etc/ncc/prism-password`.
  @Override
  String toString();
}
