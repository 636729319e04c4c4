package ncc.spi.run;

import java.io.IOException;
import java.util.List;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;

/// Somebody who wants to know of every finished run, such as an archive or a system of tickets.
/// Stateless, found by [java.util.ServiceLoader]; what is at hand is told.
///
/// On the command line it is told once, after the reports are written, whether or not that worked,
/// and of a run that was stopped, too ([Run#aborted]). A daemon tells it of each run, which is one
/// check on one cluster, after the run is stored; of one that the store refuses it tells nobody.
/// Nothing is told twice, and what waits when a daemon ends may be told to nobody: whoever must not
/// miss a run asks the daemon's API.
public interface RunListener {
  /// What it goes by in `ncc.yaml`, such as `archive`: `[a-z][a-z0-9-]*`.
  String name();

  /// What may be set, in the order to show it.
  default List<Setting> settings() {
    return List.of();
  }

  /// What is wrong with `settings` beyond what their kinds tell, such as that a URL is missing: a
  /// line each, which names the setting and what it accepts. Asked before anything runs; nothing
  /// runs with settings that have a fault. No secret is fetched for it.
  default List<String> faults(Settings settings) {
    return List.of();
  }

  /// A run is over, and `run` is all that will ever be known of it. Called in a thread of its own,
  /// for one run at a time; no run and no report waits for it. After 30 seconds it is interrupted.
  /// While it does not come back, a thousand further runs wait for it; those beyond it misses.
  ///
  /// What it throws is one line on stderr and makes the command end as ERR, unless the operator
  /// allows plugin problems; in a daemon it is a line of the log. The run stays as it was.
  ///
  /// @param settings of this listener, defaults filled in
  void finished(Run run, Settings settings) throws IOException, InterruptedException;
}
