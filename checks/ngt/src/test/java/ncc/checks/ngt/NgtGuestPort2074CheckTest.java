package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import java.time.Duration;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.GuestFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.ScriptedNetwork;
import ncc.testkit.Verdicts;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class NgtGuestPort2074CheckTest implements CheckContract {
  private static final String VIP = "192.0.2.50";
  private static final String DSIP = "192.0.2.51";

  private final NgtGuestPort2074Check check = new NgtGuestPort2074Check();
  private final GuestFixture guest = GuestFixture.healthy("web-01");
  private final ClusterFixture cluster = ClusterFixture.healthy().guest(guest);

  @Override
  public Check check() {
    return check;
  }

  @Test
  void asksTheVipAndTheDataServicesIpAlone() {
    Assertions.assertThat(check.probes(cluster.inventory()))
        .extracting(probe -> probe.target().toString())
        .containsExactly(VIP + ":2074", DSIP + ":2074");
  }

  @Test
  void fromOutsideAGuestItAsksNothing() {
    var outside = ClusterFixture.healthy().inventory();

    Assertions.assertThat(check.probes(outside)).isEmpty();
    assertThat(check.unasked(new CheckContext(outside, SampleRuns.NOW))).is(Status.SKIP);
  }

  @Test
  void withoutAnAddressItIsUnknown() {
    var unknown = ClusterFixture.named("osaka-02").guest(guest).inventory();

    assertThat(check.unasked(new CheckContext(unknown, SampleRuns.NOW))).is(Status.ERR);
  }

  @Test
  void aTlsServerIsEnough() {
    var network =
        ScriptedNetwork.silent()
            .shows(VIP, SampleRuns.NOW.plus(Duration.ofDays(1)))
            .fails(DSIP, Reason.REFUSED);

    var verdicts = Verdicts.all(check, cluster, network);

    assertThat(verdicts.get(VIP + ":2074")).is(Status.PASS);
    assertThat(verdicts.get(DSIP + ":2074")).is(Status.WARN);
  }

  @Test
  void silenceOfTheVipFails() {
    var network = ScriptedNetwork.silent().fails(VIP, Reason.TIMED_OUT).fails(DSIP, Reason.REFUSED);

    assertThat(Verdicts.all(check, cluster, network).get(VIP + ":2074")).is(Status.FAIL);
  }

  @Test
  void whatTheGuestFoundItselfCountsWhereNothingIsAsked() {
    var tried = guest.connections(new Connection(VIP, 2074, true), new Connection(DSIP, 22, true));
    var network =
        ScriptedNetwork.silent().unasked(VIP, "from a capture").unasked(DSIP, "from a capture");

    var verdicts = Verdicts.all(check, cluster.guest(tried), network);

    assertThat(verdicts.get(VIP + ":2074")).is(Status.PASS);
    assertThat(verdicts.get(DSIP + ":2074")).is(Status.SKIP);
  }
}
