package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlReportTest implements ReportContract {
  @Override
  public ReportFormat report() {
    return new HtmlReport();
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(ReportFormat.class))
        .hasOnlyElementsOfType(HtmlReport.class)
        .extracting(ReportFormat::name)
        .containsExactly("html");
  }

  @Test
  void theTitleNamesStateAndClustersWorstFirst() throws IOException {
    assertThat(Page.of(SampleRuns.troubled()).all("title").getFirst().getTextContent())
        .isEqualTo("FAIL · osaka-02, tokyo-01 · ncc health report");
  }

  @Test
  void theTitleOfManyClustersCountsThem() throws IOException {
    assertThat(Page.of(Fleet.of(4, 1, 3, 2)).all("title").getFirst().getTextContent())
        .isEqualTo("WARN · 4 clusters · ncc health report");
  }

  @Test
  void beginsWithTheVerdictAndWhatToDo() throws IOException {
    var page = Page.of(SampleRuns.troubled());

    assertThat(Page.words(page.all("h1").getFirst())).isEqualTo("Unhealthy. Act on what failed.");
    assertThat(page.texts("li", "action"))
        .containsExactly(
            "FAIL NGT client certificate has expired NGT client certs expiring 1 VM osaka-02"
                + " First step On a CVM: nutanix_guest_tools_cli refresh_vm_tools_entity"
                + " vm_uuids=<vm_uuid>",
            "ERR expiry of the client certificate was lost NGT client certs expiring 1 VM"
                + " osaka-02");
  }

  @Test
  void aDiagnosisSaysWhatToDoForThoseThatNeedTheSame() throws IOException {
    var page = Page.of(SampleRuns.diagnosed());

    assertThat(page.texts("p", "step"))
        .containsExactly(
            "First step (2 VMs) Renew it, on a CVM: refresh vm_uuids=<vm_uuid>; ping 192.0.2.50",
            "First step (1 VM) Restart the agent, in the guest: restart web-03");
    assertThat(page.texts("dl", "advice"))
        .anySatisfy(advice ->
            assertThat(advice)
                .contains(
                    "For web-03",
                    "Certificates last 1000 days",
                    "The clock of the guest is wrong",
                    "Impact Snapshots are no longer application-consistent",
                    "What to do Restart the agent: in the guest restart web-03"));
  }

  @Test
  void whatFollowsFromAnotherFindingIsNoThingToDo() throws IOException {
    var page = Page.of(Fleet.explained());

    assertThat(page.texts("li", "action"))
        .containsExactly(
            "FAIL Expired Check 0 1 VM one Explains 1 more finding of Check 1",
            "WARN Down Check 1 1 VM one");
  }

  @Test
  void whatSeveralChecksCouldNotTellIsOneThingToDo() throws IOException {
    var page = Page.of(Fleet.unreachable(3, 2));

    assertThat(page.texts("li", "action"))
        .containsExactly(
            "ERR No source of this cluster could be read Check 0 Check 1 3 clusters"
                + " on 3 clusters cluster-1 1 cluster cluster-2 1 cluster cluster-3 1 cluster");
  }

  @Test
  void ofEquallyBadClustersThoseWithIncompleteFactsComeFirst() throws IOException {
    var judged = Fleet.clusterRun("judged", Fleet.unreachable(1, 1).clusters().getFirst().checks());
    var unreachable = Fleet.unreachable(1, 1).clusters().getFirst();

    assertThat(
            Page.of(Fleet.withClusters(List.of(judged, unreachable)))
                .texts("header", "cluster-head"))
        .containsExactly("Cluster cluster-1 ERR", "Cluster judged ERR");
  }

  @Test
  void oneHeadlineOfManyClustersIsOneThingToDo() throws IOException {
    var page = Page.of(Fleet.of(4, 1, 6, 2));

    assertThat(page.texts("li", "action"))
        .singleElement()
        .asString()
        .contains("12 VMs", "on 4 clusters");
  }

  @ParameterizedTest
  @CsvSource({"VM, 1 VM", "CLUSTER, 1 cluster", "GUEST, 1 guest", "ENDPOINT, 1 endpoint"})
  void everyKindOfSubjectIsCountedByItsName(Kind kind, String counted) throws IOException {
    var finding = new Finding(new Subject(kind, "web", "web"), Verdict.warn("Look at it", ""));

    assertThat(Page.of(Fleet.checking(List.of(finding))).texts("li", "action"))
        .containsExactly("WARN Look at it Check 0 " + counted + " one First step A resolution");
  }

  @Test
  void countsChecksByStateWorstFirst() throws IOException {
    assertThat(Page.of(SampleRuns.troubled()).texts("li", "tile"))
        .containsExactly(
            "1 FAIL Unhealthy",
            "0 ERR Could not be told",
            "0 WARN Look into it",
            "1 INFO Worth knowing",
            "1 PASS Healthy",
            "1 SKIP Does not apply");
  }

  @Test
  void listsEveryCaveatWhatIsMissingFirst() throws IOException {
    var caveats = Page.of(SampleRuns.troubled()).all("table", "caveats").getFirst();

    assertThat(Page.words(caveats))
        .contains("exactly 250 VMs, where ncli cuts its list")
        .contains("NGT enabled communication link Possibly every VM")
        .containsPattern("VMs may be missing.*Sources disagree.*Sources disagree");
  }

  @Test
  void namesPluginsThatCouldNotBeUsed() throws IOException {
    assertThat(Page.of(SampleRuns.troubled()).texts("ul", "problems"))
        .containsExactly("plugins/broken.jar check id 'x y' is not a name");
  }

  @Test
  void anIncompleteInventoryIsNeverCalledComplete() throws IOException {
    assertThat(Page.of(SampleRuns.troubled()).text())
        .contains("The facts of 1 cluster are incomplete")
        .doesNotContain("Nothing that the sources should have brought is missing");
    assertThat(Page.of(SampleRuns.small()).text())
        .contains("Nothing that the sources should have brought is missing");
  }

  @Test
  void aRunWithoutClustersSaysSo() throws IOException {
    assertThat(Page.of(Fleet.withClusters(List.of())).text())
        .contains("No cluster could be looked at.")
        .doesNotContain("Nothing that the sources should have brought is missing");
  }

  @Test
  void aCheckTellsItsCauseResolutionImpactReferenceAlertAndParameters() throws IOException {
    var check = Page.of(SampleRuns.small()).all("article", "WARN").getFirst();

    assertThat(Page.words(check))
        .contains(
            "NGT client certs expiring /health_checks/ngt_checks/ngt_client_cert_expiry_check")
        .contains("What to do On a CVM: nutanix_guest_tools_cli")
        .contains("Likely causes The certificate is valid for 1000 days")
        .contains("Impact Snapshots are no longer application-consistent")
        .contains("Check again ncc health_checks ngt_checks ngt_client_cert_expiry_check")
        .contains("Nutanix KB 10075")
        .contains("A600103 NGT client certificates expiring")
        .contains("warn 45d 45d WARN when less is left");
    assertThat(check.getElementsByTagName("a").item(0).getAttributes().getNamedItem("href"))
        .hasToString("href=\"http://portal.nutanix.com/kb/10075\"");
  }

  @Test
  void healthyChecksAreFoldedAndUnhealthyOnesAreNot() throws IOException {
    var page = Page.of(SampleRuns.small());

    assertThat(page.texts("details", "check"))
        .singleElement()
        .asString()
        .contains("NGT serial link");
    assertThat(page.all("article", "check")).hasSize(2);
  }

  @Test
  void everyTableHasACaptionAndEveryHeadAScope() throws IOException {
    var page = Page.of(SampleRuns.troubled());

    assertThat(page.all("table")).hasSameSizeAs(page.all("caption")).isNotEmpty();
    assertThat(page.all("th")).allMatch(head -> !head.getAttribute("scope").isEmpty());
  }

  @Test
  void anchorsAreUniqueAndLinksLeadToThem() throws IOException {
    var page = Page.of(SampleRuns.troubled());

    var ids = page.all("*").stream().map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty());
    assertThat(ids.toList())
        .doesNotHaveDuplicates()
        .containsAll(
            page.all("a").stream()
                .map(link -> link.getAttribute("href"))
                .filter(href -> href.startsWith("#"))
                .map(href -> href.substring(1))
                .toList());
  }

  @Test
  void timesAreInUtc() throws IOException {
    assertThat(Page.of(SampleRuns.small()).text())
        .contains("<time datetime=\"2026-11-22T06:00:00Z\">2026-11-22 06:00:00 UTC</time>");
  }

  @Test
  void speaksTheLanguageAskedForAndGroupsNumbersItsWay() throws IOException {
    var page = Page.of(Fleet.of(1, 1, 2_000, 2), Locale.GERMAN);

    assertThat(page.root().getAttribute("lang")).isEqualTo("de");
    assertThat(page.texts("span", "group-count")).contains("1.000 VMs");
  }

  @Test
  void theSameRunIsTheSamePage() throws IOException {
    assertThat(Page.of(SampleRuns.troubled()).text())
        .isEqualTo(Page.of(SampleRuns.troubled()).text());
  }

  @Test
  void asksTheNetworkForNothing() throws IOException {
    var page = Page.of(SampleRuns.troubled());

    assertThat(page.all("*"))
        .noneMatch(element -> element.hasAttribute("src") || element.hasAttribute("style"))
        .noneMatch(element -> element.getTagName().matches("link|img|iframe|object|embed"));
    assertThat(page.style()).doesNotContain("url(", "@import");
  }

  @Test
  void writesToAnyAppendable() throws IOException {
    var buffer = new StringBuilder();

    new HtmlReport().render(SampleRuns.small(), ReportOptions.plain(), buffer);

    assertThat(buffer).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
  }

  @Test
  void aGroupListsItsFirstRowsAndCountsTheOthers() throws IOException {
    var page = Page.of(Fleet.of(1, 1, 1_000, 2));

    var table = page.all("table", "findings").getLast();
    assertThat(table.getElementsByTagName("tr").getLength()).isEqualTo(1 + 200);
    assertThat(page.texts("p", "rest"))
        .singleElement()
        .asString()
        .startsWith("Listed here: 200 of 500.");
  }

  @Test
  void aShortGroupIsListedWholeWithItsDetails() throws IOException {
    var verdict = Verdict.warn("Link is down", "since {hours} hours").with("hours", 5);

    var page = Page.of(Fleet.checking(List.of(Fleet.vm("web-01", verdict))));

    assertThat(Page.words(page.all("table", "findings").getLast()))
        .contains("web-01", "since 5 hours");
    assertThat(page.texts("p", "rest")).isEmpty();
  }

  @Test
  void whatAPluginBringsIsShownByItsName() throws Exception {
    var full = Verdict.fail("Disk is full", "{percent} %").with("percent", 97);
    var disks =
        Stream.of("disk-1", "disk-2")
            .map(name -> new Finding(new Subject(Kind.of("DISK"), name, name), full))
            .toList();

    assertThat(Page.of(Fleet.checking(disks)).text()).contains("2 findings", "disk-2", "97 %");
  }
}
