package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ncc.spi.check.Status;
import org.junit.jupiter.api.Test;

class GeneratedFleetTest {
  private static final GeneratedFleet FLEET = new GeneratedFleet(1000, 1);

  @Test
  void theSameSeedMakesTheSameFleet() {
    assertThat(FLEET.stream())
        .containsExactlyElementsOf(new GeneratedFleet(1000, 1).stream().toList());
  }

  @Test
  void anotherSeedMakesAnotherFleet() {
    assertThat(new GeneratedFleet(1000, 2).verdicts()).isNotEqualTo(FLEET.verdicts());
  }

  @Test
  void aSmallFleetIsTheBeginningOfALargeOne() {
    assertThat(new GeneratedFleet(10, 1).stream().toList())
        .isEqualTo(FLEET.stream().limit(10).toList());
  }

  @Test
  void noTwoVmsShareANameOrUuid() {
    assertThat(FLEET.stream().map(VmFixture::name)).doesNotHaveDuplicates();
    assertThat(FLEET.stream().map(VmFixture::uuid)).doesNotHaveDuplicates();
  }

  @Test
  void namesAreOfEveryKindButNeverOverALineEnd() {
    assertThat(FLEET.stream().map(VmFixture::name))
        .anyMatch(name -> name.contains("会計"))
        .anyMatch(name -> name.contains("\""))
        .anyMatch(name -> name.contains("\u001b"))
        .anyMatch(name -> name.contains(" : "))
        .noneMatch(name -> name.contains("\n") || name.contains("\r"))
        .allMatch(name -> name.equals(name.strip()));
  }

  @Test
  void everyVmIsCountedOnceInEachCheckOfVms() {
    var verdicts = FLEET.verdicts();

    assertThat(verdicts).hasSize(5);
    verdicts.remove("ngt_port_2074_check");
    assertThat(verdicts.values())
        .allMatch(counts -> counts.values().stream().mapToLong(Long::longValue).sum() == 1000);
  }

  @Test
  void aThousandVmsGetTheseVerdicts() {
    assertThat(FLEET.verdicts())
        .hasToString(
            "{ngt_client_cert_expiry_check={SKIP=6, PASS=902, INFO=60, WARN=18, FAIL=14},"
                + " ngt_comm_link_check={SKIP=32, PASS=927, WARN=41},"
                + " ngt_installer_version_check={SKIP=6, PASS=928, INFO=66},"
                + " ngt_port_2074_check={SKIP=5},"
                + " ngt_serial_link_check={SKIP=94, PASS=836, INFO=51, WARN=19}}");
  }

  @Test
  void anEmptyFleetHasOnlyItsAddresses() {
    assertThat(new GeneratedFleet(0, 1).verdicts().keySet()).containsExactly("ngt_port_2074_check");
    assertThat(new GeneratedFleet(0, 1).cluster().vms()).isEmpty();
  }

  @Test
  void strangersAreListedLastAndGetNoVerdict() {
    var mixed = new GeneratedFleet(10, 1, 4);

    assertThat(mixed.stream().limit(10)).allMatch(VmFixture::registered);
    assertThat(mixed.stream().skip(10)).hasSize(4).noneMatch(VmFixture::registered);
    assertThat(mixed.verdicts()).isEqualTo(new GeneratedFleet(10, 1).verdicts());
  }

  @Test
  void refusesANegativeSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneratedFleet(-1, 1))
        .withMessage("vms must not be negative, but is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneratedFleet(0, 1, -1))
        .withMessage("strangers must not be negative, but is -1");
  }

  @Test
  void theKindsShareAThousandLots() {
    assertThat(VmKind.ALL.stream().mapToInt(VmKind::perMille).sum()).isEqualTo(1000);
    assertThat(VmKind.at(0).what()).isEqualTo("healthy");
    assertThat(VmKind.at(999).what()).isEqualTo("disabled");
    assertThatIllegalArgumentException().isThrownBy(() -> VmKind.at(1000));
  }

  @Test
  void theKindsTogetherShowEveryVerdictOfAVm() {
    assertThat(VmKind.ALL.stream().flatMap(kind -> kind.verdicts().values().stream()))
        .contains(Status.SKIP, Status.PASS, Status.INFO, Status.WARN, Status.FAIL);
  }
}
