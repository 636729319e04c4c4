package ncc.testkit.prism;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.Tapes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismSimulatorTest {
  private PrismSimulator prism;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    prism =
        PrismSimulator.start(PrismSettings.of(new GeneratedSite(2, new GeneratedFleet(120, 1, 5))));
    client = new Client(prism);
  }

  @AfterEach
  void stop() {
    client.close();
    prism.close();
  }

  @Test
  void itsCertificateIsAsPrismsOwn() throws Exception {
    client.get("/");

    var certificate = client.shown();
    assertThat(certificate.getBasicConstraints()).isNotNegative();
    assertThat(certificate.getSubjectAlternativeNames()).isNull();
    assertThat(certificate.getIssuerX500Principal())
        .isEqualTo(certificate.getSubjectX500Principal());
    var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    assertThat(prism.fingerprint()).isEqualTo(HexFormat.of().withUpperCase().formatHex(digest));
  }

  @Test
  void whoDoesNotSayWhoHeIsLearnsNothing() throws Exception {
    var paths =
        new String[] {
          "/PrismGateway/services/rest/v1/vms/guest_tools/",
          "/api/vmm/v4.3/ahv/config/vms",
          "/nowhere"
        };
    for (String path : paths) {
      assertThat(client.send(client.anonymous(path)).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anApiKeyOpensPrismCentralAlone() throws Exception {
    var key = prism.account().apiKey();

    assertThat(
            client
                .send(
                    client.anonymous("/api/vmm/v4.3/ahv/config/vms").header("X-ntnx-api-key", key))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            client
                .send(
                    client
                        .anonymous("/PrismGateway/services/rest/v1/vms/guest_tools/")
                        .header("X-ntnx-api-key", key))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void v4ListsVmsOfAllClustersPageByPage() throws Exception {
    var answer =
        client.get(
            "/api/vmm/v4.1/ahv/config/vms?$page=2&$limit=100&$select=extId,name,guestTools,cluster/extId");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"data\":[{\"$reserved\":")
        .contains("\"totalAvailableResults\":250", "isCommunicationActiveOverSerialPort")
        .doesNotContain("powerState");
  }

  @Test
  void v1ListsTheVmsOfTheFirstClusterThatNgtKnows() throws Exception {
    var answer = client.get("/PrismGateway/services/rest/v1/vms/guest_tools/");

    assertThat(answer.body().split("\"vmUuid\"", -1)).hasSize(121);
  }

  @Test
  void v4ListsClustersAndItself() throws Exception {
    var answer = client.get("/api/clustermgmt/v4.0/config/clusters");

    assertThat(answer.body())
        .contains("tokyo-01", "osaka-02", "PRISM_CENTRAL", "\"totalAvailableResults\":3");
  }

  @ParameterizedTest
  @CsvSource({"v4.0, false", "v4.1, true", "v4.3, true"})
  void theSerialLinkIsToldFromV41On(String version, boolean isTold) throws Exception {
    var body = client.get("/api/vmm/" + version + "/ahv/config/vms?$limit=1").body();

    assertThat(body).contains("guestTools");
    assertThat(body.contains("isCommunicationActiveOverSerialPort")).isEqualTo(isTold);
  }

  @ParameterizedTest
  @CsvSource({
    "$limit=0, 400",
    "$limit=1, 200",
    "$limit=100, 200",
    "$limit=101, 400",
    "$page=-1, 400",
    "$page=9, 200",
    "$select=extId%2CguestTolls, 400"
  })
  void v4RefusesWhatItCannotServe(String query, int status) throws Exception {
    assertThat(client.get("/api/vmm/v4.3/ahv/config/vms?" + query).statusCode()).isEqualTo(status);
  }

  @Test
  void v1PagesAreCountedFromOne() throws Exception {
    var last = client.get("/PrismGateway/services/rest/v1/vms/?count=100&page=2").body();

    assertThat(last)
        .contains("\"grandTotalEntities\":125", "\"startIndex\":101", "\"endIndex\":125")
        .contains("\"nutanixGuestTools\":null");
    assertThat(last.split("\"vmName\":\"appliance", -1)).hasSize(6);
  }

  @Test
  void v1ListsTheNamesAskedForAlone() throws Exception {
    var path = "/PrismGateway/services/rest/v1/vms/guest_tools/?vmNames=web-0,db-1,nobody";

    assertThat(client.get(path).body().split("\"vmUuid\"", -1)).hasSize(3);
  }

  @Test
  void v1TellsTheClusterAndWhoseCertificateExpiresButNotWhen() throws Exception {
    assertThat(client.get("/PrismGateway/services/rest/v1/cluster/").body())
        .contains("tokyo-01", "192.0.2.50", "192.0.2.51", "\"version\":\"6.10.1\"");
    assertThat(
            client
                .get("/PrismGateway/services/rest/v1/alerts/?resolved=false&alertTypeUuid=A600103")
                .body())
        .contains("vm_name")
        .doesNotContainIgnoringCase("expiry", "notAfter");
  }

  @Test
  void groupsAnswerTheAttributesAskedForAsLists() throws Exception {
    var answer =
        client.post(
            "/api/nutanix/v3/groups",
            """
            {"entity_type": "mh_vm", "group_member_count": 2, "group_member_offset": 119,
             "group_member_attributes": [{"attribute": "vm_name"}, {"attribute": "ngt.enabled"}]}
            """);

    assertThat(answer.body())
        .contains("\"filtered_entity_count\":250")
        .contains("{\"name\":\"ngt.enabled\",\"values\":[{\"values\":[\"1\"],\"time\":")
        .contains("{\"name\":\"ngt.enabled\",\"values\":[]}")
        .doesNotContain("power_state");
  }

  @Test
  void v3ListsVmsAndClustersFromAnOffset() throws Exception {
    var vms =
        client.post("/api/nutanix/v3/vms/list", "{\"kind\":\"vm\",\"length\":3,\"offset\":248}");
    var clusters = client.post("/api/nutanix/v3/clusters/list", "{\"kind\":\"cluster\"}");

    assertThat(vms.body()).contains("\"total_matches\":250", "appliance-4.osaka-02");
    assertThat(vms.body().split("\"power_state\"", -1)).hasSize(3);
    assertThat(clusters.body()).contains("tokyo-01", "osaka-02", "PRISM_CENTRAL");
  }

  @Test
  void itCountsWhatItWasAskedAndSeesStraySecrets() throws Exception {
    client.get("/api/nutanix/v3/prism_central");
    client.get("/api/nutanix/v3/prism_central?key=" + prism.account().password());
    client.send(client.anonymous("/api/nutanix/v3/prism_central"));

    var traffic = prism.traffic();
    assertThat(traffic.count()).isEqualTo(3);
    assertThat(traffic.leaks()).isEqualTo(1);
    assertThat(traffic.mostAtOnce()).isEqualTo(1);
    assertThat(traffic.answered(401)).isEqualTo(1);
    assertThat(traffic.requests().getLast().withSecret()).isFalse();
    assertThat(traffic.mostWithin(Duration.ofDays(1))).isEqualTo(3);
  }

  @Test
  void whatPluginsDescribeIsServedOfEveryCluster() throws Exception {
    var site = new GeneratedSite(2, new GeneratedFleet(3, 1));
    var settings = PrismSettings.of(site).described(new DescribedLists(List.of(Tapes.PATH), 1, 60));
    try (var own = PrismSimulator.start(settings);
        var asking = new Client(own)) {
      var first = asking.get("/api/tape/v4.2/config/tapes?$page=0&$limit=100").body();
      var second = asking.get("/api/tape/v4.2/config/tapes?$page=1&$limit=100").body();

      assertThat(first)
          .contains("\"totalAvailableResults\":120")
          .contains("\"name\":\"tape-01\",\"cluster\":{\"extId\":\"" + site.cluster(0).uuid())
          .contains("\"ready\":true")
          .contains("\"bytes\":\"?\"");
      assertThat(second).contains(site.cluster(1).uuid().toString());
      assertThat(asking.get("/api/tape/v4.2/config/others").statusCode()).isEqualTo(404);
    }
    assertThat(client.get("/api/tape/v4.2/config/tapes").statusCode()).isEqualTo(404);
  }
}
