import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;
import ncc.engine.schedule.Grid;
import ncc.spi.check.Durations;
import ncc.store.Store;
import ncc.store.history.Page;
import ncc.store.history.RunFilter;
import ncc.store.history.RunLine;
import ncc.store.sql.StoreAddress;

/// How late the runs of a store began, by the times their clusters have. The first run of each,
/// which is not due at such a time, does not count. Arguments: the store as `--store` names it, the
/// interval of all checks.
public class Lateness {
  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    var grid = new Grid(Durations.parse(args[1]));
    var address = StoreAddress.of(args[0], Path.of(""), Optional.empty(), Optional.empty());
    try (var store = Store.openExisting(address)) {
      var runs = new ArrayList<>(store.history().runs(RunFilter.ALL, Page.first(1_000_000)));
      Collections.reverse(runs);
      var seen = new HashSet<String>();
      var late = new ArrayList<Long>();
      for (RunLine run : runs) {
        if (!seen.add(run.clusterName() + "/" + run.check())) {
          late.add(lateness(run, grid));
        }
      }
      print(runs, late);
    }
  }

  private static long lateness(RunLine run, Grid grid) {
    var due = grid.after(run.judged().minus(grid.interval()), run.clusterName());
    return Duration.between(due, run.judged()).toMillis();
  }

  private static void print(List<RunLine> runs, List<Long> late) {
    Collections.sort(late);
    var span = Duration.between(runs.getFirst().judged(), runs.getLast().judged());
    row("runs per minute", "", 60_000.0 * runs.size() / span.toMillis());
    if (late.isEmpty()) {
      return;
    }
    row("starts late by, p50, ms", "", late.get(late.size() / 2));
    row("starts late by, p99, ms", "1000", late.get(late.size() * 99 / 100));
    row("starts late by, worst, ms", "", late.getLast());
  }

  private static void row(String what, String limit, double value) {
    System.out.printf(Locale.ROOT, "| %s | %s | %.0f |%n", what, limit, value);
  }
}
