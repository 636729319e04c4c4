package ncc.spi.message;

/// A number with its noun, as English has them: `0 VMs`, `1 VM`, `2 VMs`.
public final class Count {
  private Count() {}

  /// @param one the noun in the singular, of which the plural ends in s
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /// @param one what follows the number 1
  /// @param several what follows any other number
  public static String of(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
