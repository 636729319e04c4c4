package ncc.server.metrics;

import java.util.Map;
import java.util.TreeMap;
import ncc.metrics.Gauges;

/// Series as lines of an exposition, by family. Both text formats write gauges alike.
final class Families implements Gauges {
  private final Map<String, Family> families = new TreeMap<>();

  /// @param help escaped
  private record Family(String help, StringBuilder lines) {}

  /// The lines of one family.
  record Written(String help, Chunk lines) {}

  @Override
  public void add(String name, String help, double value, String... labels) {
    var lines =
        families
            .computeIfAbsent(name, _ -> new Family(escaped(help, false), new StringBuilder()))
            .lines();
    lines.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      lines.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      lines.append(escaped(labels[i + 1], true)).append('"');
    }
    lines.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
  }

  private static String escaped(String text, boolean isLabel) {
    if (text.indexOf('\\') < 0 && text.indexOf('\n') < 0 && text.indexOf('"') < 0) {
      return text;
    }
    var escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
    return isLabel ? escaped.replace("\"", "\\\"") : escaped;
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }

  /// By name.
  Map<String, Written> written() {
    var written = new TreeMap<String, Written>();
    families.forEach((name, family) ->
        written.put(name, new Written(family.help(), Chunk.of(bytes(family.lines().toString())))));
    return written;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
