package ncc.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredStore;
import ncc.json.config.Fault;
import ncc.json.config.Place;
import ncc.json.config.ReadConfiguration;
import ncc.server.plan.CronTiming;
import ncc.spi.check.Durations;
import ncc.store.history.Keeping;

/// What is wrong with a configuration that only the daemon can tell: times that are no cron
/// expression, a store that cannot be one.
final class DaemonFaults {
  private final ReadConfiguration read;
  private final Path folder;
  private final List<Fault> faults = new ArrayList<>();

  /// @param folder what the file names is relative to
  DaemonFaults(ReadConfiguration read, Path folder) {
    this.read = read;
    this.folder = folder;
  }

  /// In no particular order.
  List<Fault> all() {
    read.configuration().checks().forEach(this::check);
    var store = read.configuration().store();
    store.url().ifPresent(this::url);
    keeping(store);
    return faults;
  }

  /// Of one check alone.
  List<Fault> of(String id, ConfiguredCheck configured) {
    check(id, configured);
    return faults;
  }

  private void check(String id, ConfiguredCheck check) {
    if (check.cron().isEmpty()) {
      return;
    }
    if (check.interval().isPresent()) {
      fault(
          read.places().ofKey("checks", id, "cron"),
          id + ": 'interval' and 'cron' cannot both be set; expected one of them");
    }
    try {
      var _ = CronTiming.parse(check.cron().get());
    } catch (IllegalArgumentException e) {
      fault(read.places().of("checks", id, "cron"), "'cron': " + e.getMessage());
    }
  }

  private void url(String url) {
    try {
      var _ = StorePlace.address(url, folder);
    } catch (IllegalArgumentException e) {
      fault(read.places().of("store", "url"), "'url': " + e.getMessage());
    }
  }

  /// Runs are read back from the history.
  private void keeping(ConfiguredStore store) {
    var runs = store.runs().orElse(Keeping.STANDARD.runs());
    var history = store.history().orElse(Keeping.STANDARD.history());
    if (history.compareTo(runs) < 0) {
      fault(
          read.places().of("store", "keep"),
          "'history' must be at least as long as 'runs', but is %s and %s"
              .formatted(Durations.exact(history), Durations.exact(runs)));
    }
  }

  /// What is configured stands somewhere.
  private void fault(Optional<Place> place, String message) {
    faults.add(new Fault(place.orElseThrow(), message));
  }
}
