package ncc.testkit.cvm;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A way in which a command of the stand-in fails.
public enum CvmFault {
  /// Prints nothing and never ends.
  HANG,
  /// Prints half and never ends.
  STALL,
  /// Prints half and is killed: exit code 137.
  DIE,
  /// Prints half and ends as if that were all: exit code 0.
  CUT,
  /// The connection is lost when half is printed.
  DROP,
  /// Prints bytes that are neither its format nor UTF-8: exit code 0.
  GARBAGE,
  /// There is no such command: exit code 127.
  MISSING,
  /// Prints everything, and much on standard error.
  NOISE,
  /// Prints everything in ten pieces, a tenth of a second apart.
  SLOW,
  /// Prints an error and nothing else: exit code 1.
  FAIL;

  /// As it is written on a command line and in a `fault` file.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The fault of this word.
  ///
  /// @throws IllegalArgumentException naming those that there are
  public static CvmFault of(String word) {
    return Arrays.stream(values())
        .filter(fault -> fault.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of " + words()));
  }

  /// All of them, as a list to read.
  public static String words() {
    return Arrays.stream(values()).map(CvmFault::word).collect(Collectors.joining(", "));
  }
}
