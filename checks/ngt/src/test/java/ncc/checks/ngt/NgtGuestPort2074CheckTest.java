package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.ClientKey;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Repeat;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.GuestFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.ScriptedNetwork;
import ncc.testkit.Verdicts;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NgtGuestPort2074CheckTest implements CheckContract {
  private static final String VIP = "192.0.2.50";
  private static final String DSIP = "192.0.2.51";

  private final NgtGuestPort2074Check check = new NgtGuestPort2074Check();
  private static final Optional<ClientKey> KEY =
      Optional.of(new ClientKey(Path.of("a.crt"), Path.of("a.key")));

  private final NgtGuestPort2074Check mutual = new NgtGuestPort2074Check(2074, true);
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

    assertThat(verdicts.get("VIP 192.0.2.50:2074")).is(Status.PASS);
    assertThat(verdicts.get("DSIP 192.0.2.51:2074")).is(Status.WARN);
  }

  @Test
  void silenceOfTheVipFails() {
    var network = ScriptedNetwork.silent().fails(VIP, Reason.TIMED_OUT).fails(DSIP, Reason.REFUSED);

    assertThat(Verdicts.all(check, cluster, network).get("VIP 192.0.2.50:2074")).is(Status.FAIL);
  }

  @ParameterizedTest
  @CsvSource({"true, true, PASS", "true, false, WARN", "false, true, FAIL", "false, false, FAIL"})
  void ofAGuestElsewhereWhatItFoundItselfCounts(boolean vip, boolean dsip, Status expected) {
    var tried =
        guest
            .elsewhere()
            .connections(
                new Connection(VIP, 2074, vip),
                new Connection(DSIP, 2074, dsip),
                new Connection(VIP, 22, false));
    var inventory = cluster.guest(tried).inventory();

    Assertions.assertThat(check.probes(inventory)).isEmpty();
    assertThat(byGuest(tried, inventory)).is(expected);
  }

  @Test
  void everyGuestIsJudgedByWhatItTriedItself() {
    var reaches = elsewhere("web-02", new Connection(VIP, 2074, true));
    var doesNot = elsewhere("web-03", new Connection(VIP, 2074, false));
    var inventory = cluster.guests(reaches, doesNot, guest).inventory();

    assertThat(byGuest(reaches, inventory)).is(Status.PASS);
    assertThat(byGuest(doesNot, inventory)).is(Status.FAIL);
    Assertions.assertThat(check.probes(inventory)).hasSize(2);
  }

  /// The remedy of both diagnoses names the address, whoever tried it.
  @ParameterizedTest
  @ValueSource(strings = {VIP, DSIP})
  void theAddressThatAGuestTriedIsNamedInItsRemedy(String address) {
    var tried = elsewhere("web-02", new Connection(address, 2074, false));
    var verdict = byGuest(tried, cluster.guest(tried).inventory());

    Assertions.assertThat(verdict.values())
        .filteredOn(value -> value.name().equals("endpoint_host"))
        .singleElement()
        .returns(address, Verdict.Value::text);
  }

  @Test
  void theDamagedFileOfOneGuestSaysNothingOfAnother() {
    var damaged = elsewhere("web-02", new Connection(VIP, 2074, true));
    var whole = elsewhere("web-03", new Connection(VIP, 2074, true));
    var where = "web-02/test_netconnection.txt:3";
    var inventory =
        cluster
            .guests(damaged, whole)
            .caveat(new Caveat(Caveat.Kind.FACT_LOST, where, "cut off", Set.of(), Set.of()))
            .inventory();

    assertThat(byGuest(damaged, inventory)).is(Status.ERR);
    assertThat(byGuest(whole, inventory)).is(Status.PASS);

    var noted = cluster.guests(damaged).caveat(Caveat.note(where, "pasted")).inventory();
    assertThat(byGuest(damaged, noted)).is(Status.PASS);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "65535, true", "65536, false"})
  void takesThePortsThatThereAre(int port, boolean isOne) {
    if (isOne) {
      Assertions.assertThat(new NgtGuestPort2074Check(port, false).probes(cluster.inventory()))
          .extracting(probe -> probe.target().port())
          .containsOnly(port);
    } else {
      Assertions.assertThatIllegalArgumentException()
          .isThrownBy(() -> new NgtGuestPort2074Check(port, false))
          .withMessage("port must be 1 to 65535, but is " + port);
    }
  }

  private static GuestFixture elsewhere(String name, Connection tried) {
    return GuestFixture.healthy(name).elsewhere().connections(tried);
  }

  private Verdict byGuest(GuestFixture guest, Inventory inventory) {
    return check.triedByGuest(guest.guest(), new CheckContext(inventory, SampleRuns.NOW));
  }

  @Test
  void ofAGuestElsewhereThatDidNotTryNothingIsKnown() {
    var inventory = cluster.guest(guest.elsewhere()).inventory();

    Assertions.assertThat(check.probes(inventory)).isEmpty();
    assertThat(byGuest(guest.elsewhere(), inventory)).is(Status.SKIP);
  }

  @Test
  void aGuestThatKnewNoAddressCouldNotTry() {
    var untried = guest.elsewhere().untried("name it: x");
    var alone = ClusterFixture.named("web-01").guest(untried).inventory();

    assertThat(byGuest(untried, alone))
        .is(Status.ERR)
        .hasHeadline("No address of the cluster is known to probe")
        .hasDetail("name it: x");
    assertThat(byGuest(untried, cluster.guest(untried).inventory())).is(Status.SKIP);
  }

  @Test
  void theGuestsKeyIsShownOnlyWhereItIsAskedFor() {
    var withKey = guest.keys("/usr/local/nutanix/config/client.key");
    var inventory = cluster.guest(withKey).inventory();

    Assertions.assertThat(check.probes(inventory)).allMatch(probe -> probe.key().isEmpty());
    Assertions.assertThat(mutual.probes(inventory))
        .extracting(TlsProbe::key)
        .containsOnly(
            Optional.of(
                new ClientKey(
                    Path.of("/usr/local/nutanix/config/client.crt"),
                    Path.of("/usr/local/nutanix/config/client.key"))));
  }

  @ParameterizedTest
  @CsvSource({
    "client.key other.key, client.key",
    "agent.key, agent.key",
    "agent.key other.key, ",
    "../client.key, "
  })
  void theKeyIsTheOneCalledLikeTheCertificateElseTheOnlyOneBesideIt(String names, String expected) {
    var folder = Path.of("/usr/local/nutanix/config");
    var keys =
        Arrays.stream(names.split(" ", -1))
            .map(name -> folder.resolve(name).normalize().toString())
            .toArray(String[]::new);

    Assertions.assertThat(ClientPair.of(guest.keys(keys).guest()).map(ClientKey::key))
        .isEqualTo(Optional.ofNullable(expected).map(folder::resolve));
  }

  @ParameterizedTest
  @CsvSource({"true, true, , PASS", "true, true, bad_certificate, FAIL", "false, false, , WARN"})
  void withItsKeyTheGuestMustBeAccepted(
      boolean asked, boolean shown, String refusal, Status expected) {
    var client = new ClientAuthentication(asked, List.of(), shown, Optional.ofNullable(refusal));

    assertThat(mutual.judge(probe(KEY), answered(client), context())).is(expected);
  }

  @ParameterizedTest
  @CsvSource({"TLSv1, WARN", "TLSv1.1, WARN", "TLSv1.2, PASS", "TLSv1.3, PASS"})
  void anOldVersionOfTlsIsAWarning(String protocol, Status expected) {
    var shown = ((Answered<TlsAnswer>) answered(ClientAuthentication.NOT_ASKED)).answer();
    var answer = new TlsAnswer(VIP, protocol, "TLS_X", shown.chain(), shown.client());

    assertThat(
            check.judge(
                probe(Optional.empty()), new Answered<>(answer, Duration.ofMillis(3)), context()))
        .is(expected);
  }

  @Test
  void aKeyThatIsNotThereIsNoProof() {
    var answer = answered(ClientAuthentication.NOT_ASKED);

    assertThat(mutual.judge(probe(Optional.empty()), answer, context())).is(Status.ERR);
  }

  @Test
  void aMachineThatCannotAskDoesNotBlameTheCluster() {
    var result = new ProbeResult.NoAnswer<TlsAnswer>(Reason.CANNOT_ASK, "key is encrypted");

    assertThat(mutual.judge(probe(KEY), result, context())).is(Status.ERR);
  }

  private static TlsProbe probe(Optional<ClientKey> key) {
    return new TlsProbe(new Endpoint(VIP, 2074), Repeat.ONCE, key);
  }

  private CheckContext context() {
    return new CheckContext(cluster.inventory(), SampleRuns.NOW);
  }

  private static ProbeResult<TlsAnswer> answered(ClientAuthentication client) {
    var certificate =
        new ServerCertificate(
            "CN=ngt",
            "CN=ngt",
            List.of(),
            SampleRuns.NOW,
            SampleRuns.NOW.plus(Duration.ofDays(9)),
            "RSA 2048",
            "ab".repeat(32));
    return new ProbeResult.Answered<>(
        new TlsAnswer(VIP, "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(certificate), client),
        Duration.ofMillis(3));
  }
}
