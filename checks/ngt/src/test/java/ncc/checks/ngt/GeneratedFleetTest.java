package ncc.checks.ngt;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.Verdicts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The policy is written down twice, here and in the fleet; both must agree.
class GeneratedFleetTest {
  private static final GeneratedFleet FLEET = new GeneratedFleet(1000, 1);
  private static final Inventory INVENTORY = FLEET.cluster().inventory();

  @ParameterizedTest
  @MethodSource
  void aThousandVmsGetTheVerdictsTheyWereMadeFor(VmCheck check) {
    var id = check.getClass().getAnnotation(CheckInfo.class).id();

    assertThat(counts(check)).isEqualTo(FLEET.verdicts().get(id));
  }

  static Stream<VmCheck> aThousandVmsGetTheVerdictsTheyWereMadeFor() {
    return Stream.of(
        new NgtInstallerVersionCheck(),
        new NgtClientCertExpiryCheck(),
        new NgtCommLinkCheck(),
        new NgtSerialLinkCheck());
  }

  private static Map<Status, Long> counts(EntityCheck<?> check) {
    return Verdicts.all(check, INVENTORY, GeneratedFleet.TAKEN).values().stream()
        .collect(groupingBy(Verdict::status, counting()));
  }
}
