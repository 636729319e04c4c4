package ncc.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import ncc.spi.inventory.Kind;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class TableJsonTest {
  private record Names() implements SubjectTable {
    @Override
    public String name() {
      return "names";
    }

    @Override
    public String title() {
      return "Names";
    }

    @Override
    public List<String> columns() {
      return List.of("state");
    }

    @Override
    public Map<Subject, List<String>> rows(ClusterRun run) {
      return Map.of(new Subject(Kind.VM, "id-1", "a\"\n\u202e日本"), List.of("lost"));
    }
  }

  @Test
  void aRowIsAnObjectWithTheColumnsOfTheTable() throws IOException {
    var run = SampleRuns.small();
    var cluster = run.clusters().getFirst().cluster();
    var out = new StringBuilder();

    TableJson.write(new Names(), run, out);

    assertThat(out).doesNotContain("\u202e").endsWith("}\n");
    var read =
        JsonMapper.builder()
            .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS.mappedFeature())
            .build()
            .readTree(out.toString());
    assertThat(read.path("table").textValue()).isEqualTo("names");
    assertThat(read.path("run").textValue()).isEqualTo(run.id());
    assertThat(read.path("clusters").path(0).path("key").textValue()).isEqualTo(cluster.key());
    assertThat(read.path("clusters").path(0).path("complete").booleanValue()).isTrue();
    var row = read.path("rows").path(0);
    assertThat(row.path("cluster").textValue()).isEqualTo(cluster.key());
    assertThat(row.path("cluster_name").textValue()).isEqualTo(cluster.name());
    assertThat(row.path("kind").textValue()).isEqualTo("VM");
    assertThat(row.path("subject_name").textValue()).isEqualTo("a\"\n\u202e日本");
    assertThat(row.path("state").textValue()).isEqualTo("lost");
  }
}
