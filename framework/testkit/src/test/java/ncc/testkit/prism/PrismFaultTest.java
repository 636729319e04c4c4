package ncc.testkit.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrismFaultTest {
  private static final String VMS = "/api/vmm/v4.3/ahv/config/vms?$limit=10&$page=";
  private static final Pattern ID = Pattern.compile("\"extId\":\"([^\"]+)\",\"name\"");

  private PrismSimulator prism;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    var site = new GeneratedSite(1, new GeneratedFleet(30, 1));
    prism = PrismSimulator.start(PrismSettings.of(site).api(PrismApi.V4_3));
    client = new Client(prism);
  }

  @AfterEach
  void stop() {
    client.close();
    prism.close();
  }

  @Test
  void theFirstRequestsFindItBusyOrUnavailable() throws Exception {
    prism.faults(PrismFaults.of(PrismFault.BUSY, 1).and(PrismFault.UNAVAILABLE, 2));

    var first = client.get(VMS + 0);
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).contains("1");
    assertThat(client.get(VMS + 0).statusCode()).isEqualTo(503);
    assertThat(client.get(VMS + 0).statusCode()).isEqualTo(200);
  }

  @Test
  void thePasswordStopsBeingRightInTheMiddle() throws Exception {
    prism.faults(PrismFaults.of(PrismFault.UNAUTHORIZED, 2));

    assertThat(client.get(VMS + 0).statusCode()).isEqualTo(200);
    assertThat(client.get(VMS + 1).statusCode()).isEqualTo(401);
    assertThat(client.get(VMS + 2).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void logInsThatOverlapAreRefusedAndASessionIsNone(int status) throws Exception {
    prism.faults(PrismFaults.of(PrismFault.OVERLAP, status));
    var cookies = client.get(VMS + 0).headers().allValues("Set-Cookie");
    assertThat(cookies).hasSize(1);
    var cookie = cookies.getFirst().split(";", 2)[0];

    prism.faults(PrismFaults.of(PrismFault.OVERLAP, status).and(PrismFault.SLOW, 300));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var withPassword =
          Stream.generate(() -> threads.submit(() -> client.get(VMS + 0).statusCode()))
              .limit(3)
              .toList();
      var inSession =
          threads.submit(
              () -> client.send(client.anonymous(VMS + 0).header("Cookie", cookie)).statusCode());
      assertThat(inSession.get()).isEqualTo(200);
      assertThat(withPassword).extracting(Future::get).containsOnly(200, status);
    }
  }

  @Test
  void theConnectionIsCutInTheMiddleOfOneAnswer() throws Exception {
    prism.faults(PrismFaults.of(PrismFault.CUT, 2));

    assertThat(client.get(VMS + 0).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> client.get(VMS + 1)).isInstanceOf(IOException.class);
    assertThat(client.get(VMS + 1).statusCode()).isEqualTo(200);
  }

  @Test
  void oneAnswerIsNotJsonToItsEnd() throws Exception {
    prism.faults(PrismFaults.of(PrismFault.INVALID_JSON));

    var broken = client.get(VMS + 0);
    assertThat(broken.statusCode()).isEqualTo(200);
    assertThat(broken.body()).startsWith("{\"data\"").endsWith("502 Bad Gateway");
  }

  @Test
  void aPageComesTwice() throws Exception {
    var honest = ids(0);
    prism.faults(PrismFaults.of(PrismFault.REPEATED_PAGE, 1));

    assertThat(ids(0)).isEqualTo(honest);
    assertThat(ids(1)).isEqualTo(honest);
    assertThat(ids(2)).doesNotContainAnyElementsOf(honest).hasSize(10);
  }

  @Test
  void aPageIsShort() throws Exception {
    prism.faults(PrismFaults.of(PrismFault.SHORT_PAGE, 1));

    assertThat(ids(0)).hasSize(10);
    assertThat(ids(1)).hasSize(9);
  }

  @Test
  void theTotalIsWrongOrChanges() throws Exception {
    prism.faults(PrismFaults.of(PrismFault.WRONG_TOTAL, 5));
    assertThat(client.get(VMS + 0).body()).contains("\"totalAvailableResults\":35");

    prism.faults(PrismFaults.of(PrismFault.CHANGING_TOTAL, 1));
    assertThat(client.get(VMS + 0).body()).contains("\"totalAvailableResults\":30");
    assertThat(client.get(VMS + 1).body()).contains("\"totalAvailableResults\":31");
  }

  @Test
  void theListOfVmsOnEsxiIsMissing() throws Exception {
    assertThat(client.get("/api/vmm/v4.3/esxi/config/vms").statusCode()).isEqualTo(200);

    prism.faults(PrismFaults.of(PrismFault.NO_ESXI));
    assertThat(client.get("/api/vmm/v4.3/esxi/config/vms").statusCode()).isEqualTo(404);
  }

  @Test
  void itSendsOnToAnotherPort() throws Exception {
    prism.faults(PrismFaults.of(PrismFault.REDIRECT, 1));

    var answer = client.get(VMS + 0);
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith("https://127.0.0.1:1/api/");
  }

  @Test
  void moreThanItsLimitWithinASecondAreRefused() throws Exception {
    var settings = PrismSettings.of(new GeneratedFleet(1, 1)).rate(1);
    try (var limited = PrismSimulator.start(settings);
        var asking = new Client(limited)) {
      var answers = new ArrayList<HttpResponse<String>>();
      do {
        answers.add(asking.get(VMS + 0));
      } while (answers.getLast().statusCode() == 200 && answers.size() < 100);

      var headers = answers.getLast().headers();
      assertThat(answers.getLast().statusCode()).isEqualTo(429);
      assertThat(headers.firstValue("X-Ratelimit-Limit")).contains("1");
      assertThat(headers.firstValue("X-Api-Ratelimit-Limit")).contains("1");
      assertThat(headers.firstValue("X-Api-Ratelimit-Refresh-Period-Seconds")).contains("1");
      assertThat(headers.firstValue("Retry-After")).contains("1");
    }
  }

  @Test
  void versionsAboveItsNewestAreNotServed() throws Exception {
    var settings = PrismSettings.of(new GeneratedFleet(1, 1)).api(PrismApi.V4_1);
    try (var older = PrismSimulator.start(settings);
        var asking = new Client(older)) {
      assertThat(asking.get("/api/vmm/v4.2/ahv/config/vms").statusCode()).isEqualTo(404);
      assertThat(asking.get("/api/vmm/v4.1/ahv/config/vms").statusCode()).isEqualTo(200);
      assertThat(asking.get("/api/vmm/v4.0/ahv/config/vms").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void faultsAreReadAsACommandLineNamesThem() {
    assertThat(PrismFaults.parse(List.of("503=2", "short-page")))
        .isEqualTo(PrismFaults.of(PrismFault.UNAVAILABLE, 2).and(PrismFault.SHORT_PAGE, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrismFaults.parse(List.of("short-pgae")))
        .withMessage("'short-pgae' is not a fault; did you mean 'short-page'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrismFaults.parse(List.of("cut=first")))
        .withMessage("'cut=first': expected a number from 0 to 999999999 after '='");
  }

  private List<String> ids(int page) throws Exception {
    return ID.matcher(client.get(VMS + page).body()).results().map(it -> it.group(1)).toList();
  }
}
