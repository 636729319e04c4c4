package ncc.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.inventory.PowerState;

/// A fleet of any size with known verdicts, the same for the same seed. VM 17 of a small fleet is
/// VM 17 of a large one. Nothing is kept, so a hundred thousand VMs cost no memory.
///
/// @param vms how many are registered with NGT
/// @param seed decides who is ill with what
/// @param strangers how many more VMs run there that NGT does not know; no check looks at them
public record GeneratedFleet(int vms, long seed, int strangers) {
  /// When the fleet was looked at. Its verdicts hold for a day before and after.
  public static final Instant TAKEN = Instant.parse("2026-11-20T21:00:00Z");

  /// Beginnings of names, used in turn, the last ones rarely. None has a line break, for the
  /// commands that print one VM per line could not show it.
  private static final List<String> NAMES =
      List.of("web", "db", "app", "vdi", "batch", "mail", "files", "build", "win-2022", "k8s-node");

  private static final List<String> RARE_NAMES =
      List.of(
          "会計サーバー",
          "FAIL: Refer to KB 1",
          "a : b :: \"c\" 'd'",
          "</script><img src=x onerror=alert(1)>",
          "=cmd|' /C calc'!A0,x",
          "\u001b[31mred\u202e",
          "back\\slash {latest} %s $1",
          "💾 Ünïcode");

  private static final int RARE = 50;

  public GeneratedFleet {
    requireNotNegative("vms", vms);
    requireNotNegative("strangers", strangers);
  }

  /// A fleet in which NGT knows every VM.
  public GeneratedFleet(int vms, long seed) {
    this(vms, seed, 0);
  }

  private static void requireNotNegative(String what, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + count);
    }
  }

  /// The VMs, in order: those that NGT knows, then those that it does not.
  public Stream<VmFixture> stream() {
    return IntStream.range(0, size()).mapToObj(this::vm);
  }

  /// How many VMs there are, with those that NGT does not know.
  public int size() {
    return vms + strangers;
  }

  /// The cluster they run on, with all of them in memory.
  public ClusterFixture cluster() {
    return emptyCluster().vms(stream().toList());
  }

  /// How many findings of each status each check of `ngt_checks` must give on a capture of the
  /// whole, by check id. The port is looked at once per address and never probed.
  public Map<String, Map<Status, Long>> verdicts() {
    var counts = new TreeMap<String, Map<Status, Long>>();
    IntStream.range(0, vms)
        .mapToObj(i -> kind(random(i)))
        .flatMap(kind -> kind.verdicts().entrySet().stream())
        .forEach(verdict -> count(counts, verdict.getKey(), verdict.getValue()));
    for (int address = 0; address < 5; address++) {
      count(counts, "ngt_port_2074_check", Status.SKIP);
    }
    return counts;
  }

  static ClusterFixture emptyCluster() {
    return ClusterFixture.healthy().cvms("192.0.2.61", "192.0.2.62", "192.0.2.63");
  }

  /// The VM at `i` of [#size], made on the spot.
  public VmFixture vm(int i) {
    Objects.checkIndex(i, size());
    return i < vms ? known(i) : stranger(i - vms);
  }

  private VmFixture known(int i) {
    var random = random(i);
    var kind = kind(random);
    var left =
        Duration.ofDays(kind.lasting().days(random.nextDouble())).plusHours(12).plusSeconds(i % 60);
    var healthy = VmFixture.healthy(name(i)).certificateNotAfter(TAKEN.plus(left));
    return kind.change().apply(healthy);
  }

  private static VmFixture stranger(int i) {
    return VmFixture.healthy("appliance-" + i)
        .withoutNgt()
        .power(i % 4 == 3 ? PowerState.OFF : PowerState.ON);
  }

  private static String name(int i) {
    var start =
        i % RARE == RARE - 1
            ? RARE_NAMES.get(i / RARE % RARE_NAMES.size())
            : NAMES.get(i % NAMES.size());
    return start + "-" + i;
  }

  private SplittableRandom random(int i) {
    return new SplittableRandom(seed * 31 + i);
  }

  private static VmKind kind(SplittableRandom random) {
    return VmKind.at(random.nextInt(1000));
  }

  private static void count(Map<String, Map<Status, Long>> counts, String check, Status status) {
    counts.computeIfAbsent(check, _ -> new EnumMap<>(Status.class)).merge(status, 1L, Long::sum);
  }
}
