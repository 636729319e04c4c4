package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import org.junit.jupiter.api.Test;

class GuestMergeTest {
  private static final Reading<List<Service>> NOT_SEEN = new Unseen<>("not asked");
  private static final Reading<List<Service>> AGENT =
      new Seen<>(List.of(new Service("agent", "Running", true)));
  private static final Connection VIP = new Connection("192.0.2.50", 2074, true);
  private static final Connection DSIP = new Connection("192.0.2.51", 2074, false);

  @Test
  void whatOneDidNotSeeTheOtherMayHave() {
    var merged =
        InventoryMerge.merge(List.of(guest("web-01", NOT_SEEN, VIP), guest("web-01", AGENT, DSIP)));

    var guest = merged.guest().orElseThrow();
    assertThat(guest.services()).isEqualTo(AGENT);
    assertThat(guest.connections()).containsExactly(VIP, DSIP);
    assertThat(merged.caveats()).isEmpty();
  }

  @Test
  void aSecondGuestIsNotLeftOutInSilence() {
    var merged =
        InventoryMerge.merge(List.of(guest("web-01", NOT_SEEN, VIP), guest("web-02", AGENT, DSIP)));

    assertThat(merged.guest().orElseThrow().services()).isEqualTo(NOT_SEEN);
    assertThat(merged.caveats())
        .extracting(Caveat::kind, Caveat::reason)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                Caveat.Kind.CONFLICT,
                "'web-02' was left out: a cluster is looked at from one guest, which is"
                    + " 'web-01'"));
  }

  private static Inventory guest(
      String name, Reading<List<Service>> services, Connection connection) {
    var guest =
        new Guest(
            name,
            Optional.empty(),
            new Unseen<>(""),
            services,
            new Unseen<>(""),
            new Unseen<>(""),
            new Unseen<>(""),
            List.of(),
            List.of(connection),
            List.of(),
            false);
    return new Inventory(Cluster.named(name), List.of(), List.of(), List.of(), Optional.of(guest));
  }
}
