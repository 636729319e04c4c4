package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

  private static final UUID MACHINE = UUID.fromString("5dafd6d6-0000-4000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("5dafd6d6-0000-4000-8000-000000000002");

  @Test
  void whatOneDidNotSeeTheOtherMayHave() {
    var merged = merged(guest("web-01", "/a", NOT_SEEN, VIP), guest("web-01", "/a", AGENT, DSIP));

    assertThat(merged).hasSize(1);
    assertThat(merged.getFirst().services()).isEqualTo(AGENT);
    assertThat(merged.getFirst().connections()).isEqualTo(new Seen<>(List.of(VIP, DSIP)));
  }

  @Test
  void whatOneCouldNotTryTheOtherMayHave() {
    var untried = guest("web-01", "/a", NOT_SEEN, VIP).untried("no address");
    var tried = guest("web-01", "/a", AGENT, DSIP);

    assertThat(merged(untried, tried).getFirst().connections()).isEqualTo(tried.connections());
    assertThat(merged(tried, untried).getFirst().connections()).isEqualTo(tried.connections());
  }

  @Test
  void everyGuestIsKept() {
    var merged =
        merged(
            guest("web-01", "/a", NOT_SEEN, VIP),
            guest("web-02", "/b", AGENT, DSIP),
            guest("web-03", "/c", AGENT, VIP),
            guest("web-02", "/b", NOT_SEEN, VIP));

    assertThat(merged).extracting(Guest::name).containsExactly("web-01", "web-02", "web-03");
  }

  @Test
  void anEqualNameAloneMakesNoTwoGuestsOne() {
    var one = guest("web-01", "/a", NOT_SEEN, VIP);
    var other = guest("web-01", "/b", AGENT, DSIP);

    assertThat(merged(one, other)).containsExactly(one, other);
    assertThat(merged(one.in(MACHINE), other)).hasSize(2);
    assertThat(merged(one.in(MACHINE), other.in(OTHER))).hasSize(2);
  }

  @Test
  void oneMachineIsOneGuestWhereverItWasLookedAtFrom() {
    var here = guest("web-01", "/a", NOT_SEEN, VIP).in(MACHINE);
    var there = guest("web-01", "/b", AGENT, DSIP).in(MACHINE);

    assertThat(merged(here, there)).hasSize(1);
    assertThat(merged(here, guest("clone-01", "/b", AGENT, DSIP).in(MACHINE))).hasSize(2);
  }

  private static List<Guest> merged(Guest... guests) {
    return InventoryMerge.merge(Stream.of(guests).map(GuestMergeTest::inventory).toList()).guests();
  }

  private static Inventory inventory(Guest guest) {
    return new Inventory(Cluster.named("c"), List.of(), List.of(), List.of(), List.of(guest));
  }

  private static Guest guest(
      String name, String place, Reading<List<Service>> services, Connection connection) {
    return new Guest(
        name,
        Optional.empty(),
        new Unseen<>(""),
        services,
        new Unseen<>(""),
        new Unseen<>(""),
        new Unseen<>(""),
        List.of(),
        new Seen<>(List.of(connection)),
        List.of(),
        false,
        new Guest.Identity(place, new Unseen<>(""), new Unseen<>("")));
  }
}
