package acme.containers;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.ResourceFixture;
import ncc.testkit.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerUseCheckTest implements CheckContract {
  private static final ResourceFixture CONTAINER =
      ResourceFixture.of(Containers.CONTAINER, "images").with(new Containers.Capacity(1000));

  private final ContainerUseCheck check = new ContainerUseCheck();

  @Override
  public Check check() {
    return check;
  }

  /// What no cluster of the contract has.
  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        ClusterFixture.healthy()
            .resources(
                CONTAINER.with(new Containers.Use(10)),
                ResourceFixture.of(Containers.CONTAINER, "full")
                    .with(new Containers.Capacity(1000))
                    .with(new Containers.Use(990))));
  }

  @ParameterizedTest
  @CsvSource({"0, PASS", "749, PASS", "750, WARN", "899, WARN", "900, FAIL", "1200, FAIL"})
  void eachThresholdIsReached(long used, Status status) {
    assertThat(Verdicts.of(check, CONTAINER.with(new Containers.Use(used)))).is(status);
  }

  @Test
  void whatIsNotReportedNeverPasses() {
    assertThat(Verdicts.of(check, CONTAINER)).is(Status.ERR);
    assertThat(
            Verdicts.of(
                check, CONTAINER.with(new Containers.Capacity(0)).with(new Containers.Use(0))))
        .is(Status.ERR);
  }

  @Test
  void thresholdsStandInTheirOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ContainerUseCheck(91, 90));
  }
}
