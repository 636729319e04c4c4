package ncc.report.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.spi.run.Run;

/// The words of NCC's line `Running : health_checks …`.
///
/// They are those of the command from `health_checks` on, without options and their values: of what
/// was typed, only what names a module, a check of this cluster or all of them (`run_all`) is kept.
/// Where the command does not say, as in a run by schedule, they come from the checks: the one
/// check, the module that all share, or everything.
final class RunningWords {
  private static final String ROOT = "health_checks";
  private static final String ALL = "run_all";

  private RunningWords() {}

  static String of(Run run, List<ShownCheck> checks) {
    var typed = List.of(run.command().split("\\s+"));
    int root = typed.indexOf(ROOT);
    return root < 0
        ? derived(checks)
        : typed.stream()
            .skip(root)
            .filter(known(checks)::contains)
            .distinct()
            .collect(Collectors.joining(" "));
  }

  private static Set<String> known(List<ShownCheck> checks) {
    var known = new HashSet<>(Set.of(ROOT, ALL));
    checks.forEach(check -> known.addAll(Arrays.asList(check.words().split(" "))));
    return known;
  }

  private static String derived(List<ShownCheck> checks) {
    if (checks.size() == 1) {
      return checks.getFirst().words();
    }
    var modules = checks.stream().map(RunningWords::module).distinct().toList();
    return (modules.size() == 1 ? modules.getFirst() : ROOT) + " " + ALL;
  }

  private static String module(ShownCheck check) {
    return check.words().substring(0, check.words().lastIndexOf(' '));
  }
}
