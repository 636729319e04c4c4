package ncc.server.task;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import ncc.engine.RunId;
import ncc.spi.run.CheckDescription;
import ncc.store.Store;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;

/// Where people ask for runs: pages, the API and the command line come here. Whichever daemon is
/// free sees to it.
public final class RunNow {
  private final Store store;
  private final Map<String, String> modules;
  private final InstantSource clock;

  /// @param checks all there are
  public RunNow(Store store, Collection<CheckDescription> checks, InstantSource clock) {
    this.store = store;
    this.modules =
        checks.stream()
            .collect(Collectors.toUnmodifiableMap(CheckDescription::id, CheckDescription::module));
    this.clock = clock;
  }

  /// Puts a task in the store.
  ///
  /// @return its id, under which the history has its runs as one; empty where nothing has failed
  /// @throws RunRefusedException when there is no such thing to run
  public Optional<String> ask(String who, RunRequest request)
      throws RunRefusedException, StoreException {
    List<TaskItem> items = request.items(store.slots().all(), modules, store.history().latest());
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var id = RunId.of(now, "%s %s".formatted(who, ThreadLocalRandom.current().nextLong()));
    store.ledger().ask(id, who, request.words(), items, now);
    return Optional.of(id);
  }
}
