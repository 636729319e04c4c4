package ncc.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import org.junit.jupiter.api.Test;

class KnownClustersTest {
  private static final UUID ONE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final Set<String> NAMED = Set.of("tokyo", "osaka");

  private final KnownClusters known = KnownClusters.of(List.of());

  private static Inventory read(String name, UUID uuid) {
    return new Inventory(Cluster.named(name).withUuid(uuid), List.of(), List.of(), List.of());
  }

  private static Inventory unread(String name) {
    return new Inventory(Cluster.named(name), List.of(), List.of(), List.of());
  }

  @Test
  void oneThatIsOutOfReachIsStillTheSame() {
    known.of(read("tokyo", ONE), NAMED);

    assertThat(known.of(unread("tokyo"), NAMED).cluster().uuid()).contains(ONE);
  }

  /// Neither resolves alerts of the other: they have no UUID in common any more, and saw nothing.
  @Test
  void twoThatTellOneUuidAreInConflict() {
    known.of(read("tokyo", ONE), NAMED);

    for (var inventory :
        List.of(
            known.of(read("osaka", ONE), NAMED),
            known.of(read("tokyo", ONE), NAMED),
            known.of(unread("osaka"), NAMED),
            known.of(unread("tokyo"), NAMED))) {
      assertThat(inventory.cluster().key()).isEqualTo(inventory.cluster().name());
      assertThat(inventory.isComplete()).isFalse();
      assertThat(inventory.caveats().getFirst().reason())
          .contains("it tells the UUID " + ONE + ", and so does '");
    }
  }

  @Test
  void theConflictEndsWhenOneTellsAnother() {
    known.of(read("tokyo", ONE), NAMED);
    known.of(read("osaka", ONE), NAMED);

    assertThat(known.of(read("osaka", TWO), NAMED)).isEqualTo(read("osaka", TWO));
    assertThat(known.of(read("tokyo", ONE), NAMED)).isEqualTo(read("tokyo", ONE));
  }

  /// As one is that has another name now.
  @Test
  void oneThatIsNoLongerNamedIsNoRival() {
    known.of(read("tokyo", ONE), NAMED);

    assertThat(known.of(read("osaka", ONE), Set.of("osaka"))).isEqualTo(read("osaka", ONE));
  }

  /// A source of many clusters may call it otherwise.
  @Test
  void oneThatWasFoundIsNoRival() {
    known.of(read("found", ONE), NAMED);

    assertThat(known.of(read("tokyo", ONE), NAMED)).isEqualTo(read("tokyo", ONE));
    assertThat(known.of(read("found", ONE), NAMED)).isEqualTo(read("found", ONE));
  }
}
