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

  private Inventory seen(Inventory inventory, Set<String> named) {
    known.learn(List.of(inventory.cluster()), named);
    return known.of(inventory, named);
  }

  @Test
  void oneThatIsOutOfReachIsStillTheSame() {
    seen(read("tokyo", ONE), NAMED);

    assertThat(seen(unread("tokyo"), NAMED).cluster().uuid()).contains(ONE);
  }

  /// Neither resolves alerts of the other: they have no UUID in common any more, and saw nothing.
  @Test
  void twoThatTellOneUuidAreInConflict() {
    seen(read("tokyo", ONE), NAMED);

    for (var inventory :
        List.of(
            seen(read("osaka", ONE), NAMED),
            seen(read("tokyo", ONE), NAMED),
            seen(unread("osaka"), NAMED),
            seen(unread("tokyo"), NAMED))) {
      assertThat(inventory.cluster().key()).isEqualTo(inventory.cluster().name());
      assertThat(inventory.isComplete()).isFalse();
      assertThat(inventory.caveats().getFirst().reason())
          .contains("it tells the UUID " + ONE + ", and so does '");
    }
  }

  @Test
  void theConflictEndsWhenOneTellsAnother() {
    seen(read("tokyo", ONE), NAMED);
    seen(read("osaka", ONE), NAMED);

    assertThat(seen(read("osaka", TWO), NAMED)).isEqualTo(read("osaka", TWO));
    assertThat(seen(read("tokyo", ONE), NAMED)).isEqualTo(read("tokyo", ONE));
  }

  /// As one is that has another name now.
  @Test
  void oneThatIsNoLongerNamedIsNoRival() {
    seen(read("tokyo", ONE), NAMED);

    assertThat(seen(read("osaka", ONE), Set.of("osaka"))).isEqualTo(read("osaka", ONE));
  }

  /// A source of many clusters may call it otherwise.
  @Test
  void oneThatWasFoundIsNoRival() {
    seen(read("found", ONE), NAMED);

    assertThat(seen(read("tokyo", ONE), NAMED)).isEqualTo(read("tokyo", ONE));
    assertThat(seen(read("found", ONE), NAMED)).isEqualTo(read("found", ONE));
  }

  @Test
  void allWhoseConflictHasChangedAreNamed() {
    var named = Set.of("tokyo", "osaka", "kyoto");
    known.learn(List.of(read("tokyo", ONE).cluster(), read("kyoto", TWO).cluster()), named);

    var begun = known.learn(List.of(read("osaka", ONE).cluster()), named);
    var same = known.learn(List.of(read("osaka", ONE).cluster()), named);
    var joined = known.learn(List.of(read("kyoto", ONE).cluster()), named);
    var left = known.learn(List.of(read("kyoto", TWO).cluster()), named);
    var ended = known.rename(Set.of("tokyo", "kyoto"));

    assertThat(begun).containsExactlyInAnyOrder("tokyo", "osaka");
    assertThat(same).isEmpty();
    assertThat(joined).containsExactlyInAnyOrder("tokyo", "osaka", "kyoto");
    assertThat(left).containsExactlyInAnyOrder("tokyo", "osaka", "kyoto");
    assertThat(ended).containsExactly("tokyo");
  }

  @Test
  void nobodyIsInDoubtOnceAllWereAsked() {
    assertThat(known.isInDoubt(read("tokyo", ONE).cluster(), NAMED)).isTrue();

    known.learn(List.of(read("tokyo", ONE).cluster(), unread("osaka").cluster()), NAMED);

    assertThat(known.isInDoubt(read("tokyo", ONE).cluster(), NAMED)).isFalse();
    assertThat(known.isInDoubt(read("tokyo", TWO).cluster(), NAMED)).isTrue();
    assertThat(known.isInDoubt(unread("osaka").cluster(), NAMED)).isFalse();
    assertThat(known.isInDoubt(read("osaka", ONE).cluster(), NAMED)).isTrue();
  }
}
