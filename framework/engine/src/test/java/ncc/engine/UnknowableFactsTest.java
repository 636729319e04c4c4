package ncc.engine;

import static ncc.engine.Fakes.lines;
import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What no source of a cluster is able to know is ERR, or SKIP where the operator says so.
class UnknowableFactsTest {
  private static final Check OF_VMS = new NeededFactsTest.OfVms();
  private static final String UNKNOWN =
      " fake-01: No source of this cluster tells the cluster virtual IP|it would come from none"
          + " that is installed; ";
  private static final String NOTHING = "nothing that was read has it";

  static Stream<CheckPlugin> checks() {
    return Stream.of(
            OF_VMS,
            new NeededFactsTest.OfCluster(),
            new NeededFactsTest.OfGuest(),
            new NeededFactsTest.OfEndpoints())
        .map(CheckPlugin::of);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void countsAsErrUnlessTheOperatorAcceptsIt(CheckPlugin check) {
    assertThat(said(check)).containsExactly("ERR" + UNKNOWN + NOTHING);
    assertThat(said(check.with(on(Status.ERR)))).containsExactly("ERR" + UNKNOWN + NOTHING);
    assertThat(said(check.with(on(Status.SKIP)))).containsExactly("SKIP" + UNKNOWN + NOTHING);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void whatWasNotReadIsErrWhateverIsAccepted(CheckPlugin check) {
    var accepted = check.with(on(Status.SKIP));

    assertThat(said(accepted, caveat(Caveat.Kind.FACT_LOST, FactType.setOf(VirtualIp.class))))
        .containsExactly("ERR" + UNKNOWN + "ssh: refused");
    assertThat(said(accepted, caveat(Caveat.Kind.OUT_OF_REACH, FactType.setOf(VirtualIp.class))))
        .containsExactly("ERR" + UNKNOWN + "ssh: refused");
    assertThat(said(accepted, caveat(Caveat.Kind.OUT_OF_REACH, Set.of())))
        .containsExactly("ERR" + UNKNOWN + "ssh: refused");
  }

  @ParameterizedTest
  @MethodSource("checks")
  void whatIsMerelyWorthKnowingOrOfOtherFactsHidesNothing(CheckPlugin check) {
    var accepted = check.with(on(Status.SKIP));

    assertThat(said(accepted, caveat(Caveat.Kind.NOTE, FactType.setOf(VirtualIp.class))))
        .containsExactly("SKIP" + UNKNOWN + NOTHING);
    assertThat(said(accepted, caveat(Caveat.Kind.FACT_LOST, FactType.setOf(NgtLink.class))))
        .containsExactly("SKIP" + UNKNOWN + NOTHING);
  }

  @Test
  void anOverrideOfTheClusterIsOverTheCheck() {
    var check = CheckPlugin.of(OF_VMS);
    var skip = List.of(override("FAKE-*", Status.SKIP));
    var err = List.of(override("fake-*", Status.ERR));
    var other = List.of(override("lab-*", Status.SKIP));

    assertThat(said(check.with(true, skip))).containsExactly("SKIP" + UNKNOWN + NOTHING);
    assertThat(said(check.with(on(Status.SKIP)).with(true, err)))
        .containsExactly("ERR" + UNKNOWN + NOTHING);
    assertThat(said(check.with(true, other))).containsExactly("ERR" + UNKNOWN + NOTHING);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ERR", "SKIP"})
  void nothingElseIsAccepted(Status status) {
    assertThatIllegalArgumentException().isThrownBy(() -> on(status));
    assertThatIllegalArgumentException().isThrownBy(() -> override("*", status));
  }

  private static CheckLimits on(Status status) {
    return new CheckLimits(Optional.empty(), Optional.empty(), Optional.of(status));
  }

  private static CheckOverride override(String clusters, Status status) {
    return new CheckOverride(
        new NamePatterns(List.of(clusters)),
        NamePatterns.ALL,
        Optional.of(OF_VMS),
        Optional.of(status));
  }

  private static Caveat caveat(Caveat.Kind kind, Set<FactType> facts) {
    return new Caveat(kind, "ssh", "refused", facts, Set.of());
  }

  private static List<String> said(CheckPlugin check, Caveat... caveats) {
    var knowsNothing = new Part(Fakes.ORIGIN, Set.of(), Part.Roster.EVERY_NGT_VM, 1, true);
    var inventory =
        new Inventory(
            Cluster.named("fake-01"),
            List.of(vm("db", Optional.of(true))),
            List.of(knowsNothing),
            List.of(caveats),
            List.of(Fakes.guest("inside", "guest:")));
    return lines(Fakes.run(check, inventory, Network.none("not probed"), new RunMonitor()));
  }
}
