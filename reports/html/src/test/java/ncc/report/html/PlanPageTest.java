package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.inventory.Kind;
import ncc.spi.message.VisibleText;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanPageTest {
  private static final Remedy REMEDY =
      Remedy.of("mend", "Mend it", Route.CVM, "look {vm_name}", "fill <value>", "done")
          .then(Route.PRISM, "Click on it")
          .requiring("a hammer")
          .disrupting("the noise");
  private static final Diagnosis BROKEN =
      Diagnosis.fail("broken", "It is broken", "").remedy(REMEDY);

  private static Page page(String... names) throws IOException {
    var run = run(names);
    return Page.of(Plan.of(run, _ -> true, 50), run);
  }

  private static Run run(String... names) {
    var small = SampleRuns.small();
    var cluster = small.clusters().getFirst();
    var check =
        CheckRun.of(
            cluster.checks().getFirst().check().withDiagnoses(List.of(BROKEN)),
            Stream.of(names)
                .map(name -> new Subject(Kind.VM, "id-" + name, name))
                .map(one -> new Finding(one, BROKEN.verdict().withRemedy("mend")))
                .toList(),
            Duration.ZERO);
    var broken =
        new ClusterRun(cluster.cluster(), 1, 1, cluster.parts(), List.of(), List.of(check));
    return small.withClusters(List.of(broken));
  }

  @Test
  void commandsStandInBlocksThatAreCopiedWhole() throws IOException {
    var page = page("web-01");

    assertThat(page.texts("pre", "command"))
        .startsWith("look web-01", "fill <value>", "done")
        .hasSize(4);
    assertThat(page.texts("p", "step")).contains("Click on it");
    assertThat(page.texts("dl", "facts").getLast())
        .contains("There must bea hammer", "Meanwhilethe noise");
    assertThat(page.texts("ul", "causes").getFirst()).startsWith("It is broken ");
  }

  @Test
  void whereThereAreManyTheFirstTwentyAreShownAndTheRestUnfolds() throws IOException {
    var page = page(IntStream.range(10, 40).mapToObj(i -> "vm-" + i).toArray(String[]::new));

    assertThat(page.texts("ul", "names"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("vm-10 ").endsWith(" vm-29"),
            rest -> assertThat(rest).startsWith("vm-30 ").endsWith(" vm-39"));
    assertThat(page.texts("details", "small").getFirst()).startsWith("10 more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {SampleRuns.HOSTILE, "</pre><script>alert(1)</script>", "${7*7}<#assign x=1>"})
  void aNameStaysInItsPlace(String name) throws IOException {
    var page = page(name);

    assertThat(page.all("img")).isEmpty();
    assertThat(page.all("script")).isEmpty();
    assertThat(page.texts("bdi", "name")).contains(VisibleText.of(name).strip());
  }

  @Test
  void nothingToDoIsSaid() throws IOException {
    assertThat(page("web-01").texts("p", "calm")).isEmpty();
    var run = SampleRuns.small();
    assertThat(Page.of(Plan.of(run, _ -> false, 50), run).texts("p", "calm"))
        .containsExactly("No cause that a remedy is known for was found.");
  }

  @Test
  void whatIsLeftIsListedWithTheReason() throws IOException {
    var run = SampleRuns.diagnosed();

    assertThat(Page.of(Plan.of(run, _ -> true, 50), run).texts("div", "action"))
        .anyMatch(text -> text.contains("web-04") && text.contains("no remedy is known for"));
  }
}
