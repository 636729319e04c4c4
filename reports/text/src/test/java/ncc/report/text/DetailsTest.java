package ncc.report.text;

import static ncc.report.text.Given.cluster;
import static ncc.report.text.Given.endpoint;
import static ncc.report.text.Given.found;
import static ncc.report.text.Given.onCluster;
import static ncc.report.text.Given.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.VmCount;
import ncc.spi.run.Finding;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class DetailsTest {
  private static final Verdict DOWN = Verdict.warn("Link is down", "since {since}");

  @Test
  void groupsComeWorstFirstWithTheirSubjects() throws IOException {
    assertThat(
            messages(
                vm("a", Verdict.info("Not reported")),
                vm("b", DOWN.with("since", "noon")),
                vm("c", Verdict.err("Lost", "")),
                vm("d", Verdict.fail("Refused", "port {port}").with("port", 2074)),
                endpoint("VIP 192.0.2.50:2074", DOWN.with("since", "one"))))
        .containsExactly(
            "FAIL: Refused:",
            "VM: d - port 2074",
            "ERR : Lost:",
            "VM: c",
            "WARN: Link is down:",
            "Endpoint: VIP 192.0.2.50:2074 - since one",
            "VM: b - since noon",
            "INFO: Not reported:",
            "VM: a");
  }

  @Test
  void whatIsBehindTheFindingsAndWhatToDoStandsUnderThem() {
    assertThat(Rendered.command(SampleRuns.diagnosed()).lines())
        .containsSubsequence(
            "FAIL: NGT client certificate has expired:",
            "VM: web-01 - 3 days ago",
            "VM: web-03 - 5 days ago",
            "Cause: Certificates last 1000 days; or: The clock of the guest is wrong",
            "Impact: Snapshots are no longer application-consistent",
            "Resolution for web-01, "
                + NccText.of(SampleRuns.HOSTILE)
                + ": Renew it, on a CVM:"
                + " refresh vm_uuids=<vm_uuid>; ping 192.0.2.50",
            "Resolution for web-03: Restart the agent, in the guest: restart web-03",
            "INFO: Expiry is not reported:",
            "VM: web-04");
  }

  @Test
  void whatABlockHasSaidItDoesNotSayAgain() {
    assertThat(Rendered.command(SampleRuns.diagnosed()).lines())
        .filteredOn(line -> line.startsWith("Impact"))
        .hasSize(1);
  }

  @Test
  void whatIsSaidOfTheClusterStandsOnOneLine() throws IOException {
    assertThat(messages(onCluster(Verdict.err("No address is known", ""))))
        .containsExactly("ERR : No address is known");
    assertThat(messages(onCluster(Verdict.err("No source brings it", "ask ncli"))))
        .containsExactly("ERR : No source brings it: ask ncli");
  }

  @Test
  void healthySubjectsAndThoseItDoesNotApplyToAreNotListed() throws IOException {
    assertThat(
            messages(
                vm("a", Verdict.info("Old")),
                vm("b", Verdict.pass()),
                vm("c", Verdict.skip("powered off"))))
        .containsExactly("INFO: Old:", "VM: a");
  }

  @Test
  void aCheckThatAppliesToNoneSaysWhyAndToHowManyNot() throws IOException {
    assertThat(messages(onCluster(Verdict.skip("needs AHV"))))
        .containsExactly("INFO: not applicable: needs AHV");
    assertThat(
            messages(
                vm("a", Verdict.skip("needs NGT 3.0")),
                vm("b", Verdict.skip("powered off")),
                vm("c", Verdict.skip("powered off"))))
        .containsExactly(
            "INFO: not applicable: needs NGT 3.0 (1 VM)",
            "INFO: not applicable: powered off (2 VMs)");
  }

  @Test
  void aSubjectWithoutNameGoesByItsId() throws IOException {
    assertThat(messages(vm(" ", Verdict.info("Old")))).containsExactly("INFO: Old:", "VM: id of  ");
  }

  @Test
  void theNodeIsTheFirstElseTheVirtualIpElseUnknown() throws IOException {
    var named = Cluster.named("tokyo-01");

    assertThat(block(named)).contains("\nNode unknown: \n").doesNotContain("--cvm_list");
    assertThat(block(with(named, Optional.of("192.0.2.50"))))
        .contains("\nNode 192.0.2.50: \n")
        .doesNotContain("--cvm_list");
    assertThat(block(with(named, Optional.of("192.0.2.50"), "192.0.2.61", "192.0.2.62")))
        .contains("\nNode 192.0.2.61: \n")
        .endsWith(" --cvm_list=192.0.2.61,192.0.2.62\n");
  }

  @Test
  void nothingButAddressesIsPutIntoTheCommandToPaste() throws IOException {
    var named = Cluster.named("tokyo-01");

    assertThat(block(with(named, Optional.empty(), "192.0.2.61", "2001:db8::62")))
        .endsWith(" --cvm_list=192.0.2.61,2001:db8::62\n");
    assertThat(block(with(named, Optional.empty(), "192.0.2.61", "x;reboot")))
        .endsWith(" ncc health_checks ngt_checks link_check\n");
  }

  private static List<String> messages(Finding... findings) throws IOException {
    var out = new StringBuilder();
    var check = ShownCheck.of(cluster(found(findings))).getFirst();
    new Details(Cluster.named("tokyo-01"), false).write(check, new Lines(out));
    var lines = out.toString().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("Detailed information for link_check:");
    assertThat(lines.getLast())
        .isEqualTo("Refer to ncc describe link_check for details on link_check");
    return lines.subList(2, lines.size() - 1);
  }

  private static String block(Cluster cluster) throws IOException {
    var out = new StringBuilder();
    var check = ShownCheck.of(Given.cluster(found(vm("a", DOWN)))).getFirst();
    new Details(cluster, true).write(check, new Lines(out));
    return out.toString();
  }

  private static Cluster with(Cluster cluster, Optional<String> vip, String... cvmIps) {
    return new Cluster(
        cluster.name(),
        cluster.uuid(),
        cluster.id(),
        Facts.known(
            cluster.get(AosVersion.class),
            cluster.get(NccVersion.class),
            cluster.get(NgtLatestVersion.class),
            cluster.hypervisor().map(ClusterHypervisor::new),
            vip.map(VirtualIp::new),
            cluster.dsip().map(DataServicesIp::new),
            Nodes.of(Arrays.stream(cvmIps).map(ip -> Node.at(ip, Optional.empty())).toList()),
            cluster.get(VmCount.class)));
  }
}
