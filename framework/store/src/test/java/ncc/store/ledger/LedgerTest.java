package ncc.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ncc.spi.alert.Alert;
import ncc.store.Store;
import ncc.store.alert.Alerts;
import ncc.store.ledger.Judgement.Outcome;
import ncc.store.sql.StoreAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @TempDir Path folder;

  @Test
  void whatTimeDoesIsJudgedByWholeTrails() throws Exception {
    var alert = Alerts.open("web-01");
    var seen = new ArrayList<Alert>();
    try (var store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")))) {
      settle(store, alert, _ -> new Outcome(List.of(alert), List.of(), List.of()));

      settle(
          store,
          alert,
          known -> {
            seen.addAll(known);
            return new Outcome(List.of(), List.of(), List.of());
          });
    }

    assertThat(seen).containsExactly(alert);
    assertThat(seen.getFirst().trail()).isNotEmpty();
  }

  private static void settle(Store store, Alert alert, Judgement.Judge judge) throws Exception {
    store
        .ledger()
        .settle(List.of(new Judgement(alert.key().cluster(), alert.checkId(), NOW, judge)), NOW);
  }
}
