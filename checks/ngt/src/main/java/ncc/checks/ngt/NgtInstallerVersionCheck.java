package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// Is the agent in each guest the one that came with the cluster's AOS? Headline and detail of an
/// older one are NCC's own text, word by word (guide, "NGT が最新であるかの確認").
@CheckInfo(
    id = "ngt_installer_version_check",
    module = "ngt_checks",
    title = "NGT installer version",
    description = "Checks that guest VMs run the NGT version that is bundled with the cluster",
    categories = {"NGT", "Version"},
    interval = "1d",
    needs = NgtInstalledVersion.class,
    uses = {NgtLatestVersion.class, NgtEnabled.class},
    metrics =
        @CheckInfo.Metric(
            value = "installed",
            name = "ncc_ngt_version_info",
            help = "The NGT version that the guest VM runs."))
public record NgtInstallerVersionCheck(
    @Param("Version every guest should have, such as 4.1.1; empty for the cluster's own")
        String latest)
    implements VmCheck {

  private static final String BOTH =
      "NGT installed version: {installed}, NGT latest version: {latest}";
  private static final String RANGE =
      "An agent outside the compatibility range of AOS may fail at application-consistent snapshots"
          + " and self-service restore; IP-less communication needs NGT 3.0";
  private static final Remedy SAY_LATEST =
      Remedy.of(
          "say_latest",
          "Say what the cluster's NGT version is",
          Route.HERE,
          "--set ngt_installer_version_check.latest=<version>",
          "or --source prism-element://{vip?}");
  private static final Remedy SEE_MATRIX =
      Remedy.of(
          "see_matrix",
          "See whether AOS takes this agent; where it does not, upgrade AOS: an older NGT does not"
              + " install over a newer one",
          Route.PORTAL,
          "Compatibility and Interoperability, AOS - NGT Compatibility");

  private static final Diagnosis NO_AGENT =
      Diagnosis.info(
              "no_version",
              "Following VMs have NGT enabled but report no NGT version",
              "the agent is not installed or has never reported")
          .cause(
              "NGT was enabled for the VM and never installed in the guest",
              "The VM is a clone whose agent has not been restarted")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.FROM_ITS_IMAGE)
          .remedy(Installation.ALL)
          .remedy(Installation.DELETE_REGISTRATION);
  private static final Diagnosis OLDER = older("older", BOTH);
  private static final Diagnosis OLDER_THAN_OTHERS =
      older(
          "older_than_others", BOTH + " (the highest known here; the cluster's own is not known)");
  private static final Diagnosis NEWER =
      Diagnosis.info("newer", "Following VMs have a newer NGT version than the cluster", BOTH)
          .cause("The VM came from a cluster with another AOS, by migration or recovery")
          .impact(RANGE)
          .remedy(SEE_MATRIX);
  private static final Diagnosis NEWEST_KNOWN =
      Diagnosis.info(
              "newest_known",
              "Following VMs have the highest NGT version known here; the cluster's own is not"
                  + " known: give it with --set ngt_installer_version_check.latest=<version>, or"
                  + " add --source prism-element://<cluster VIP>",
              "NGT installed version: {installed}")
          .cause("No source tells which NGT came with the cluster's AOS")
          .impact("Whether the agents are the latest is not known")
          .remedy(SAY_LATEST);

  private static Diagnosis older(String id, String detail) {
    return Diagnosis.info(id, "Following VMs do not have latest NGT version installed", detail)
        .cause(
            "AOS was upgraded and NGT in the guest was not",
            "The VM came from a cluster with another AOS, by migration or recovery")
        .impact(RANGE)
        .remedy(Installation.ALL)
        .explains("virtio_check.may_reboot");
  }

  public NgtInstallerVersionCheck() {
    this("");
  }

  public NgtInstallerVersionCheck {
    latest = latest.isBlank() ? "" : new Version(latest).text();
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(OLDER, OLDER_THAN_OTHERS, NO_AGENT, NEWER, NEWEST_KNOWN);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm).orElseGet(() -> judge(vm, context));
  }

  private Verdict judge(Vm vm, CheckContext context) {
    var installed = vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version);
    if (installed.isEmpty()) {
      return NO_AGENT.verdict();
    }
    return latest(vm, context.inventory())
        .map(wanted -> compare(installed.get(), wanted))
        .orElseGet(() -> compareWithOthers(installed.get(), context));
  }

  /// The operator's word first, then what the cluster holds for this VM, then for all.
  private Optional<Version> latest(Vm vm, Inventory inventory) {
    return Version.parse(latest)
        .or(() -> vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version))
        .or(() -> inventory.cluster().get(NgtLatestVersion.class).map(NgtLatestVersion::version));
  }

  private static Verdict compare(Version installed, Version latest) {
    int order = installed.compareTo(latest);
    if (order == 0) {
      return Verdict.pass().with("installed", installed.text());
    }
    return (order < 0 ? OLDER : NEWER)
        .verdict()
        .with("installed", installed.text())
        .with("latest", latest.text());
  }

  /// No command of a CVM tells the cluster's version. That an agent is not the newest can be told
  /// all the same, that it is cannot.
  private static Verdict compareWithOthers(Version installed, CheckContext context) {
    var newest = context.once(NewestNgt.class, NewestNgt::of).version().orElse(installed);
    return installed.compareTo(newest) < 0
        ? OLDER_THAN_OTHERS
            .verdict()
            .with("installed", installed.text())
            .with("latest", newest.text())
        : NEWEST_KNOWN.verdict().with("installed", installed.text());
  }
}
