package ncc.report.junit;

import static ncc.report.junit.Rendered.document;
import static ncc.report.junit.Rendered.elements;
import static ncc.report.junit.Rendered.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class JunitReportTest implements ReportContract {
  @Override
  public ReportFormat report() {
    return new JunitReport();
  }

  @Test
  void aDiagnosisSaysWhatToDo() throws Exception {
    assertThat(text(SampleRuns.diagnosed()))
        .contains("Resolution: Restart the agent, in the guest: restart web-03");
  }

  @Test
  void aClusterIsASuiteAndACheckACase() throws Exception {
    assertThat(text(SampleRuns.troubled()))
        .contains(
            """
            <testcase classname="ngt_client_cert_expiry_check" \
            name="NGT client certs expiring [osaka-02]" time="0.012">
            <failure message="NGT client certificate has expired (1)" type="FAIL">
            FAIL: NGT client certificate has expired (1)
            VM: db-09 - certificate expires 2026-11-19T06:00:00Z, in -3 days
            ERR: expiry of the client certificate was lost (1)
            VM: x\\nRefer to KB 1\\u001b[31m&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\
            "'&amp;,=cmd|' /C calc'!A0\\u202e - osaka-02/nutanix_guest_tools_cli.txt:1751: \
            the file ends in the middle of a VM
            PASS: Healthy (1)
            </failure>
            </testcase>
            """);
    assertThat(elements(document(SampleRuns.troubled()), "testsuite"))
        .extracting(
            suite -> suite.getAttribute("name"),
            suite -> suite.getAttribute("tests"),
            suite -> suite.getAttribute("failures"),
            suite -> suite.getAttribute("errors"),
            suite -> suite.getAttribute("skipped"))
        .containsExactly(
            tuple("ncc_run", "1", "0", "1", "0"),
            tuple("tokyo-01", "2", "0", "0", "0"),
            tuple("osaka-02", "4", "1", "1", "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, ''", "INFO, system-out", "WARN, system-out",
    "SKIP, skipped", "ERR, error", "FAIL, failure"
  })
  void aStatusHasItsElement(Status status, String element) throws Exception {
    var cases = elements(document(run(false, cluster("c", List.of(), status))), "testcase");

    assertThat(cases.getLast().getChildNodes().getLength()).isEqualTo(element.isEmpty() ? 0 : 3);
    if (!element.isEmpty()) {
      assertThat(cases.getLast().getElementsByTagName(element).item(0).getTextContent())
          .contains(status + ": headline (1)\nVM: web - detail\n");
    }
  }

  @Test
  void anIncompleteInventoryIsAnErrorThatSaysWhatIsMissing() throws Exception {
    var inventory = cases(SampleRuns.troubled(), "ncc_inventory");

    assertThat(inventory).hasSize(2);
    assertThat(inventory.getFirst().getElementsByTagName("error").getLength()).isZero();
    assertThat(inventory.getLast().getElementsByTagName("error").item(0).getTextContent())
        .startsWith("\nLIST_INCOMPLETE: osaka-02/ncli_ngt_list.txt: exactly 250 VMs")
        .contains("\nCONFLICT: osaka-02/prism_v1_guest_tools.json: link of 1 VM differs");
  }

  @Test
  void aPluginThatCouldNotBeUsedIsTold() throws Exception {
    assertThat(cases(SampleRuns.troubled(), "ncc_run").getFirst().getTextContent())
        .contains("Plugin not used: plugins/broken.jar: check id 'x y' is not a name");
  }

  static Stream<Run> runsThatAreNotWhole() {
    return Stream.of(run(false), run(true), run(true, cluster("c", List.of(), Status.PASS)));
  }

  @ParameterizedTest
  @MethodSource("runsThatAreNotWhole")
  void aRunThatIsNotWholeIsAnError(Run run) throws Exception {
    assertThat(cases(run, "ncc_run").getFirst().getElementsByTagName("error").getLength())
        .isEqualTo(1);
  }

  @Test
  void clustersOfOneCheckAreToldApart() throws Exception {
    var run =
        run(false, cluster("a", List.of(), Status.FAIL), cluster("b", List.of(), Status.FAIL));

    assertThat(elements(document(run), "testcase"))
        .extracting(one -> one.getAttribute("classname") + " " + one.getAttribute("name"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aLargeRunIsWrittenAsItGoes() throws IOException {
    var pieces = new Pieces();

    new JunitReport().render(SampleRuns.large(100_000), ReportOptions.plain(), pieces);

    assertThat(pieces.longest).isPositive().isLessThan(20_000);
  }

  @Test
  void itIsFoundByItsName() {
    assertThat(ServiceLoader.load(ReportFormat.class))
        .extracting(ReportFormat::name, ReportFormat::extension)
        .contains(tuple("junit", "xml"));
  }

  @Provide
  Arbitrary<String> texts() {
    var attacks =
        Arbitraries.of(
            "\u0000",
            "\u000b",
            "\u001b[31m",
            "\ud800",
            "\udfff",
            "\ufffe",
            "\uffff",
            "]]>",
            "<![CDATA[",
            "&lt;",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "\r\n",
            "\u0085",
            "\u2028",
            "--",
            "?>");
    return Arbitraries.oneOf(attacks, Arbitraries.strings().all().ofMaxLength(5))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("", parts) + "x");
  }

  @Property(tries = 200)
  void whateverNamesHoldItIsXmlOfTheSchema(
      @ForAll("texts") String text, @ForAll Status status, @ForAll boolean incomplete)
      throws Exception {
    var kind = incomplete ? Caveat.Kind.OUT_OF_REACH : Caveat.Kind.NOTE;
    var caveat = new Caveat(kind, text, text, Set.of(), Set.of());
    var seen =
        new ClusterRun(
            Cluster.named(text), 1, 1, List.of(), List.of(caveat), List.of(check(text, status)));
    var run = run(false, seen);

    var document = document(run);

    var failures = elements(document, "failure").size() + elements(document, "error").size();
    assertThat(failures > 0).isEqualTo(run.status() == Status.ERR || run.status() == Status.FAIL);
    assertThat(elements(document, "testcase")).hasSize(3);
  }

  private static List<Element> cases(Run run, String id) throws Exception {
    return elements(document(run), "testcase").stream()
        .filter(one -> one.getAttribute("classname").equals(id))
        .toList();
  }

  private static Run run(boolean aborted, ClusterRun... clusters) {
    return new Run(
        "r-1",
        "0.1.0",
        "ncc health_checks run_all",
        SampleRuns.NOW,
        SampleRuns.NOW,
        Duration.ofSeconds(1),
        aborted,
        List.of(clusters),
        List.of(new PluginProblem("x.jar", "<broken>")));
  }

  private static ClusterRun cluster(String name, List<Caveat> caveats, Status status) {
    return new ClusterRun(
        Cluster.named(name), 1, 1, List.of(), caveats, List.of(check("web", status)));
  }

  private static CheckRun check(String name, Status status) {
    var web = new Subject(Kind.VM, "id", name);
    var verdict =
        status == Status.PASS
            ? Verdict.pass()
            : new Verdict(status, "web".equals(name) ? "headline" : name, "detail", List.of());
    return CheckRun.of(DESCRIPTION, List.of(new Finding(web, verdict)), Duration.ofMillis(7));
  }

  private static final CheckDescription DESCRIPTION =
      new CheckDescription(
          "some_check",
          "some_checks",
          "Title",
          "description",
          List.of(),
          List.of(),
          "impact",
          List.of(),
          Duration.ofMinutes(5),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Set.of(),
          Set.of(),
          List.of(),
          List.of());

  /// Keeps nothing but the length of the longest piece.
  private static final class Pieces implements Appendable {
    private int longest;

    @Override
    public Appendable append(CharSequence text) {
      longest = Math.max(longest, text.length());
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int from, int to) {
      return append(text.subSequence(from, to));
    }

    @Override
    public Appendable append(char c) {
      return append(Character.toString(c));
    }
  }
}
