package ncc.checks.ngt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.TextFile;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// Does the AOS of the cluster take the agents of its guests? The answer stands in the portal's
/// "AOS - NGT Compatibility", which an operator downloads; without it nothing is said (guide, "AOS
/// - NGT Compatibility について").
///
/// @param matrix see [CompatibilityTable]
@CheckInfo(
    id = "ngt_compatibility_check",
    module = "ngt_checks",
    title = "NGT and AOS compatibility",
    description =
        "Checks that the NGT version of each guest is compatible with the AOS version of the"
            + " cluster, by the portal's table",
    categories = {"NGT", "Version"},
    interval = "1d",
    alert = "A130104",
    alertTitle = "NGT of a guest is incompatible with the cluster",
    needs = {AosVersion.class, NgtInstalledVersion.class},
    uses = {NgtEnabled.class, NgtLatestVersion.class})
public record NgtCompatibilityCheck(
    @Param(
            "File with the table of AOS and NGT versions that go together, such as the portal's"
                + " Download CSV; empty for none")
        TextFile matrix)
    implements VmCheck {
  private static final String SAID = "NGT {installed}, AOS {aos}";
  private static final Remedy TABLE_ANEW =
      Remedy.of(
          "load_table",
          "Download the table anew, and name its file",
          Route.PORTAL,
          "Compatibility and Interoperability, AOS - NGT Compatibility: Download CSV");

  private static final Diagnosis AOS_UNLISTED =
      Diagnosis.err(
              "aos_unlisted",
              "The compatibility table does not hold the AOS of the cluster",
              "{aos}")
          .cause("The table is older than the AOS, or of other versions")
          .impact("Whether agents are compatible is not known")
          .remedy(TABLE_ANEW);
  private static final Diagnosis INCOMPATIBLE =
      Diagnosis.warn(
              "incompatible", "Following VMs have an NGT version that AOS does not take", SAID)
          .cause(
              "AOS was upgraded and NGT in the guest was not",
              "The VM came from a cluster with another AOS, by migration or recovery")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.START_FIRST)
          .remedy(
              Remedy.of(
                      "upgrade_aos",
                      "Upgrade AOS: an older NGT does not install over a newer one",
                      Route.PRISM,
                      "LCM, to an AOS that the table has for NGT {installed}")
                  .when(Where.AS_NEW_AS_THE_CLUSTER))
          .remedy(Installation.ALL);
  private static final Diagnosis UNLISTED =
      Diagnosis.info(
              "ngt_unlisted",
              "Following VMs have an NGT version that the table does not hold",
              SAID)
          .cause("The table is older than the agent, or of other versions")
          .impact("Whether the agent is compatible is not known")
          .remedy(TABLE_ANEW);
  private static final Diagnosis OLDER =
      Diagnosis.info(
              "older",
              "Following VMs have an older NGT version that AOS takes",
              SAID + ", and the cluster has NGT {latest}")
          .cause("AOS was upgraded and NGT in the guest was not")
          .impact("None now; the next upgrade of AOS may leave the agent behind")
          .remedy(Installation.ALL);
  private static final Verdict NO_TABLE =
      Verdict.skip("No compatibility table is set; ngt_compatibility_check.matrix names its file");
  private static final Verdict NO_AGENT = Verdict.skip("No agent has reported its version");

  public NgtCompatibilityCheck() {
    this(TextFile.NONE);
  }

  /// @throws IllegalArgumentException for a file that is no such table
  public NgtCompatibilityCheck {
    CompatibilityTable.of(matrix);
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(AOS_UNLISTED, INCOMPATIBLE, UNLISTED, OLDER);
  }

  @Override
  public Optional<Verdict> upfront(CheckContext context) {
    if (!matrix.isNamed()) {
      return Optional.of(NO_TABLE);
    }
    return aos(context)
        .filter(aos -> table(context).isEmpty())
        .map(aos -> AOS_UNLISTED.verdict().with("aos", aos.text()));
  }

  private static Optional<Version> aos(CheckContext context) {
    return context.inventory().cluster().get(AosVersion.class).map(AosVersion::version);
  }

  /// What the table holds of the cluster's AOS, read once per run.
  private Optional<Map<Version, Boolean>> table(CheckContext context) {
    return context
        .once(
            Known.class,
            matrix,
            _ -> new Known(aos(context).flatMap(CompatibilityTable.of(matrix)::of)))
        .agents();
  }

  private record Known(Optional<Map<Version, Boolean>> agents) {}

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() ->
            vm.get(NgtInstalledVersion.class)
                .map(NgtInstalledVersion::version)
                .map(installed -> judge(installed, vm, context)))
        .orElse(NO_AGENT);
  }

  private Verdict judge(Version installed, Vm vm, CheckContext context) {
    var agents = table(context).orElse(Map.of());
    var latest = Where.latest(vm, context.inventory());
    var together = agents.get(installed);
    if (together == null) {
      return said(UNLISTED, installed, context);
    }
    if (!together) {
      return said(INCOMPATIBLE, installed, context);
    }
    return latest.filter(installed::isBefore).isPresent()
        ? said(OLDER, installed, context).with("latest", latest.get().text())
        : Verdict.pass();
  }

  private static Verdict said(Diagnosis diagnosis, Version installed, CheckContext context) {
    return diagnosis
        .verdict()
        .with("installed", installed.text())
        .with("aos", aos(context).map(Version::text).orElse("unknown"));
  }
}
