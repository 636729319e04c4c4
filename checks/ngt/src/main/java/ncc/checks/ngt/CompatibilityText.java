package ncc.checks.ngt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ncc.spi.check.TextFile;
import ncc.spi.inventory.Version;

/// Reads a [CompatibilityTable] as it comes.
final class CompatibilityText {
  private static final Pattern VERSION =
      Pattern.compile("(?:.*[^\\d.])?(\\d+(?:\\.\\d+)+(?:\\.[xX*])?|\\d+\\.[xX*])(?:[^\\d.].*)?");
  private static final Set<String> YES =
      Set.of(
          "✓", "✔", "☑", "●", "○", "x", "yes", "y", "true", "1", "ok", "supported", "compatible");
  private static final Set<String> NO =
      Set.of(
          "",
          "-",
          "–",
          "—",
          "✗",
          "✘",
          "no",
          "n",
          "false",
          "0",
          "not supported",
          "n/a",
          "not compatible",
          "incompatible",
          "unsupported");

  /// AOS has been at 5 and later for as long as there is NGT, which has not come to 5.
  private static final Version FIRST_OF_AOS = new Version("5");

  /// A version of AOS, or all that begin so, against a version of NGT.
  private record Pair(String aos, String ngt, boolean together) {}

  private final TextFile file;
  private final List<List<String>> rows;

  CompatibilityText(TextFile file) {
    this.file = file;
    this.rows = rows(file.text());
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "'%s' is no table of AOS and NGT versions: %s".formatted(file.name(), why));
  }

  CompatibilityTable table() {
    var pairs = isOfPairs() ? pairs() : crossed();
    var byAos = new LinkedHashMap<String, Map<Version, Boolean>>();
    for (Pair pair : pairs) {
      var ngt = Version.parse(pair.ngt());
      ngt.ifPresent(version -> put(byAos, pair, version));
    }
    if (byAos.isEmpty()) {
      throw refused("it has no versions; expected one of both in its first row and column");
    }
    return new CompatibilityTable(byAos);
  }

  private void put(Map<String, Map<Version, Boolean>> byAos, Pair pair, Version ngt) {
    var before = byAos.computeIfAbsent(pair.aos(), _ -> new TreeMap<>()).put(ngt, pair.together());
    if (before != null && before != pair.together()) {
      throw refused("AOS %s and NGT %s stand twice in it".formatted(pair.aos(), pair.ngt()));
    }
  }

  private static List<List<String>> rows(String text) {
    var rows = new ArrayList<List<String>>();
    char separator = separator(text);
    text.lines().map(line -> cells(line, separator)).forEach(rows::add);
    return rows;
  }

  private static char separator(String text) {
    char best = ',';
    for (char one : new char[] {';', '\t'}) {
      best = count(text, one) > count(text, best) ? one : best;
    }
    return best;
  }

  private static long count(String text, char one) {
    return text.chars().filter(c -> c == one).count();
  }

  private static List<String> cells(String line, char separator) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == separator && !isQuoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static Optional<String> version(String cell) {
    var match = VERSION.matcher(cell);
    return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  private static boolean names(String cell, String what) {
    return cell.toLowerCase(Locale.ROOT).contains(what);
  }

  /// The first row in which two columns are called AOS and NGT, and none is a version.
  private boolean isOfPairs() {
    return rows.stream()
        .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
        .findFirst()
        .filter(row -> column(row, "aos") >= 0 && column(row, "ngt") >= 0)
        .filter(row -> column(row, "aos") != column(row, "ngt"))
        .filter(row -> row.stream().noneMatch(cell -> version(cell).isPresent()))
        .isPresent();
  }

  private static int column(List<String> row, String what) {
    return IntStream.range(0, row.size())
        .filter(i -> names(row.get(i), what))
        .findFirst()
        .orElse(-1);
  }

  private List<Pair> pairs() {
    int header = 0;
    while (rows.get(header).stream().allMatch(String::isEmpty)) {
      header++;
    }
    int aos = column(rows.get(header), "aos");
    int ngt = column(rows.get(header), "ngt");
    int mark =
        IntStream.range(0, rows.get(header).size())
            .filter(i -> i != aos && i != ngt)
            .findFirst()
            .orElse(-1);
    var pairs = new ArrayList<Pair>();
    for (int i = header + 1; i < rows.size(); i++) {
      var row = rows.get(i);
      var one = version(cell(row, aos));
      var other = version(cell(row, ngt));
      if (one.isPresent() && other.isPresent()) {
        boolean together = mark < 0 || isMarked(cell(row, mark), i);
        pairs.add(new Pair(one.get(), other.get(), together));
      } else if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
        throw refused("no version of both stands in line %d".formatted(i + 1));
      }
    }
    return pairs;
  }

  private List<Pair> crossed() {
    int header = 0;
    while (header < rows.size() && !isHeader(rows.get(header))) {
      header++;
    }
    if (header == rows.size()) {
      throw refused("no row of it begins the columns with versions");
    }
    var across = across(rows.get(header));
    var pairs = new ArrayList<Pair>();
    boolean isAosAcross = isAosAcross(header, across);
    for (int i = header + 1; i < rows.size(); i++) {
      var row = rows.get(i);
      if (row.stream().allMatch(String::isEmpty)) {
        continue;
      }
      int line = i + 1;
      var down =
          version(cell(row, 0))
              .orElseThrow(() -> refused("no version begins line %d".formatted(line)));
      for (var column : across.entrySet()) {
        boolean together = isMarked(cell(row, column.getKey()), i);
        pairs.add(
            isAosAcross
                ? new Pair(column.getValue(), down, together)
                : new Pair(down, column.getValue(), together));
      }
    }
    return pairs;
  }

  /// Versions begin its columns, and nothing else does.
  private static boolean isHeader(List<String> row) {
    long named = row.stream().skip(1).filter(cell -> !cell.isEmpty()).count();
    return named > 0 && across(row).size() == named;
  }

  private static Map<Integer, String> across(List<String> row) {
    var across = new LinkedHashMap<Integer, String>();
    for (int i = 1; i < row.size(); i++) {
      int column = i;
      version(row.get(i)).ifPresent(version -> across.put(column, version));
    }
    return across;
  }

  /// By its words where the cells or the corner have any, else by the numbers.
  private boolean isAosAcross(int header, Map<Integer, String> across) {
    var top = rows.get(header);
    boolean saysAos = across.keySet().stream().anyMatch(i -> names(top.get(i), "aos"));
    boolean saysNgt = across.keySet().stream().anyMatch(i -> names(top.get(i), "ngt"));
    var corner = cell(top, 0);
    var down = rows.subList(header + 1, rows.size()).stream().map(row -> cell(row, 0)).toList();
    boolean isAosDown = down.stream().anyMatch(cell -> names(cell, "aos"));
    boolean isNgtDown = down.stream().anyMatch(cell -> names(cell, "ngt"));
    if (saysAos || saysNgt || isAosDown || isNgtDown) {
      return saysAos || isNgtDown;
    }
    if (names(corner, "aos") != names(corner, "ngt")) {
      return names(corner, "ngt");
    }
    boolean isHighAcross = across.values().stream().allMatch(CompatibilityText::isOfAos);
    boolean isHighDown =
        down.stream().flatMap(cell -> version(cell).stream()).allMatch(CompatibilityText::isOfAos);
    if (isHighAcross == isHighDown) {
      throw refused("it does not say which of its versions are of AOS and which of NGT");
    }
    return isHighAcross;
  }

  private static boolean isOfAos(String version) {
    return !new Version(version.replaceAll("\\.[xX*]$", "")).isBefore(FIRST_OF_AOS);
  }

  private boolean isMarked(String cell, int row) {
    var mark = cell.toLowerCase(Locale.ROOT);
    if (!YES.contains(mark) && !NO.contains(mark)) {
      throw refused(
          "neither yes nor no stands in line %d; expected a mark such as x, yes, true or 1"
              .formatted(row + 1));
    }
    return YES.contains(mark);
  }
}
