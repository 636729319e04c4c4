package ncc.checks.ngt;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ncc.spi.check.TextFile;
import ncc.spi.inventory.GuestOs;

/// Guest systems as an operator lists them, such as those that the portal's "NGT - OS
/// Compatibility" has: one a line, `#` begins a remark. Case, spaces and marks do not matter, for
/// Prism's words for a system are of its own: `windows:64:WindowsServer2022Standard`. Whole words
/// and whole numbers of versions do: 8 has 8.10, and 8.1 does not.
///
/// @param names as they are compared; empty where none are listed
record GuestSystems(List<String> names) {
  /// A number, a word in capitals, any other word; `WindowsServer` is two.
  private static final Pattern WORD =
      Pattern.compile("\\p{N}+|\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|[\\p{L}&&[^\\p{Lu}\\p{Ll}]]+");

  private static final Pattern RHEL =
      Pattern.compile("red[ _-]*hat[ _-]*enterprise[ _-]*linux", Pattern.CASE_INSENSITIVE);

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
    var words = words(system.name());
    return IntStream.range(0, words.size()).anyMatch(from -> haveFrom(words, from));
  }

  private boolean haveFrom(List<String> words, int from) {
    return IntStream.rangeClosed(from + 1, words.size())
        .anyMatch(to -> names.contains(joined(words.subList(from, to))) && !isRelease(words, to));
  }

  /// 2012 R2 is another system than 2012.
  private static boolean isRelease(List<String> words, int at) {
    return at + 1 < words.size()
        && isNumber(words.get(at - 1))
        && words.get(at).equals("r")
        && isNumber(words.get(at + 1));
  }

  private static String plain(String text) {
    return joined(words(text));
  }

  private static List<String> words(String text) {
    return WORD.matcher(RHEL.matcher(text).replaceAll("RHEL"))
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .toList();
  }

  /// Without spaces, and with a point between two numbers.
  private static String joined(List<String> words) {
    var all = new StringBuilder();
    boolean isAfterNumber = false;
    for (String word : words) {
      boolean isNumber = isNumber(word);
      all.append(isNumber && isAfterNumber ? "." : "").append(word);
      isAfterNumber = isNumber;
    }
    return all.toString();
  }

  private static boolean isNumber(String word) {
    return Character.isDigit(word.charAt(0));
  }
}
