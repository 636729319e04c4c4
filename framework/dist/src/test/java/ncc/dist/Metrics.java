package ncc.dist;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;

/// The metrics that `framework/docs/metrics.md` promises, and those that a text names.
final class Metrics {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(ncc_[a-z0-9_]+)` \\|");

  /// What recording rules make has colons around it.
  private static final Pattern NAMED = Pattern.compile("(?<![\\w:.-])ncc_[a-z0-9_]+(?![\\w:.])");

  private Metrics() {}

  static Set<String> documented() throws IOException {
    var list = Files.readString(Checkout.root().resolve("framework/docs/metrics.md"));
    return ROW.matcher(list).results().map(row -> row.group(1)).collect(toSet());
  }

  static Set<String> namedIn(String text) {
    return NAMED.matcher(text).results().map(name -> name.group()).collect(toSet());
  }
}
