package ncc.testkit.prism;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The newest API that a stand-in serves; it serves all older ones too.
public enum PrismApi {
  /// No v4 at all, as on Prism Central before 2024.3.
  V3,
  V4_0,
  /// The first that tells whether the serial link is active.
  V4_1,
  V4_2,
  V4_3;

  /// The API of that name, such as `v4.1`.
  public static Optional<PrismApi> named(String text) {
    return Arrays.stream(values()).filter(api -> api.toString().equals(text)).findFirst();
  }

  /// Serves `other` as well.
  public boolean includes(PrismApi other) {
    return compareTo(other) >= 0;
  }

  /// As it stands in paths: `v4.1`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /// The revision that v4 answers carry in `$fv`, such as `v4.r1`.
  String revision() {
    return toString().replace(".", ".r");
  }
}
