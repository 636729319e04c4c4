package ncc.engine;

import static ncc.engine.Fakes.inventory;
import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.engine.Fakes.LinkCheck;
import ncc.engine.Fakes.PortCheck;
import ncc.spi.check.CheckContext;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProspectsTest {
  private static final CheckPlugin LINK = CheckPlugin.of(new LinkCheck());
  private static final CheckPlugin PORT = CheckPlugin.of(new PortCheck());
  private static final Inventory TWO =
      inventory(List.of(vm("a", Optional.empty()), vm("b", Optional.of(true))));

  private static Prospect of(CheckPlugin check, Inventory inventory) {
    return of(check, inventory, Duration.ofMinutes(1));
  }

  private static Prospect of(CheckPlugin check, Inventory inventory, Duration deadline) {
    var limits = new RunLimits(deadline, Optional.empty(), 1);
    return new Prospects(Map.of(FactType.of(NgtLink.class), List.of("ncli ngt list")), limits)
        .of(check, new CheckContext(inventory, Fakes.NOW));
  }

  static Stream<Arguments> aVerdictThatIsForegoneIsTheOneOfTheRun() {
    var unread = new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh:", "refused", Set.of(), Set.of());
    var deaf =
        new Part(Fakes.ORIGIN, FactType.setOf(Power.class), Part.Roster.EVERY_NGT_VM, 2, true);
    var fake = Cluster.named("fake-01");
    var incomplete =
        new Caveat(Caveat.Kind.LIST_INCOMPLETE, "list.txt:9", "ends early", Set.of(), Set.of());
    return Stream.of(
        Arguments.of(LINK.with(false, List.of()), TWO),
        Arguments.of(PORT.with(false, List.of()), TWO),
        Arguments.of(LINK, inventory(List.of())),
        Arguments.of(LINK, inventory(List.of(), incomplete)),
        Arguments.of(LINK, new Inventory(fake, List.of(), List.of(), List.of(unread))),
        Arguments.of(LINK, new Inventory(fake, TWO.vms(), List.of(deaf), List.of())),
        Arguments.of(PORT, TWO));
  }

  @ParameterizedTest
  @MethodSource
  void aVerdictThatIsForegoneIsTheOneOfTheRun(CheckPlugin check, Inventory inventory) {
    var run = Fakes.run(check, inventory, Network.none("not probed"), new RunMonitor());

    assertThat(of(check, inventory))
        .isEqualTo(new Prospect.Foregone(run.groups().getFirst().findings().getFirst().verdict()));
  }

  @Test
  void vmsAreLookedAtAndPortsAsked() {
    var nodes = Clusters.withCvms(TWO, List.of("192.0.2.61", "192.0.2.62"));

    assertThat(of(LINK, TWO)).isEqualTo(new Prospect.Look(List.copyOf(TWO.vms())));
    assertThat(of(PORT, nodes))
        .isInstanceOfSatisfying(
            Prospect.Questions.class, questions -> assertThat(questions.probes()).hasSize(2));
  }

  @Test
  void whatHangsIsTold() {
    var hanging = CheckPlugin.of(new CoverageGapsTest.HangingSubjects());

    var deadline = Duration.ofMillis(50);

    assertThat(of(hanging, TWO, deadline)).isEqualTo(new Prospect.Foregone(Guard.late(deadline)));
    CoverageGapsTest.HANGING.open();
  }
}
