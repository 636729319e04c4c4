package ncc.checks.ngt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// What each VM can do by NGT, what it has lost, and what nobody ever set up (guide, the features
/// that need NGT). What no check of the run tells is unknown.
public final class LossesTable implements SubjectTable {
  private static final String LINK = "ngt_comm_link_check";
  private static final String INSTALLED = "ngt_installed_check";
  private static final String SNAPSHOT = "app_consistent_snapshot_check";
  private static final String RESTORE = "self_service_restore_check";
  private static final String DRIVERS = "virtio_check";
  private static final Set<String> CHECKS = Set.of(LINK, INSTALLED, SNAPSHOT, RESTORE, DRIVERS);

  /// Diagnoses of VMs in which there never was an agent, or none with a certificate of its own.
  static final Set<String> NEVER =
      Set.of("never_reported", "image_not_taken", "absent", "disabled", "no_agent", "incomplete");

  /// Diagnoses of features that an agent which works would have to be given first.
  static final Set<String> NOT_SET_UP =
      Set.of("off", "no_scripts", "required_scripts", "incomplete");

  /// How a feature stands.
  private enum State {
    AVAILABLE("available"),
    LOST("lost"),
    NEVER_SET_UP("never set up"),
    UNKNOWN("unknown");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  @Override
  public String name() {
    return "losses";
  }

  @Override
  public String title() {
    return "What the VM can do by NGT";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "app_consistent_snapshots",
        "self_service_restore",
        "guest_shutdown_and_reboot",
        "static_ip_after_failover",
        "cross_hypervisor_recovery");
  }

  @Override
  public Map<Subject, List<String>> rows(ClusterRun run) {
    var said = new TreeMap<Subject, Map<String, Verdict>>(Finding::compareSubjects);
    for (var check : run.checks()) {
      boolean isOurs = CHECKS.contains(check.check().id());
      findings(check, Kind.VM)
          .forEach(finding -> {
            var verdicts = said.computeIfAbsent(finding.subject(), _ -> new HashMap<>(8));
            if (isOurs) {
              verdicts.put(check.check().id(), finding.verdict());
            }
          });
    }
    boolean isEveryVmSeen = run.isComplete() && run.checks().stream().anyMatch(LossesTable::tells);
    var rows = new LinkedHashMap<Subject, List<String>>();
    said.forEach((vm, verdicts) -> rows.put(vm, new Features(verdicts, isEveryVmSeen).cells()));
    return rows;
  }

  private static Stream<Finding> findings(CheckRun check, Kind kind) {
    return check.groups().stream()
        .flatMap(group -> group.findings().stream())
        .filter(finding -> finding.subject().kind().equals(kind));
  }

  /// It looked at all registered VMs, also where there is none.
  private static boolean tells(CheckRun check) {
    return check.check().id().equals(LINK)
        && findings(check, Kind.CLUSTER).noneMatch(one -> one.status() == Status.ERR);
  }

  /// What is said of one VM, by check.
  ///
  /// @param isEveryVmSeen of whom nothing is said of a link, is not registered with NGT
  private record Features(Map<String, Verdict> said, boolean isEveryVmSeen) {
    List<String> cells() {
      var agent = agent();
      var cells = new ArrayList<String>(5);
      cells.add(application(agent, SNAPSHOT).words);
      cells.add(application(agent, RESTORE).words);
      cells.add(agent.words);
      cells.add(staticIp(agent).words);
      cells.add(recovery(agent).words);
      return cells;
    }

    private State agent() {
      var link = Optional.ofNullable(said.get(LINK));
      var installed = said.get(INSTALLED);
      if (link.isPresent()) {
        var state = agent(link.get());
        boolean isIncomplete = installed != null && installed.diagnosis().equals("incomplete");
        return isIncomplete && state == State.AVAILABLE ? State.UNKNOWN : state;
      }
      if (installed != null && NEVER.contains(installed.diagnosis())) {
        return State.NEVER_SET_UP;
      }
      return isEveryVmSeen && installed != null && installed.status() != Status.ERR
          ? State.NEVER_SET_UP
          : State.UNKNOWN;
    }

    private static State agent(Verdict link) {
      if (isSaid(Exemption.DISABLED, link) || NEVER.contains(link.diagnosis())) {
        return State.NEVER_SET_UP;
      }
      return switch (link.status()) {
        case PASS -> State.AVAILABLE;
        case WARN, FAIL ->
            link.diagnosis().equals("up_though_expired") ? State.AVAILABLE : State.LOST;
        case INFO, SKIP, ERR -> State.UNKNOWN;
      };
    }

    private static boolean isSaid(Verdict skip, Verdict verdict) {
      return verdict.status() == Status.SKIP && verdict.headline().equals(skip.headline());
    }

    private State application(State agent, String check) {
      var verdict = said.get(check);
      if (verdict == null) {
        return agent == State.NEVER_SET_UP ? agent : State.UNKNOWN;
      }
      if (isSaid(Exemption.DISABLED, verdict)
          || isSaid(AppConsistentSnapshotCheck.NOT_ENABLED, verdict)
          || isSaid(SelfServiceRestoreCheck.NOT_ENABLED, verdict)
          || NOT_SET_UP.contains(verdict.diagnosis())
          || agent == State.NEVER_SET_UP) {
        return State.NEVER_SET_UP;
      }
      return switch (verdict.status()) {
        case PASS -> State.AVAILABLE;
        case WARN, FAIL -> isUnknown(agent, verdict) ? State.UNKNOWN : State.LOST;
        case INFO, SKIP, ERR -> State.UNKNOWN;
      };
    }

    /// An agent that is silent may never have been there.
    private static boolean isUnknown(State agent, Verdict verdict) {
      return agent == State.UNKNOWN && verdict.diagnosis().equals("agent_silent");
    }

    /// Needs drivers for the other hypervisor in the guest, besides its agent.
    private State recovery(State agent) {
      var drivers = said.get(DRIVERS);
      if (agent != State.AVAILABLE || drivers == null) {
        return agent == State.AVAILABLE ? State.UNKNOWN : agent;
      }
      if (drivers.diagnosis().equals("no_vm_mobility")) {
        return State.NEVER_SET_UP;
      }
      return drivers.status() == Status.PASS ? State.AVAILABLE : State.UNKNOWN;
    }

    /// Set anew after a failover only where it was static before.
    private State staticIp(State agent) {
      if (agent == State.NEVER_SET_UP) {
        return agent;
      }
      var installed = said.get(INSTALLED);
      if (installed == null) {
        return State.UNKNOWN;
      }
      return installed.values().stream()
          .filter(value -> value.name().equals(NgtInstalledCheck.STATIC_IP))
          .findFirst()
          .map(value -> value.value().equals(true) ? agent : State.NEVER_SET_UP)
          .orElse(State.UNKNOWN);
    }
  }
}
