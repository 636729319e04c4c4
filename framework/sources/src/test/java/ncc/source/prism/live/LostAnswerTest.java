package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import ncc.source.prism.PrismV1Alerts;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.CannedAnswer;
import ncc.testkit.prism.PrismApi;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is asked of a Prism and however it fails: each cluster says so and is not complete.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LostAnswerTest {
  private static final GeneratedSite SITE = new GeneratedSite(3, new GeneratedFleet(12, 7, 2));

  /// A question, and what a cluster's caveats call it.
  record Question(boolean isCentral, PrismApi api, String path) {
    private static Question element(String path) {
      return new Question(false, PrismApi.V4_3, path);
    }

    private static Question central(PrismApi api, String path) {
      return new Question(true, api, path);
    }
  }

  private static final List<Question> QUESTIONS =
      List.of(
          Question.element("/rest/v1/cluster/"),
          Question.element("/rest/v1/vms/guest_tools/"),
          Question.element("/rest/v1/vms/"),
          Question.element("/rest/v1/alerts/"),
          Question.central(PrismApi.V4_3, "/config/clusters"),
          Question.central(PrismApi.V4_3, "/ahv/config/vms"),
          Question.central(PrismApi.V4_3, "/nutanix/v3/groups"),
          Question.central(PrismApi.V4_0, "/ahv/config/vms"),
          Question.central(PrismApi.V4_0, "/nutanix/v3/groups"),
          Question.central(PrismApi.V3, "/v3/clusters/list"),
          Question.central(PrismApi.V3, "/v3/vms/list"),
          Question.central(PrismApi.V3, "/nutanix/v3/groups"));

  record Failure(CannedAnswer answer, String reason) {
    String timeout() {
      return answer.end() == CannedAnswer.End.NEVER ? "5s" : "60s";
    }
  }

  private static final List<Failure> AT_ONCE =
      List.of(
          new Failure(CannedAnswer.refusal(403), "403"),
          new Failure(CannedAnswer.refusal(500), "500"),
          new Failure(CannedAnswer.json(""), ""),
          new Failure(CannedAnswer.json("null"), ""),
          new Failure(CannedAnswer.json("true"), ""),
          new Failure(CannedAnswer.json("{}"), ""),
          new Failure(CannedAnswer.json("\"@{data=System.Object[]}\""), ""),
          new Failure(CannedAnswer.json("{\"data\": {}, \"entities\": \"\"}"), ""),
          new Failure(CannedAnswer.json("{\"data\": [{\"extId\""), "is no JSON from here on"),
          new Failure(CannedAnswer.page(), "is no JSON from here on"));

  private static final List<Failure> AFTER_A_WHILE =
      List.of(
          new Failure(CannedAnswer.refusal(503), "503"),
          new Failure(CannedAnswer.cut("{\"data\": ["), "the connection broke"),
          new Failure(CannedAnswer.silence(), "no whole answer came within"));

  static Stream<Arguments> failures() {
    return QUESTIONS.stream()
        .flatMap(question -> AT_ONCE.stream().map(failure -> Arguments.of(question, failure)));
  }

  private static void check(Question question, Failure failure) {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE).api(question.api))) {
      prism.answering(question.path, failure.answer);
      var asked = question.isCentral ? Asked.central(prism) : Asked.element(prism);
      var inventories = read(asked.with("timeout", failure.timeout()));
      int clusters = question.isCentral ? SITE.clusters() : 1;
      assertThat(inventories)
          .as("%s: %s", question, failure)
          .hasSize(clusters)
          .noneMatch(Inventory::isComplete)
          .allSatisfy(one ->
              assertThat(one.caveats())
                  .filteredOn(caveat -> caveat.kind().isIncomplete())
                  .anyMatch(caveat ->
                      caveat.where().contains(last(question.path))
                          && caveat.reason().contains(failure.reason)));
    }
  }

  @Test
  void alertsThatDoNotComeAreTheReasonForNoFactThatAListTells() {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.answering("/rest/v1/alerts/", CannedAnswer.refusal(500));

      assertThat(read(Asked.element(prism)).getFirst().caveats())
          .filteredOn(caveat -> caveat.kind().isIncomplete())
          .singleElement()
          .satisfies(caveat -> {
            assertThat(caveat.where()).endsWith("alerts/");
            assertThat(caveat.facts()).isEqualTo(PrismV1Alerts.FACTS);
          });
    }
  }

  private static String last(String path) {
    var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static List<Inventory> read(Asked asked) {
    try {
      return asked.read();
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyClusterSaysWhatIsMissing(Question question, Failure failure) {
    check(question, failure);
  }

  /// These are asked again before they are given up, so all of them wait side by side.
  @Test
  void everyClusterSaysWhatDidNotComeInTheEnd() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          QUESTIONS.stream()
              .filter(question -> !isFirst(question))
              .flatMap(question ->
                  AFTER_A_WHILE.stream()
                      .filter(failure -> isWaitedFor(question, failure))
                      .<Future<?>>map(failure -> threads.submit(() -> check(question, failure))))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  /// Silence takes as long as an answer may, so it is tried on one question of each kind.
  private static boolean isWaitedFor(Question question, Failure failure) {
    return failure.answer.end() != CannedAnswer.End.NEVER
        || List.of("/rest/v1/vms/guest_tools/", "/v3/vms/list", "/nutanix/v3/groups")
            .contains(question.path);
  }

  /// Who keeps silent from the beginning is not asked anything else.
  private static boolean isFirst(Question question) {
    return question.path.contains("cluster");
  }
}
