package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import ncc.engine.Fakes.LinkCheck;
import ncc.engine.Fakes.PortCheck;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Part;
import org.junit.jupiter.api.Test;

class FittingChecksTest {
  private static final CheckPlugin LINK = plugin(new LinkCheck());
  private static final CheckPlugin PORT = plugin(new PortCheck());
  private static final CheckPlugin INSIDE = plugin(new InsideCheck());
  private static final List<CheckPlugin> ALL = List.of(LINK, PORT, INSIDE);

  private static final Inventory FLEET = Fakes.inventory(List.of());
  private static final Inventory GUEST_ALONE = guest(Part.Roster.NONE, List.of());

  /// Looks from inside a guest.
  @CheckInfo(
      id = "inside_check",
      module = "fake_checks",
      title = "Inside",
      description = "All is well inside",
      causes = "None",
      resolutions = "None",
      impact = "None",
      categories = "Fake",
      interval = "1d")
  public record InsideCheck() implements GuestCheck {
    @Override
    public Verdict check(Guest guest, CheckContext context) {
      return Verdict.pass();
    }
  }

  @Test
  void withoutAGuestTheChecksOfGuestsAreLeftOut() {
    assertThat(FittingChecks.of(ALL, FLEET)).containsExactly(LINK, PORT);
  }

  @Test
  void ofAGuestAloneTheClusterIsNotAsked() {
    assertThat(FittingChecks.of(ALL, GUEST_ALONE)).containsExactly(INSIDE);
  }

  @Test
  void whereBothWereReadAllRun() {
    assertThat(FittingChecks.of(ALL, guest(Part.Roster.EVERY_NGT_VM, List.of()))).isEqualTo(ALL);
  }

  @Test
  void whatWasOutOfReachBesideAGuestIsStillAskedFor() {
    var lost = new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh://cvm", "no route", Set.of(), Set.of());

    assertThat(FittingChecks.of(ALL, guest(Part.Roster.NONE, List.of(lost)))).isEqualTo(ALL);
  }

  @Test
  void whatTheOperatorNamedRunsAndSaysWhatItLacks() {
    assertThat(FittingChecks.of(List.of(INSIDE), FLEET)).containsExactly(INSIDE);
    assertThat(FittingChecks.of(List.of(LINK), GUEST_ALONE)).containsExactly(LINK);
  }

  private static Inventory guest(Part.Roster roster, List<Caveat> caveats) {
    var guest = Fakes.guest("web-01", "guest:");
    var part = new Part(Fakes.ORIGIN, Set.of(), roster, 0, true);
    return new Inventory(
        Cluster.named("web-01"), List.of(), List.of(part), caveats, List.of(guest));
  }

  private static CheckPlugin plugin(Check check) {
    return CheckPlugin.of(check);
  }
}
