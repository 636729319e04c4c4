package ncc.checks.ngt;

import java.util.Map;
import java.util.Optional;
import ncc.spi.check.TextFile;
import ncc.spi.inventory.Version;

/// Which versions of NGT go with which of AOS, as an operator brings it: a table of one against the
/// other, either way around, with a mark where they go together, or a row for each pair. Cells are
/// separated by commas, semicolons or tabs. How the portal's download looks is not documented, so
/// it is read tolerantly; what cannot be told from it is refused, never guessed.
///
/// @param byAos by version of AOS as it stands there (`6.10.x` for all that begin so), whether each
///   version of NGT goes with it; empty where no table is set
record CompatibilityTable(Map<String, Map<Version, Boolean>> byAos) {
  /// @throws IllegalArgumentException for what is no such table, with one sentence
  static CompatibilityTable of(TextFile file) {
    return file.isNamed() ? new CompatibilityText(file).table() : new CompatibilityTable(Map.of());
  }

  /// What the table says of this AOS; empty where it does not hold it.
  Optional<Map<Version, Boolean>> of(Version aos) {
    var exact = byAos.entrySet().stream().filter(one -> isSame(one.getKey(), aos)).findFirst();
    return exact
        .or(() -> byAos.entrySet().stream().filter(one -> beginsSo(one.getKey(), aos)).findFirst())
        .map(Map.Entry::getValue);
  }

  private static boolean isSame(String text, Version aos) {
    return Version.parse(text).filter(one -> one.compareTo(aos) == 0).isPresent();
  }

  private static boolean beginsSo(String text, Version aos) {
    return text.matches(".*[xX*]") && (aos.text() + '.').startsWith(begin(text));
  }

  private static String begin(String text) {
    return text.substring(0, text.length() - 1);
  }
}
