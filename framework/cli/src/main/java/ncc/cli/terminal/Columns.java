package ncc.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ncc.engine.Printable;

/// Lines whose parts stand below each other. What people chose is made safe. One part that is
/// longer than most moves its own line alone; on a screen it is cut. The last part is cut where a
/// line would be wider than the screen; on a screen that leaves it no room worth the name, it has a
/// line of its own.
public final class Columns {
  private static final String GAP = "  ";
  private static final String INDENT = "    ";
  private static final int NARROWEST = 10;

  /// Wider than that, a part does not move the lines of others.
  private static final int WIDEST = 36;

  /// With less room than that, a sentence says nothing any more.
  private static final int ENOUGH = 24;

  private final int width;
  private final List<List<String>> lines = new ArrayList<>();

  /// @param width of the screen; 0 where nothing is cut, as in a file
  public Columns(int width) {
    this.width = width;
  }

  public void add(String... parts) {
    lines.add(List.of(parts).stream().map(Printable::of).toList());
  }

  /// The lines, each with its end.
  public String text() {
    var widths = new ArrayList<Integer>();
    for (var line : lines) {
      for (int i = 0; i < line.size(); i++) {
        int own = i < line.size() - 1 ? padded(line.get(i)) : Width.of(line.get(i));
        if (i == widths.size()) {
          widths.add(own);
        } else {
          widths.set(i, Math.max(widths.get(i), own));
        }
      }
    }
    return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining());
  }

  /// How wide a part makes its column.
  private int padded(String part) {
    int own = Width.of(part);
    return width > 0 ? Math.min(own, WIDEST) : own > WIDEST ? 0 : own;
  }

  private String line(List<String> parts, List<Integer> widths) {
    int at = widths.subList(0, parts.size() - 1).stream().mapToInt(own -> own + GAP.length()).sum();
    boolean fits = width == 0 || width - at >= Math.min(ENOUGH, widths.get(parts.size() - 1));
    var before = before(parts, widths);
    return fits
        ? (before + cut(parts.getLast(), width - at)).stripTrailing() + "\n"
        : before.stripTrailing()
            + "\n"
            + INDENT
            + cut(parts.getLast(), width - INDENT.length())
            + "\n";
  }

  /// All parts but the last.
  private String before(List<String> parts, List<Integer> widths) {
    var text = new StringBuilder();
    for (int i = 0; i < parts.size() - 1; i++) {
      var part = cut(parts.get(i), WIDEST);
      text.append(part).append(" ".repeat(Math.max(0, widths.get(i) - Width.of(part)))).append(GAP);
    }
    return text.toString();
  }

  private String cut(String part, int room) {
    int most = Math.max(room, NARROWEST);
    return width == 0 || Width.of(part) <= most ? part : Width.cut(part, most - 1) + "…";
  }
}
