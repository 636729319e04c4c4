package ncc.checks.ngt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.checks.ngt.fact.MacAddresses;
import ncc.checks.ngt.fact.NgtUuid;
import ncc.spi.check.CheckContext;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
  private static final UUID ID = UUID.fromString("9e41d6d6-065b-4b1a-b567-000000000001");
  private static final UUID OTHER_ID = UUID.fromString("9e41d6d6-065b-4b1a-b567-000000000002");

  private static VmFixture vm(String name, UUID id, String... macs) {
    var vm = VmFixture.healthy(name).with(new NgtUuid(id));
    return macs.length == 0 ? vm : vm.with(new MacAddresses(List.of(macs)));
  }

  private static String diagnosis(VmFixture subject, VmFixture... others) {
    var vms = Stream.concat(Stream.of(others), Stream.of(subject)).toArray(VmFixture[]::new);
    var inventory = ClusterFixture.healthy(vms).inventory();
    return new NgtCommLinkCheck()
        .check(subject.vm(), new CheckContext(inventory, SampleRuns.NOW))
        .diagnosis();
  }

  /// Both sides of each mark: the UUID of the agent, and all MAC addresses together.
  @ParameterizedTest
  @CsvSource({
    "9e41d6d6-065b-4b1a-b567-000000000001, '',                 copied_identity",
    "9e41d6d6-065b-4b1a-b567-000000000002, '',                 both_paths_down",
    "9e41d6d6-065b-4b1a-b567-000000000002, 50:6B:8D:00:00:01,  copied_identity",
    "9e41d6d6-065b-4b1a-b567-000000000002, 50:6b:8d:00:00:02,  both_paths_down",
    "9e41d6d6-065b-4b1a-b567-000000000002, 00:00:00:00:00:00,  both_paths_down"
  })
  void aVmThatIsDownAndHasTheIdentityOfAnotherIsACopy(UUID id, String mac, String diagnosis) {
    var golden = vm("golden", ID, mac.equals("00:00:00:00:00:00") ? mac : "50:6b:8d:00:00:01");
    var clone = mac.isEmpty() ? vm("clone", id) : vm("clone", id, mac);

    assertThat(diagnosis(clone.link(false).serial(false), golden)).isEqualTo(diagnosis);
  }

  /// What every guest may have tells nobody from another.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff",
        "FF-FF-FF-FF-FF-FF",
        "00:00:00:00:00:00:00:e0",
        "00-00-00-00-00-00-00-E0"
      })
  void anAddressOfAnybodyMakesNoCopy(String mac) {
    var other = vm("other", OTHER_ID, mac).link(false).serial(false);

    assertThat(diagnosis(other, vm("one", ID, mac))).isEqualTo("both_paths_down");
  }

  /// Loopbacks and tunnels beside an address of its own do not hide that this is another's.
  @ParameterizedTest
  @ValueSource(strings = {"50:6b:8d:00:00:01", "50-6B-8D-00-00-01", "50:6B:8D:00:00:01"})
  void oneAddressHasSeveralSpellings(String mac) {
    var clone = vm("clone", OTHER_ID, mac, "00:00:00:00:00:00").link(false).serial(false);

    assertThat(diagnosis(clone, vm("golden", ID, "50:6b:8d:00:00:01")))
        .isEqualTo("copied_identity");
  }

  @Test
  void aUuidOfNobodyMakesNoCopy() {
    var nil = new UUID(0, 0);

    assertThat(diagnosis(vm("down", nil).link(false).serial(false), vm("one", nil)))
        .isEqualTo("both_paths_down");
  }

  /// The firmware's UUID of a clone is that of the VM it was made of until its agent reports.
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void whoseFirmwareOthersNameIsTheOwner(boolean isLinked, boolean isFirst) {
    var golden = vm("golden", ID).link(false).serial(false);
    var clone = vm("clone", ID).alias(golden.uuid()).link(false).serial(false);
    var other = vm("other", ID).alias(golden.uuid()).link(isLinked).serial(isLinked);
    var vms = isFirst ? new VmFixture[] {golden, other} : new VmFixture[] {other, golden};

    assertThat(diagnosis(clone, vms)).isEqualTo("copied_identity");
    assertThat(of(clone, vms)).isEqualTo("golden");
    assertThat(diagnosis(golden, clone, other)).isEqualTo("both_paths_down");
  }

  private static String of(VmFixture subject, VmFixture... others) {
    var vms = Stream.concat(Stream.of(subject), Stream.of(others)).toArray(VmFixture[]::new);
    return Identities.of(ClusterFixture.healthy(vms).inventory())
        .ownerOf(subject.vm())
        .orElseThrow()
        .name();
  }

  @Test
  void aFewOfItsMacAddressesMakeNoCopy() {
    var one = vm("one", ID, "50:6b:8d:00:00:01", "02:42:00:00:00:01");
    var other = vm("other", OTHER_ID, "50:6b:8d:00:00:02", "02:42:00:00:00:01");

    assertThat(diagnosis(other.link(false).serial(false), one)).isEqualTo("both_paths_down");
  }

  /// Which of two is the copy, the link tells.
  @Test
  void aVmThatIsLinkedIsNoCopy() {
    var linked = vm("aaa", ID);
    var down = vm("zzz", ID).link(false).serial(false);

    assertThat(diagnosis(linked, down)).isEmpty();
    assertThat(diagnosis(down, linked)).isEqualTo("copied_identity");
  }

  @Test
  void ofSeveralThatAreDownTheFirstMayBeTheirOwner() {
    var first = vm("first", ID).link(false).serial(false);
    var second = vm("second", ID).link(false).serial(false);
    var third = vm("third", OTHER_ID).link(false).serial(false);

    assertThat(diagnosis(second, first, third)).isEqualTo("copied_identity");
    assertThat(diagnosis(third, first, second)).isEqualTo("both_paths_down");
  }

  @Test
  void aCloneThatNeverReportedIsTakenForOne() {
    var clone = VmFixture.named("clone").link(false).isoMounted(true).with(new NgtUuid(ID));

    assertThat(diagnosis(clone, vm("golden", ID))).isEqualTo("copied_identity");
  }
}
