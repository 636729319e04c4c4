package acme.containers;

import static ncc.testkit.VerdictAssert.assertThat;

import java.util.List;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.ResourceFixture;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VmContainerCheckTest implements CheckContract {
  private static final VmFixture VM =
      VmFixture.healthy("web-01").with(new Containers.Home("images"));

  private final VmContainerCheck check = new VmContainerCheck();

  @Override
  public Check check() {
    return check;
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(used(10).vms(VM), used(99).vms(VM));
  }

  private static ClusterFixture used(long percent) {
    return ClusterFixture.healthy()
        .resources(
            ResourceFixture.of(Containers.CONTAINER, "images")
                .with(new Containers.Capacity(100))
                .with(new Containers.Use(percent)));
  }

  @ParameterizedTest
  @CsvSource({"0, PASS", "94, PASS", "95, FAIL", "100, FAIL"})
  void theThresholdIsReached(long percent, Status status) {
    assertThat(Verdicts.of(check, VM, used(percent))).is(status);
  }

  @Test
  void aContainerThatNobodyKnowsNeverPasses() {
    assertThat(Verdicts.of(check, VM)).is(Status.ERR);
    assertThat(Verdicts.of(check, VmFixture.healthy("web-02"), used(10))).is(Status.ERR);
  }
}
