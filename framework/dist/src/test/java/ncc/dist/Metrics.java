package ncc.dist;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;

/// The metrics that `framework/docs/metrics.md` promises, and those that a text names.
final class Metrics {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(ncc_[a-z0-9_]+)` \\|");

  private static final Pattern OF_DAEMON =
      Pattern.compile("(?m)^\\| `(ncc_[a-z0-9_]+)` \\|[^|]*\\| (?:T )?D \\|");

  /// What recording rules make has colons around it.
  private static final Pattern NAMED = Pattern.compile("(?<![\\w:.-])ncc_[a-z0-9_]+(?![\\w:.])");

  private Metrics() {}

  static Set<String> documented() throws IOException {
    var list = Files.readString(Checkout.root().resolve("framework/docs/metrics.md"));
    return ROW.matcher(list).results().map(row -> row.group(1)).collect(toSet());
  }

  /// Those that the daemon has.
  static Set<String> ofTheDaemon() throws IOException {
    var list = Files.readString(Checkout.root().resolve("framework/docs/metrics.md"));
    return OF_DAEMON.matcher(list).results().map(row -> row.group(1)).collect(toSet());
  }

  /// The families of an exposition that are ncc's own; the largest value of a summary belongs to
  /// it.
  static Set<String> families(String exposition) {
    return exposition
        .lines()
        .filter(line -> line.startsWith("# TYPE ncc_"))
        .map(line -> line.split(" ", -1)[2].replaceFirst("_seconds_max$", "_seconds"))
        .collect(toSet());
  }

  static Set<String> namedIn(String text) {
    return NAMED.matcher(text).results().map(name -> name.group()).collect(toSet());
  }
}
