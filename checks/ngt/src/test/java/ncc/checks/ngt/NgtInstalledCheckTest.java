package ncc.checks.ngt;

import static ncc.spi.inventory.Caveat.Kind.LIST_INCOMPLETE;
import static ncc.testkit.SampleRuns.NOW;
import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.VmCount;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtInstalledCheckTest implements CheckContract {
  private static final UUID OTHER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000009");

  @Override
  public Check check() {
    return new NgtInstalledCheck();
  }

  private static VmFixture vm(String state) {
    return switch (state) {
      case "absent" -> VmFixture.healthy("vm").withoutNgt();
      case "disabled" -> VmFixture.healthy("vm").enabled(false);
      case "silent" -> VmFixture.named("vm").enabled(true).link(false);
      case "unversioned" -> VmFixture.healthy("vm").without(NgtInstalledVersion.class);
      case "silent, unversioned" -> VmFixture.named("vm").enabled(true).link(false);
      case "disabled, incomplete" ->
          VmFixture.healthy("vm").enabled(false).with(new InstallationComplete(false));
      case "incomplete" -> VmFixture.healthy("vm").with(new InstallationComplete(false));
      default -> VmFixture.healthy("vm").with(new InstallationComplete(true));
    };
  }

  /// An installation that broke off is one that somebody began, wanted or not.
  @ParameterizedTest
  @CsvSource({
    "installed,  true,  PASS, ''",
    "installed,  false, PASS, ''",
    "absent,     true,  WARN, absent",
    "absent,     false, SKIP, ''",
    "disabled,   true,  WARN, disabled",
    "disabled,   false, SKIP, ''",
    "silent,     true,  WARN, no_agent",
    "silent,     false, SKIP, ''",
    "incomplete, true,  WARN, incomplete",
    "incomplete, false, WARN, incomplete",
    "'disabled, incomplete', true,  WARN, disabled",
    "'disabled, incomplete', false, SKIP, ''"
  })
  void missesNgtWhereItIsRequired(String state, boolean required, Status status, String diagnosis) {
    var verdict = Verdicts.of(new NgtInstalledCheck(required), vm(state));

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  /// A list of those that are registered says nothing of the others.
  @ParameterizedTest
  @CsvSource({
    "EVERY_VM,     true,  ''",
    "EVERY_NGT_VM, true,  unlisted",
    "SOME,         true,  unlisted",
    "EVERY_NGT_VM, false, ''"
  })
  void missesTheListOfAllVmsWhereNgtIsRequired(
      Part.Roster roster, boolean required, String diagnosis) {
    var part = new Part(VmFixture.ORIGIN, Set.of(), roster, 1, true);
    var inventory =
        new Inventory(Cluster.named("a"), List.of(vm("installed").vm()), List.of(part), List.of());

    assertThat(new NgtInstalledCheck(required).upfront(new CheckContext(inventory, NOW)))
        .isEqualTo(
            Optional.of(diagnosis)
                .filter(id -> !id.isEmpty())
                .map(_ -> new NgtInstalledCheck().diagnoses().getFirst().verdict()));
  }

  /// Both lists of acli together are all.
  @Test
  void takesAsManyAsThereAreForAll() {
    var inventory =
        new Inventory(Cluster.named("a").with(new VmCount(1)), List.of(), List.of(), List.of());

    assertThat(new NgtInstalledCheck(true).upfront(new CheckContext(inventory, NOW))).isEmpty();
  }

  /// No source here tells versions, such as `ncli ngt list` alone.
  @ParameterizedTest
  @CsvSource({
    "unversioned,           true,  PASS, ''",
    "unversioned,           false, PASS, ''",
    "'silent, unversioned', true,  INFO, not_reported",
    "'silent, unversioned', false, SKIP, ''",
    "absent,                true,  WARN, absent"
  })
  void anAgentThatAnswersIsInstalledAndASilentOneMayBe(
      String state, boolean required, Status status, String diagnosis) {
    var vm = vm(state);
    var cluster = ClusterFixture.healthy(vm).knowing(NgtLink.class);

    var verdict = Verdicts.of(new NgtInstalledCheck(required), vm, cluster);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  /// Whether it is registered was not read, so nobody knows that it is not.
  @Test
  void whoIsOnNoWholeListIsNotTakenForAbsent() {
    var vm = vm("absent");
    var check = new NgtInstalledCheck(true);
    var other = new Caveat(LIST_INCOMPLETE, "testkit:1", "it is cut", Set.of(), Set.of(OTHER));
    var same = new Caveat(LIST_INCOMPLETE, "testkit:1", "it is cut", Set.of(), Set.of(vm.uuid()));
    var cluster = ClusterFixture.healthy(vm);

    assertThat(Verdicts.of(check, vm, cluster.listIncomplete()).diagnosis())
        .isEqualTo("not_reported");
    assertThat(Verdicts.of(check, vm, cluster.caveat(same)).diagnosis()).isEqualTo("not_reported");
    assertThat(Verdicts.of(check, vm, cluster.caveat(other)).diagnosis()).isEqualTo("absent");
  }

  @Test
  void looksAtEveryVm() {
    var inventory = ClusterFixture.healthy(vm("absent"), vm("installed").renamed("b")).inventory();

    assertThat(new NgtInstalledCheck().subjects(inventory)).hasSize(2);
  }
}
