package ncc.server.page.fleet;

import java.util.List;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.store.alert.AlertCount;

/// How many alerts are open. Public for the template engine only.
public record AlertTally(long critical, long warning, long info, long acknowledged) {
  static AlertTally of(List<AlertCount> counts) {
    return new AlertTally(
        open(counts, Severity.CRITICAL),
        open(counts, Severity.WARNING),
        open(counts, Severity.INFO),
        counts.stream()
            .filter(count -> count.state() == AlertState.ACKNOWLEDGED)
            .mapToLong(AlertCount::count)
            .sum());
  }

  private static long open(List<AlertCount> counts, Severity severity) {
    return counts.stream()
        .filter(count -> count.state() == AlertState.OPEN && count.severity() == severity)
        .mapToLong(AlertCount::count)
        .sum();
  }
}
