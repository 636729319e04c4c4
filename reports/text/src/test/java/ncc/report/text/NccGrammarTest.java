package ncc.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ncc.report.text.NccTextReader.Block;
import ncc.report.text.NccTextReader.Message;
import ncc.report.text.NccTextReader.Text;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.ReportOptions.Layout;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.Run;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever things are called, a reader of NCC's text reads back what the run holds.
class NccGrammarTest {
  private static final List<String> URGENCY = List.of("INFO", "WARN", "ERR ", "FAIL");

  @Provide
  Arbitrary<Run> runs() {
    return HostileRuns.runs();
  }

  @Property(tries = 500)
  void everyCheckIsReadBackWithItsState(@ForAll("runs") Run run, @ForAll Layout layout) {
    var texts = NccTextReader.read(Rendered.in(layout, run));

    assertThat(texts).hasSameSizeAs(run.clusters());
    for (int i = 0; i < texts.size(); i++) {
      var cluster = run.clusters().get(i);
      assertThat(Unescaped.of(texts.get(i).cluster())).isEqualTo(cluster.cluster().name());
      assertThat(texts.get(i).states()).hasSameSizeAs(cluster.checks());
      for (CheckRun check : cluster.checks()) {
        assertThat(texts.get(i).states()).containsEntry(check.check().path(), state(check));
      }
    }
  }

  @Property(tries = 500)
  void everyCheckThatDidNotPassHasOneBlockThatBeginsWithItsState(
      @ForAll("runs") Run run, @ForAll Layout layout) {
    for (Text text : NccTextReader.read(Rendered.in(layout, run))) {
      var unhealthy = text.states().entrySet().stream().filter(it -> !it.getValue().equals("PASS"));

      assertThat(text.blocks().stream().map(block -> block.leaf() + " " + firstTag(block)))
          .containsExactlyElementsOf(
              unhealthy.map(it -> leaf(it.getKey()) + " " + it.getValue()).toList());
      assertThat(text.blocks())
          .allSatisfy(block -> assertThat(block.messages()).isSortedAccordingTo(worstFirst()));
    }
  }

  @Property(tries = 500)
  void theTableCountsTheLines(@ForAll("runs") Run run, @ForAll Layout layout) {
    for (Text text : NccTextReader.read(Rendered.in(layout, run))) {
      var labels = List.of("Pass", "Info", "Warning", "Error", "Fail");
      var states = List.of("PASS", "INFO", "WARN", "ERR", "FAIL");
      for (int i = 0; i < labels.size(); i++) {
        var state = states.get(i);
        int count = (int) text.states().values().stream().filter(state::equals).count();
        assertThat(text.rows().getOrDefault(labels.get(i), 0)).isEqualTo(count);
      }
      assertThat(text.rows()).containsEntry("Total Plugins", text.states().size());
      assertThat(text.rows()).doesNotContainValue(text.states().isEmpty() ? -1 : 0);
    }
  }

  @Property(tries = 500)
  void everySubjectIsReadBackUnderItsHeadline(@ForAll("runs") Run run, @ForAll Layout layout) {
    var texts = NccTextReader.read(Rendered.in(layout, run));

    for (int i = 0; i < texts.size(); i++) {
      for (CheckRun check : run.clusters().get(i).checks()) {
        if (check.status().isWorseThan(Status.PASS)) {
          assertListed(check, block(texts.get(i), check));
        }
      }
    }
  }

  @Property(tries = 500)
  void everythingThatIsMissingIsNamed(@ForAll("runs") Run run, @ForAll Layout layout) {
    var texts = NccTextReader.read(Rendered.in(layout, run));

    for (int i = 0; i < texts.size(); i++) {
      long said =
          texts.get(i).others().stream().filter(it -> it.startsWith("NCC could not")).count();
      assertThat(said).isEqualTo(missing(run.clusters().get(i)) + (run.aborted() ? 1 : 0));
    }
  }

  @Property(tries = 200)
  void withoutItsColoursTheReportIsTheSame(@ForAll("runs") Run run, @ForAll Layout layout) {
    var coloured = new ReportOptions(layout, true, Locale.ENGLISH, Optional.empty());

    var text = Rendered.with(coloured, run);

    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(Rendered.in(layout, run));
  }

  private static void assertListed(CheckRun check, Block block) {
    var listed =
        check.groups().stream().filter(it -> it.status().isWorseThan(Status.PASS)).toList();
    assertThat(block.messages()).hasSameSizeAs(listed);
    for (int i = 0; i < listed.size(); i++) {
      assertListed(listed.get(i), block.messages().get(i));
    }
  }

  private static void assertListed(FindingGroup group, Message message) {
    var first = group.findings().getFirst();
    boolean ofCluster = group.findings().size() == 1 && first.subject().kind().equals(Kind.CLUSTER);
    var detail = first.verdict().renderedDetail();
    var end = ofCluster ? detail.isEmpty() ? "" : ": " + detail : ":";

    assertThat(Unescaped.of(message.text())).isEqualTo(group.headline() + end);
    assertThat(message.subjects().stream().map(Unescaped::of))
        .containsExactlyElementsOf(
            group.findings().stream().filter(_ -> !ofCluster).map(NccGrammarTest::line).toList());
  }

  private static String line(Finding finding) {
    var subject = finding.subject();
    var name = subject.name().isBlank() ? subject.id() : subject.name();
    var detail = finding.verdict().renderedDetail();
    return subject.kind().label() + ": " + name + (detail.isEmpty() ? "" : " - " + detail);
  }

  private static Block block(Text text, CheckRun check) {
    return text.blocks().stream()
        .filter(block -> block.leaf().equals(check.check().id()))
        .findFirst()
        .orElseThrow();
  }

  private static String firstTag(Block block) {
    return block.messages().getFirst().tag().strip();
  }

  private static Comparator<Message> worstFirst() {
    return Comparator.comparingInt((Message it) -> URGENCY.indexOf(it.tag())).reversed();
  }

  private static String state(CheckRun check) {
    return check.status() == Status.SKIP ? "INFO" : check.status().name();
  }

  private static String leaf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static long missing(ClusterRun cluster) {
    return cluster.caveats().stream().filter(caveat -> caveat.kind().isIncomplete()).count();
  }
}
