package ncc.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.Param;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Reading.Unseen;
import ncc.spi.inventory.Vm;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;

/// Small checks and inventories to try the engine on.
final class Fakes {
  static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  static final Origin ORIGIN = new Origin("list.txt", NOW);

  private Fakes() {}

  enum Mood {
    CALM,
    CROSS
  }

  /// A check with a parameter of every kind, which needs the link and says whether it is up.
  @CheckInfo(
      id = "link_check",
      module = "fake_checks",
      title = "Link",
      description = "The link is up",
      causes = "It is cut",
      resolutions = "Mend it",
      impact = "Nobody talks",
      categories = "Fake",
      interval = "5m",
      needs = NgtLink.class)
  public record LinkCheck(
      @Param("Days") Duration warnBefore,
      @Param("Count") int count,
      @Param("Ratio") double ratio,
      @Param("Loud") boolean loud,
      @Param("Names") List<String> names,
      @Param("Mood") Mood mood)
      implements VmCheck {
    public LinkCheck() {
      this(Duration.ofDays(45), 3, 0.5, false, List.of("a", "b"), Mood.CALM);
    }

    public LinkCheck {
      if (count < 0) {
        throw new IllegalArgumentException("count must not be negative, but is " + count);
      }
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      boolean up = vm.get(NgtLink.class).map(NgtLink::active).orElse(false);
      return up ? Verdict.pass() : Verdict.warn("Link is down", "");
    }
  }

  /// Throws what its VM is named after.
  @CheckInfo(
      id = "rude_check",
      module = "fake_checks",
      title = "Rude",
      description = "Misbehaves",
      causes = "Bad manners",
      resolutions = "Teach it",
      impact = "None",
      categories = "Fake",
      interval = "1d")
  public record RudeCheck() implements VmCheck {
    @Override
    @SuppressWarnings({"InfiniteRecursion", "NullAway"})
    public Verdict check(Vm vm, CheckContext context) {
      return switch (vm.name()) {
        case "throws" -> throw new IllegalStateException("no manners");
        case "recurses" -> check(vm, context);
        case "runs out of memory" ->
            Verdict.info("x".repeat(1) + new long[Integer.MAX_VALUE].length);
        case "returns null" -> null;
        default -> Verdict.pass();
      };
    }
  }

  /// Ends what hanging checks hang in.
  static final Gate HANGING = new Gate();

  /// Does not come back before [#HANGING] opens.
  @CheckInfo(
      id = "hanging_check",
      module = "fake_checks",
      title = "Hanging",
      description = "Hangs",
      causes = "A loop",
      resolutions = "Break it",
      impact = "None",
      categories = "Fake",
      interval = "1d")
  public record HangingCheck() implements ClusterCheck {
    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      HANGING.spin();
      return Verdict.pass();
    }
  }

  /// Sleeps until [#HANGING] opens, whoever interrupts it.
  @CheckInfo(
      id = "hanging_each_time_check",
      module = "fake_checks",
      title = "Hanging",
      description = "Hangs",
      causes = "A lock",
      resolutions = "Open it",
      impact = "None",
      categories = "Fake",
      interval = "1d")
  public record HangingEachTimeCheck() implements ClusterCheck {
    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      HANGING.hold();
      return Verdict.pass();
    }
  }

  /// Asks two ports.
  @CheckInfo(
      id = "port_check",
      module = "fake_checks",
      title = "Port",
      description = "Ports are open",
      causes = "A firewall",
      resolutions = "Open it",
      impact = "None",
      categories = "Fake",
      interval = "1d")
  public record PortCheck() implements ProbeCheck<TcpProbe, TcpAnswer> {
    @Override
    public List<TcpProbe> probes(Inventory inventory) {
      return inventory.cluster().nodes().stream()
          .map(node -> new TcpProbe(new Endpoint(node.cvmIp(), 2074)))
          .toList();
    }

    @Override
    public Verdict judge(TcpProbe probe, ProbeResult<TcpAnswer> result, CheckContext context) {
      return switch (result) {
        case ProbeResult.Answered<TcpAnswer> _ -> Verdict.pass();
        case ProbeResult.NoAnswer<TcpAnswer>(var reason, var detail, _) ->
            Verdict.fail("No answer", "{why}").with("why", reason + " " + detail);
        case ProbeResult.NotAsked<TcpAnswer>(var why) -> Verdict.skip(why);
      };
    }
  }

  static Vm vm(String name, Optional<Boolean> link) {
    var facts =
        Facts.known(
            Optional.of(new NgtRegistration(true)),
            Optional.of(new NgtEnabled(true)),
            link.map(NgtLink::new));
    return new Vm(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        name,
        facts,
        Provenance.of(ORIGIN));
  }

  static Inventory inventory(List<Vm> vms, Caveat... caveats) {
    var part =
        new Part(ORIGIN, FactType.setOf(NgtLink.class), Part.Roster.EVERY_NGT_VM, vms.size(), true);
    return new Inventory(Cluster.named("fake-01"), vms, List.of(part), List.of(caveats));
  }

  static CheckRun run(Check check, Inventory inventory) {
    return run(check, inventory, Network.none("not probed"), new RunMonitor());
  }

  static CheckRun run(Check check, Inventory inventory, Network network, RunMonitor monitor) {
    return run(CheckPlugin.of(check), inventory, network, monitor);
  }

  static CheckRun run(CheckPlugin check, Inventory inventory, Network network, RunMonitor monitor) {
    var runner =
        new Runner(
            InstantSource.fixed(NOW),
            network,
            Map.of(FactType.of(NgtLink.class), List.of("ncli ngt list")),
            new RunLimits(
                Duration.ofMillis(isHanging(check) ? 50 : 20_000),
                Optional.of(RunLimits.MAX_AGE),
                2));
    return runner
        .run(List.of(check), List.of(inventory), NOW, monitor)
        .getFirst()
        .checks()
        .getFirst();
  }

  private static boolean isHanging(CheckPlugin check) {
    return check.check() instanceof HangingCheck || check.check() instanceof HangingEachTimeCheck;
  }

  /// `check` as if it were annotated with another need.
  static CheckPlugin needing(CheckPlugin check, FactType fact) {
    var of = check.description();
    var description =
        new CheckDescription(
            of.id(),
            of.module(),
            of.title(),
            of.description(),
            of.causes(),
            of.resolutions(),
            of.impact(),
            of.categories(),
            of.interval(),
            of.kb(),
            of.number(),
            of.alert(),
            Set.of(fact),
            of.uses(),
            of.metrics(),
            of.parameters());
    return new CheckPlugin(
        check.check(), description, check.enabled(), check.overrides(), check.limits());
  }

  /// `status subject: headline|detail` of every finding.
  static List<String> lines(CheckRun run) {
    var lines = new ArrayList<String>();
    for (var group : run.groups()) {
      for (var finding : group.findings()) {
        lines.add(
            "%s %s: %s|%s"
                .formatted(
                    group.status(),
                    finding.subject().name(),
                    group.headline(),
                    finding.verdict().renderedDetail()));
      }
    }
    return lines;
  }

  /// A guest of which nothing could be seen.
  ///
  /// @param place `guest:` for the one that this process runs in
  static Guest guest(String name, String place) {
    return new Guest(
        name,
        Optional.empty(),
        new Unseen<>(""),
        new Unseen<>(""),
        new Unseen<>(""),
        new Unseen<>(""),
        new Unseen<>(""),
        List.of(),
        new Unseen<>(""),
        List.of(),
        place.equals("guest:"),
        new Guest.Identity(place, new Unseen<>(""), new Unseen<>("")));
  }
}
