package ncc.engine;

import static ncc.engine.Fakes.lines;
import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.Vm;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a check looks at: the facts it needs are there, or ERR stands in its place.
class NeededFactsTest {
  private static final Nodes NODES = new Nodes(List.of(Node.at("192.0.2.61", Optional.empty())));
  private static final Network NOBODY = Network.none("not probed");
  private static final Part TELLS =
      new Part(
          Fakes.ORIGIN,
          FactType.setOf(VirtualIp.class, NgtLink.class),
          Part.Roster.EVERY_NGT_VM,
          1,
          true);
  private static final Part TELLS_NOTHING =
      new Part(Fakes.ORIGIN, Set.of(), Part.Roster.EVERY_NGT_VM, 1, true);

  static Stream<CheckPlugin> ofTheCluster() {
    return Stream.of(new OfVms(), new OfCluster(), new OfGuest(), new OfEndpoints())
        .map(CheckPlugin::of);
  }

  static Stream<CheckPlugin> ofVms() {
    return ofTheCluster().map(check -> Fakes.needing(check, FactType.of(NgtLink.class)));
  }

  @ParameterizedTest
  @MethodSource("ofTheCluster")
  void aFactOfTheClusterThatWasLostIsErr(CheckPlugin check) {
    var damaged =
        inventory(Optional.empty(), List.of(known()), TELLS, lost(FactType.of(VirtualIp.class)));

    assertThat(lines(Fakes.run(check, damaged, NOBODY, new RunMonitor())))
        .singleElement()
        .asString()
        .startsWith("ERR ")
        .endsWith(
            ": The cluster virtual IP was lost with a damaged source|info.txt:3: it is cut off");
  }

  @ParameterizedTest
  @MethodSource("ofTheCluster")
  void aFactOfTheClusterThatNoSourceTellsIsErr(CheckPlugin check) {
    var deaf = inventory(Optional.empty(), List.of(known()), TELLS_NOTHING);

    assertThat(lines(Fakes.run(check, deaf, NOBODY, new RunMonitor())))
        .singleElement()
        .asString()
        .startsWith("ERR fake-01: No source of this cluster tells the cluster virtual IP|");
  }

  @ParameterizedTest
  @MethodSource({"ofTheCluster", "ofVms"})
  void aClusterOutOfReachIsErrWithTheReason(CheckPlugin check) {
    var unreached =
        new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh://cvm", "refused", Set.of(), Set.of());
    var inventory =
        new Inventory(
            Cluster.named("fake-01").with(NODES), List.of(), List.of(), List.of(unreached));

    assertThat(lines(Fakes.run(check, inventory, NOBODY, new RunMonitor())))
        .containsExactly("ERR fake-01: No source of this cluster could be read|ssh://cvm: refused");
  }

  @ParameterizedTest
  @MethodSource("ofTheCluster")
  void aFactThatIsKnownOfTheClusterIsNotLost(CheckPlugin check) {
    var known =
        inventory(
            Optional.of("192.0.2.50"), List.of(known()), TELLS, lost(FactType.of(VirtualIp.class)));

    assertThat(lines(Fakes.run(check, known, NOBODY, new RunMonitor())))
        .singleElement()
        .asString()
        .startsWith("PASS ");
  }

  @ParameterizedTest
  @MethodSource("ofVms")
  void aFactOfVmsThatWasLostIsErr(CheckPlugin check) {
    var damaged =
        inventory(Optional.empty(), List.of(silent()), TELLS, lost(FactType.of(NgtLink.class)));

    assertThat(lines(Fakes.run(check, damaged, NOBODY, new RunMonitor())))
        .singleElement()
        .asString()
        .startsWith("ERR ")
        .contains(": The communication link was lost with a damaged source|info.txt:3: ");
  }

  @ParameterizedTest
  @MethodSource("ofVms")
  void aFactLostForOneVmOfSeveralIsErr(CheckPlugin check) {
    var one = lost(FactType.of(NgtLink.class), silent().uuid());
    var damaged = inventory(Optional.empty(), List.of(known(), silent()), TELLS, one);

    assertThat(lines(Fakes.run(check, damaged, NOBODY, new RunMonitor())))
        .anyMatch(line -> line.startsWith("ERR ") && line.contains("The communication link was"));
  }

  @ParameterizedTest
  @MethodSource("ofVms")
  void aFactThatEveryVmHasIsNotLost(CheckPlugin check) {
    var damaged =
        inventory(Optional.empty(), List.of(known()), TELLS, lost(FactType.of(NgtLink.class)));

    assertThat(lines(Fakes.run(check, damaged, NOBODY, new RunMonitor())))
        .singleElement()
        .asString()
        .startsWith("PASS ");
  }

  @ParameterizedTest
  @MethodSource("ofVms")
  void aListOfVmsThatIsCutIsErr(CheckPlugin check) {
    var cut = new Caveat(Caveat.Kind.LIST_INCOMPLETE, "list.txt", "cut", Set.of(), Set.of());
    var inventory = inventory(Optional.empty(), List.of(known()), TELLS, cut);

    assertThat(lines(Fakes.run(check, inventory, NOBODY, new RunMonitor())))
        .anyMatch(line -> line.startsWith("ERR fake-01") || line.startsWith("ERR inside"));
  }

  @Test
  void nobodyIsAskedOverTheNetworkWhereAFactIsMissing() {
    var asked = new ArrayList<Probe<?>>();
    var damaged =
        inventory(Optional.empty(), List.of(known()), TELLS, lost(FactType.of(VirtualIp.class)));

    Fakes.run(CheckPlugin.of(new OfEndpoints()), damaged, recording(asked), new RunMonitor());

    assertThat(asked).isEmpty();
  }

  /// How the facts that tell targets can be missing, and what is said beside the other answers.
  static Stream<Arguments> targetsMissing() {
    return Stream.of(
        Arguments.of(
            lost(FactType.of(VirtualIp.class)),
            "The cluster virtual IP was lost with a damaged source|info.txt:3: it is cut off"),
        Arguments.of(
            new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh://cvm", "refused", Set.of(), Set.of()),
            "The cluster virtual IP could not be read|ssh://cvm: refused"));
  }

  @ParameterizedTest
  @MethodSource("targetsMissing")
  void aTargetThatWasLostIsErrBesideTheAnswersOfTheOthers(Caveat why, String told) {
    var damaged = inventory(Optional.empty(), List.of(known()), TELLS, why);

    var findings =
        Fakes.run(targetsOfVip(), damaged, silent(ProbeResult.Reason.REFUSED), new RunMonitor());

    assertThat(lines(findings))
        .contains("ERR fake-01: " + told)
        .anyMatch(line -> line.startsWith("PASS "));
  }

  @Test
  void aTargetThatIsKnownOrThatNobodyAskedIsNotMissed() {
    var caveat = lost(FactType.of(VirtualIp.class));
    var known = inventory(Optional.of("192.0.2.50"), List.of(known()), TELLS, caveat);
    var unknown = inventory(Optional.empty(), List.of(known()), TELLS, caveat);

    var answered =
        Fakes.run(targetsOfVip(), known, silent(ProbeResult.Reason.REFUSED), new RunMonitor());
    var unasked = Fakes.run(targetsOfVip(), unknown, NOBODY, new RunMonitor());

    assertThat(lines(answered)).isNotEmpty().noneMatch(line -> line.startsWith("ERR "));
    assertThat(lines(unasked)).isNotEmpty().noneMatch(line -> line.startsWith("ERR "));
  }

  /// Asks nobody, since nobody tells whom.
  @CheckInfo(
      id = "of_nowhere",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      uses = VirtualIp.class)
  public record OfNowhere() implements ProbeCheck<TcpProbe, TcpAnswer> {
    @Override
    public List<TcpProbe> probes(Inventory inventory) {
      return List.of();
    }

    @Override
    public Verdict judge(TcpProbe probe, ProbeResult<TcpAnswer> result, CheckContext context) {
      return Verdict.pass();
    }
  }

  @Test
  void whyNoTargetIsKnownIsSaid() {
    var check = CheckPlugin.of(new OfNowhere());
    var lost = inventory(Optional.empty(), List.of(), TELLS, lost(FactType.of(VirtualIp.class)));
    var ofOthers = inventory(Optional.empty(), List.of(), TELLS, lost(FactType.of(NgtLink.class)));

    assertThat(lines(Fakes.run(check, lost, NOBODY, new RunMonitor())))
        .containsExactly("ERR fake-01: No address to probe is known|info.txt:3: it is cut off");
    assertThat(lines(Fakes.run(check, ofOthers, NOBODY, new RunMonitor())))
        .containsExactly("ERR fake-01: No address to probe is known|");
  }

  @ParameterizedTest
  @MethodSource("ofVms")
  void ofManyReasonsThatOfTheFactsOwnOutputIsSaid(CheckPlugin check) {
    var caveats =
        List.of(
            Caveat.note("info.txt", "it is short"),
            unreached("info.txt", FactType.setOf(VirtualIp.class)),
            unreached("list.txt", FactType.setOf(Power.class, NgtLink.class)));
    var inventory =
        new Inventory(Cluster.named("fake-01").with(NODES), List.of(), List.of(), caveats);

    assertThat(lines(Fakes.run(check, inventory, NOBODY, new RunMonitor())))
        .containsExactly("ERR fake-01: No source of this cluster could be read|list.txt: refused");
  }

  private static Caveat unreached(String where, Set<FactType> facts) {
    return new Caveat(Caveat.Kind.OUT_OF_REACH, where, "refused", facts, Set.of());
  }

  private static CheckPlugin targetsOfVip() {
    return CheckPlugin.of(new OfTargets());
  }

  @CheckInfo(
      id = "of_targets",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      uses = VirtualIp.class)
  public record OfTargets() implements ProbeCheck<TcpProbe, TcpAnswer> {
    @Override
    public List<TcpProbe> probes(Inventory inventory) {
      return new OfEndpoints().probes(inventory);
    }

    @Override
    public Verdict judge(TcpProbe probe, ProbeResult<TcpAnswer> result, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "of_vms",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = VirtualIp.class)
  public record OfVms() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "of_cluster",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = VirtualIp.class)
  public record OfCluster() implements ClusterCheck {
    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "of_guest",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = VirtualIp.class)
  public record OfGuest() implements GuestCheck {
    @Override
    public Verdict check(Guest guest, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "of_endpoints",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = VirtualIp.class)
  public record OfEndpoints() implements ProbeCheck<TcpProbe, TcpAnswer> {
    @Override
    public List<TcpProbe> probes(Inventory inventory) {
      return inventory.cluster().nodes().stream()
          .map(node -> new TcpProbe(new Endpoint(node.cvmIp(), 2074)))
          .toList();
    }

    @Override
    public Verdict judge(TcpProbe probe, ProbeResult<TcpAnswer> result, CheckContext context) {
      return Verdict.pass();
    }
  }

  private static Vm known() {
    return vm("known", Optional.of(true));
  }

  private static Vm silent() {
    return vm("silent", Optional.empty());
  }

  private static Caveat lost(FactType fact, UUID... vms) {
    return new Caveat(
        Caveat.Kind.FACT_LOST, "info.txt:3", "it is cut off", Set.of(fact), Set.of(vms));
  }

  private static Inventory inventory(
      Optional<String> vip, List<Vm> vms, Part part, Caveat... caveats) {
    var named = Cluster.named("fake-01").with(NODES);
    var cluster = vip.map(address -> named.with(new VirtualIp(address))).orElse(named);
    return new Inventory(
        cluster, vms, List.of(part), List.of(caveats), List.of(Fakes.guest("inside", "guest:")));
  }

  private static Network recording(List<Probe<?>> asked) {
    return new Network() {
      @Override
      public <A> ProbeResult<A> ask(Probe<A> probe) {
        asked.add(probe);
        return NOBODY.ask(probe);
      }
    };
  }

  private static Network silent(ProbeResult.Reason reason) {
    return new Network() {
      @Override
      public <A> ProbeResult<A> ask(Probe<A> probe) {
        return new NoAnswer<>(reason, "nobody is there", List.of());
      }
    };
  }
}
