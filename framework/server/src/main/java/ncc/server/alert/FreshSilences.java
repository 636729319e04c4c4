package ncc.server.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.Predicate;
import ncc.engine.silence.Silences;
import ncc.spi.alert.Alert;
import ncc.store.setting.StoredSilence;
import ncc.store.sql.StoreException;

/// The silences there are, read each time somebody is about to be told something: commands and
/// other daemons make and end them. There are few of them.
final class FreshSilences {
  private record Known(java.util.List<StoredSilence> stored, Silences silences) {}

  private final ncc.store.setting.Silences store;
  private volatile Known known = new Known(java.util.List.of(), Silences.NONE);

  FreshSilences(ncc.store.setting.Silences store) {
    this.store = requireNonNull(store);
  }

  /// As they are now.
  Silences read() throws StoreException {
    var stored = store.all();
    if (!stored.equals(known.stored())) {
      known = new Known(stored, SilenceText.silences(stored));
    }
    return known.silences();
  }

  /// As they were when they were read last.
  Silences last() {
    return known.silences();
  }

  Predicate<Alert> holding(Instant now) throws StoreException {
    return read().holding(now);
  }
}
