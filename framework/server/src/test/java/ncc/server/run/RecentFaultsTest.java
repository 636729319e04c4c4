package ncc.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import ncc.store.schedule.Slot;
import org.junit.jupiter.api.Test;

class RecentFaultsTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Slot BROKEN = new Slot("link_check", "tokyo");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final RecentFaults faults = new RecentFaults(now::get);

  @Test
  void aSlotThatAFaultBrokeIsLetAloneForAWhile() {
    faults.add(BROKEN);

    now.set(START.plus(RecentFaults.PAUSE).minusMillis(1));
    assertThat(faults.contains(BROKEN)).isTrue();
    now.set(START.plus(RecentFaults.PAUSE));
    assertThat(faults.contains(BROKEN)).isFalse();
  }

  @Test
  void anotherFaultBeginsThePauseAnew() {
    faults.add(BROKEN);
    now.set(START.plus(RecentFaults.PAUSE));
    faults.add(BROKEN);

    assertThat(faults.contains(BROKEN)).isTrue();
  }

  @Test
  void otherSlotsGoOn() {
    faults.add(BROKEN);

    assertThat(faults.contains(new Slot("link_check", "osaka"))).isFalse();
    assertThat(faults.contains(new Slot("other_check", "tokyo"))).isFalse();
  }
}
