package ncc.testkit.prism;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import ncc.testkit.GeneratedSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrismSimulatorTest {
  private PrismSimulator prism;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    prism = PrismSimulator.start(PrismSettings.of(new GeneratedSite(2, 120, 5, 1)));
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
}
