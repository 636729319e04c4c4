package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The dashboards of `samples/grafana` ask for nothing that nobody exports.
class SampleDashboardsTest {
  private static final Path SAMPLES = Checkout.root().resolve("samples/grafana");

  @ParameterizedTest
  @ValueSource(strings = {"fleet", "cluster", "check"})
  void everyMetricIsOneThatIsDocumented(String name) throws IOException {
    var queries = texts(dashboard(name), "expr");

    assertThat(queries).isNotEmpty().allSatisfy(SampleDashboardsTest::isDocumented);
    assertThat(texts(dashboard(name).path("templating"), "query"))
        .filteredOn(query -> query.contains("ncc_"))
        .isNotEmpty()
        .allSatisfy(SampleDashboardsTest::isDocumented);
  }

  private static void isDocumented(String query) throws IOException {
    assertThat(Metrics.namedIn(query)).isNotEmpty().isSubsetOf(Metrics.documented());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fleet", "cluster", "check"})
  void panelsHaveIdsOfTheirOwnAndDoNotOverlap(String name) throws IOException {
    var panels = list(dashboard(name).path("panels"));

    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels.stream().flatMap(SampleDashboardsTest::cells)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fleet", "cluster", "check"})
  void theDataSourceIsChosenByWhoeverLooks(String name) throws IOException {
    var dashboard = dashboard(name);

    assertThat(dashboard.findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo("${datasource}"));
    assertThat(list(dashboard.path("templating").path("list")).getFirst().path("type").asText())
        .isEqualTo("datasource");
  }

  private static Stream<String> cells(JsonNode panel) {
    var at = panel.path("gridPos");
    return Stream.iterate(at.path("y").asInt(), y -> y + 1)
        .limit(at.path("h").asInt())
        .flatMap(y ->
            Stream.iterate(at.path("x").asInt(), x -> x + 1)
                .limit(at.path("w").asInt())
                .map(x -> x + "," + y));
  }

  private static List<String> texts(JsonNode node, String field) {
    return node.findValues(field).stream()
        .map(value -> value.isObject() ? value.path(field).asText() : value.asText())
        .toList();
  }

  private static List<JsonNode> list(JsonNode array) {
    assertThat(array.isArray()).isTrue();
    return array.valueStream().toList();
  }

  private static JsonNode dashboard(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(SAMPLES.resolve(name + ".json")));
  }
}
