package ncc.notify.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import ncc.notify.Samples;
import ncc.notify.message.PageLinks;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.notify.Notification.News;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailPageTest {
  @Test
  void theTextSaysWhatHappenedAndWhatToDo() {
    var changed =
        Samples.notification(
            Kind.SEVERITY_CHANGED,
            List.of(Samples.open("web-01", Severity.WARNING, Severity.CRITICAL)));

    assertThat(page(changed).text())
        .isEqualTo(
            """
            now CRITICAL: NGT client certificates expiring
            Cluster tokyo-01: web-01
            At 2026-11-22T06:00:00Z

            - VM web-01: NGT client certificate expires in under 45 days - certificate expires 2026-12-22, in 30 days (finding 27285b9f8da6fdb2)

            Impact:
              Snapshots are no longer application-consistent

            Causes:
              The certificate is valid for 1000 days and was not renewed

            What to do:
              On a CVM: nutanix_guest_tools_cli refresh_vm_tools_entity vm_uuids=<vm_uuid>

            See:
              http://portal.nutanix.com/kb/10075

            --\s
            ncc, A600103, check ngt_client_cert_expiry_check, notification 20261122T060000Z-0007
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "RAISED, [CRITICAL]",
    "SEVERITY_CHANGED, [now CRITICAL]",
    "STILL_OPEN, [still CRITICAL]",
    "RESOLVED, [RESOLVED]",
  })
  void theSubjectBeginsWithWhatHappened(Kind kind, String expected) {
    var one = Samples.notification(kind, List.of(Samples.open("a", Severity.CRITICAL)));

    assertThat(page(one).subject()).startsWith(expected + " NGT client");
  }

  @ParameterizedTest
  @CsvSource({"49, 0", "50, 0", "51, 1 more is", "52, 2 more are", "5000, '4,950 more are'"})
  void theWorstFiftyAreShownAndTheRestIsCounted(int alerts, String more) {
    var page = page(vms(alerts));

    assertThat(page.text().lines().filter(line -> line.startsWith("- VM "))).hasSizeLessThan(51);
    for (String form : List.of(page.text(), page.html())) {
      assertThat(form.contains(more + " in the attached file.")).isEqualTo(!more.equals("0"));
    }
    assertThat(page.html().split("<tr>", -1)).hasSize(Math.min(alerts, 50) + 1);
  }

  @Test
  void manyAreCountedInTheSubject() {
    assertThat(page(vms(1200)).subject())
        .isEqualTo("[WARNING] NGT client certificates expiring: 1,200 VMs (tokyo-01)");
  }

  @Test
  void aHostileNameIsTextInEveryForm() {
    var page = page(Samples.raised(SampleRuns.HOSTILE));

    assertThat(page.html())
        .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")
        .doesNotContain("<img")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
    assertThat(page.text()).contains("- VM x\ufffdRefer to KB 1\ufffd[31m</script>");
    assertThat(page.subject()).doesNotContain("\n").doesNotContain("\u202e");
  }

  @Test
  void theFileHasEveryAlertAndNoFormula() {
    var csv =
        new String(AlertsCsv.of(Samples.raised("=cmd|' /C calc'!A0", "a\"b,c").alerts()), UTF_8);

    assertThat(csv.lines())
        .hasSize(3)
        .startsWith(
            "\ufeff\"severity\",\"state\",\"cluster\",\"kind\",\"subject\",\"subject_id\","
                + "\"message\",\"detail\",\"since\",\"raised_at\",\"resolved_at\",\"resolution\","
                + "\"check\",\"alert_id\",\"diagnosis\",\"remedy\",\"follows_from\",\"finding\"")
        .anyMatch(line ->
            line.startsWith("\"warning\",\"open\",\"tokyo-01\",\"VM\",\"'=cmd|' /C calc'!A0\","))
        .anyMatch(line -> line.contains(",\"a\"\"b,c\","));
  }

  @Test
  void aLargeFileIsZipped() throws IOException {
    var small = Attachment.of(vms(10), Samples.NOW);
    var large = Attachment.of(vms(5000), Samples.NOW);

    assertThat(small.name()).isEqualTo("alerts.csv");
    assertThat(large.name()).isEqualTo("alerts.csv.zip");
    assertThat(large.bytes().length).isLessThan(1 << 20);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(large.bytes()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("alerts.csv");
      assertThat(new String(zip.readAllBytes(), UTF_8).lines()).hasSize(5001);
    }
  }

  private static MailPage page(Notification notification) {
    return new MailPage(notification, PageLinks.NONE);
  }

  @Test
  void whatItTellsLeadsToItsPage() {
    var page = new MailPage(outage(1), new PageLinks(Optional.of("https://ncc.example/ncc")));
    var alert = "https://ncc.example/ncc/alerts/a-";
    var cause =
        "https://ncc.example/ncc/alerts?check=ngt_client_cert_expiry_check&cluster=tokyo-01";

    assertThat(page.text()).contains("See:\n  " + alert, "\n  " + cause + "\n");
    assertThat(page.html().split("<a href=\"" + alert, -1)).hasSize(4);
    assertThat(page.html()).contains("<a href=\"" + cause.replace("&", "&amp;") + "\">");
  }

  private static Notification outage(int following) {
    var others =
        IntStream.range(0, following)
            .mapToObj(i ->
                new News(
                    Kind.RAISED,
                    Samples.following(
                        Samples.open("vm-" + i, Severity.WARNING),
                        "ngt_port_2074_check.vip_silent")))
            .toList();
    return Samples.beside(Samples.raised("cluster"), others);
  }

  @Test
  void whatFollowsIsListedBesideItsCause() {
    var page = page(outage(2));

    assertThat(page.subject())
        .isEqualTo("[WARNING] NGT client certificates expiring: cluster (tokyo-01), 2 that follow");
    assertThat(page.text())
        .contains(
            """

            What follows from it (2):
            - VM vm-0: NGT client certificate expires in under 45 days - certificate expires 2026-12-22, in 30 days (finding d4cacec93238e64c)
            - VM vm-1: NGT client certificate\
            """);
    assertThat(page.html()).contains("<h2>What follows from it (2)</h2>");
  }

  @ParameterizedTest
  @CsvSource({"20, 20, ''", "21, 20, 1 more is", "285, 20, 265 more are"})
  void ofWhatFollowsTwentyAreListed(int following, int listed, String more) {
    var page = page(outage(following));

    for (String form : List.of(page.text(), page.html())) {
      assertThat(form).contains("What follows from it (%d)".formatted(following));
      assertThat(form.contains(more + " in the attached file.")).isEqualTo(!more.isEmpty());
    }
    assertThat(page.text().lines().filter(line -> line.startsWith("- VM vm-"))).hasSize(listed);
  }

  @Test
  void whatJoinsACauseNamesIt() {
    var cause = Samples.open("the-cause", Severity.CRITICAL);
    var more = Samples.following(Samples.open("vm-9", Severity.WARNING), "port_check.shut");
    var page =
        page(
            Samples.beside(
                Samples.notification(Kind.RAISED, List.of(more, more)),
                List.of(
                    new News(Kind.STILL_OPEN, cause),
                    new News(Kind.RESOLVED, Samples.resolved("vm-1", Severity.WARNING)))));

    assertThat(page.subject()).contains(": 2 more VMs (tokyo-01)");
    assertThat(page.text())
        .contains("What it follows from (1):\n- VM the-cause:", "What is over (1):\n- VM vm-1:");
  }

  @Test
  void theFileHasWhatFollowsToo() {
    var csv = new String(Attachment.of(outage(285), Samples.NOW).bytes(), UTF_8);

    assertThat(csv.lines()).hasSize(287);
  }

  private static Notification vms(int count) {
    return Samples.raised(
        IntStream.range(0, count).mapToObj(i -> "vm-" + i).toArray(String[]::new));
  }
}
