package ncc.testkit;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Guest.Holder;
import ncc.spi.inventory.Guest.Prerequisite;
import ncc.spi.inventory.Guest.SerialDevice;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.probe.ProbeResult.Reason;

/// What the contract tries a check on: many VMs that differ in every fact, the same each time.
final class Population {
  private static final int SIZE = 400;
  private static final String INSIDE = "seen-from-inside";

  /// Names that people really choose, and some that only an attacker would.
  static final List<String> NAMES =
      List.of(
          SampleRuns.HOSTILE,
          "会計サーバー",
          "mail: \"primary\"",
          "{installed} {0} %s $1 \\1",
          "FAIL: not really",
          "a\u0000b\rc\td",
          "💾".repeat(200),
          " ");

  /// Those that sources bring which are known here.
  static final Set<FactType> FACTS =
      FactType.setOf(
          Power.class,
          NgtEnabled.class,
          NgtInstalledVersion.class,
          NgtLatestVersion.class,
          NgtLink.class,
          NgtCommunication.class,
          NgtSerialLink.class,
          CertificateExpiry.class,
          NgtIsoMounted.class,
          GuestOs.class,
          AosVersion.class,
          ClusterHypervisor.class,
          VirtualIp.class,
          DataServicesIp.class,
          Nodes.class);

  private Population() {}

  /// VMs that know some facts and lack others, no two alike.
  static List<VmFixture> vms() {
    var random = new Random(2074);
    var vms = new ArrayList<VmFixture>();
    for (int i = 0; i < SIZE; i++) {
      vms.add(vm(i < NAMES.size() ? NAMES.get(i) : "guest-" + i, i, random));
    }
    vms.add(VmFixture.healthy(INSIDE));
    return vms;
  }

  /// Clusters of [#vms()] of every kind, down to one of which only the name is known.
  static List<ClusterFixture> clusters() {
    var healthy = inHealthyCluster();
    var clusters = new ArrayList<>(ofEveryKind(healthy));
    guests().forEach(guest -> clusters.add(healthy.guest(guest)));
    return clusters;
  }

  private static List<ClusterFixture> ofEveryKind(ClusterFixture healthy) {
    return List.of(
        healthy,
        ClusterFixture.named("osaka-02").vms(healthy.vms()),
        ClusterFixture.named(SampleRuns.HOSTILE).vms(healthy.vms()),
        healthy.hypervisor(Hypervisor.ESXI),
        healthy.aos("5.20"),
        healthy.listIncomplete(),
        ClusterFixture.healthy());
  }

  /// Guests seen from inside: healthy, broken, hostile, and one of which nothing could be seen.
  private static List<GuestFixture> guests() {
    var healthy = GuestFixture.healthy(SampleRuns.HOSTILE);
    return List.of(
        healthy,
        GuestFixture.unseen("web-01"),
        healthy.installation(new Reading.Seen<>(Optional.empty())),
        healthy.agentService("loaded failed failed", false),
        healthy.services(),
        healthy.certificates(),
        healthy.certificates(in(-1), in(3), in(400)),
        healthy.serialDevices(),
        healthy.serialDevices(
            new SerialDevice(
                "/dev/ttyS1",
                true,
                new Reading.Seen<>(List.of(new Holder(1, SampleRuns.HOSTILE, false))),
                new Reading.Seen<>(true))),
        healthy.prerequisites(new Prerequisite("tar", new Reading.Seen<>(false), "")),
        healthy.connections(
            new Connection("192.0.2.50", 2074, true), new Connection("192.0.2.51", 2074, false)));
  }

  /// The whole population in a cluster of which everything is known, with one guest seen from
  /// inside.
  static ClusterFixture inHealthyCluster() {
    return ClusterFixture.healthy().vms(vms()).guest(inside());
  }

  /// The guest of a VM of which every fact is known.
  private static GuestFixture inside() {
    return GuestFixture.healthy(INSIDE);
  }

  /// The same when no source knows `fact`, of the cluster or of any VM.
  static ClusterFixture without(FactType fact) {
    return ClusterFixture.healthy()
        .without(fact)
        .vms(vms().stream().map(vm -> vm.without(fact)).toList())
        .guest(inside())
        .knowing(FACTS.stream().filter(one -> !one.equals(fact)).collect(toUnmodifiableSet()));
  }

  /// A healthy cluster with some of a plugin's kind, of which only the names are known.
  static ClusterFixture untold(Kind kind) {
    var resources = NAMES.stream().map(name -> ResourceFixture.of(kind, name));
    return ClusterFixture.healthy().resources(resources.toArray(ResourceFixture[]::new));
  }

  /// Networks in which every host of [ClusterFixture#healthy] behaves alike.
  static List<ScriptedNetwork> networks() {
    var networks = new ArrayList<ScriptedNetwork>();
    for (long days : List.of(-3650L, -1L, 0L, 20L, 400L, 3650L)) {
      networks.add(everywhere((to, host) -> to.shows(host, in(days))));
    }
    for (Reason reason : Reason.values()) {
      networks.add(everywhere((to, host) -> to.fails(host, reason)));
    }
    return networks;
  }

  /// A network that is not asked.
  static ScriptedNetwork unasked() {
    return everywhere((network, host) -> network.unasked(host, "not probed from a capture"));
  }

  private static ScriptedNetwork everywhere(
      BiFunction<ScriptedNetwork, String, ScriptedNetwork> script) {
    var network = ScriptedNetwork.silent();
    for (String host : List.of("192.0.2.50", "192.0.2.51", "192.0.2.61", "192.0.2.62")) {
      network = script.apply(network, host);
    }
    return network;
  }

  private static VmFixture vm(String name, int i, Random random) {
    var vm =
        VmFixture.named(name)
            .power(oneOf(PowerState.values(), random))
            .enabled(random.nextInt(4) > 0)
            .installed(1 + random.nextInt(6) + "." + i)
            .latest("4." + i)
            .link(random.nextBoolean())
            .communication(oneOf(CommunicationType.values(), random))
            .serial(random.nextBoolean())
            .certificateNotAfter(in(random.nextInt(-100, 400)).plusSeconds(i))
            .isoMounted(random.nextBoolean())
            .guestOs("linux:64:RockyLinux-9." + i);
    for (FactType fact : FACTS) {
      vm = random.nextInt(6) == 0 ? vm.without(fact) : vm;
    }
    return vm;
  }

  private static <T> T oneOf(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static Instant in(long days) {
    return SampleRuns.NOW.plus(Duration.ofDays(days));
  }
}
