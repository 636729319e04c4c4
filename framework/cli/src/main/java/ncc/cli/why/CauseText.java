package ncc.cli.why;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ncc.engine.Printable;
import ncc.spi.message.Count;
import ncc.spi.run.Cause;
import ncc.spi.run.Causes;
import ncc.spi.run.Run;

/// What is to be said of a cause on each cluster that has it.
record CauseText(Run run, String id) {
  private static final int MOST_NAMED = 20;

  /// Empty where no cluster has it.
  String text() {
    return run.clusters().stream()
        .flatMap(cluster -> Causes.of(cluster).stream())
        .filter(cause -> cause.id().equals(id))
        .map(CauseText::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Cause cause) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s %s on %s".formatted(cause.status(), cause.id(), Printable.of(cause.cluster().name())));
    lines.add("  " + Printable.of(cause.headline()));
    lines.add("  " + Printable.of(names(cause)));
    explained(cause, lines);
    for (var advice : cause.advices()) {
      if (!advice.diagnosis().impact().isEmpty()) {
        lines.add("  Impact: " + advice.diagnosis().impact());
      }
      advice.text().ifPresent(text -> lines.add("  Resolution: " + Printable.of(text)));
    }
    lines.add("  What to do, with the commands: ncc plan " + cause.id());
    return String.join("\n", lines) + "\n";
  }

  private static String names(Cause cause) {
    var subjects = cause.roots().stream().map(root -> root.finding().subject()).toList();
    var names =
        subjects.stream()
            .limit(MOST_NAMED)
            .map(one -> one.name().isBlank() ? one.id() : one.name())
            .collect(Collectors.joining(", "));
    int more = subjects.size() - MOST_NAMED;
    return Count.of(subjects.size(), subjects.getFirst().kind().label())
        + ": "
        + names
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static void explained(Cause cause, List<String> lines) {
    var checks =
        cause.consequences().stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.check().id(), TreeMap::new, Collectors.counting()));
    if (!checks.isEmpty()) {
      lines.add(
          "  It explains: "
              + checks.entrySet().stream()
                  .map(one -> Count.of(one.getValue(), "finding") + " of " + one.getKey())
                  .collect(Collectors.joining(", ")));
    }
  }
}
