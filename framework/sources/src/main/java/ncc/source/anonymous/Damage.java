package ncc.source.anonymous;

/// What stands where a copy's original is damaged.
final class Damage {
  /// Neither JSON nor protobuf text goes on with it.
  static final String MARK = "\n!\n";

  private Damage() {}
}
