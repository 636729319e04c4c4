package ncc.checks.ngt;

import java.util.List;
import java.util.Locale;
import ncc.spi.check.TextFile;
import ncc.spi.inventory.GuestOs;

/// Guest systems as an operator lists them, such as those that the portal's "NGT - OS
/// Compatibility" has: one a line, `#` begins a remark. Case, spaces and marks do not matter, for
/// Prism's words for a system are of its own: `windows:64:WindowsServer2022Standard`.
///
/// @param names as they are compared; empty where none are listed
record GuestSystems(List<String> names) {
  GuestSystems {
    names = List.copyOf(names);
  }

  /// @throws IllegalArgumentException for a file that names none, with one sentence
  static GuestSystems of(TextFile file) {
    var names =
        file.text()
            .lines()
            .map(line -> plain(line.replaceFirst("#.*", "")))
            .filter(name -> !name.isEmpty())
            .toList();
    if (file.isNamed() && names.isEmpty()) {
      throw new IllegalArgumentException(
          file.name() + " names no guest system; expected one a line, such as Windows Server 2022");
    }
    return new GuestSystems(names);
  }

  boolean areListed() {
    return !names.isEmpty();
  }

  boolean have(GuestOs system) {
    var name = plain(system.name());
    return names.stream().anyMatch(name::contains);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
