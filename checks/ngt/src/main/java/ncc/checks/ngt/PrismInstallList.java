package ncc.checks.ngt;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.report.PlanFormat;
import ncc.spi.report.PrintableText;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Finding;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// The VMs into which NGT is to be installed, as the panel "Install NGT" of Prism Central takes
/// them (guide, the installation on several VMs): a list in JSON of UUIDs, names and credentials,
/// whose places are left for who pastes it. VMs of which `ngt_install_prerequisites_check` found
/// that something is missing are left out.
public final class PrismInstallList implements ReportFormat {
  /// Remedies that Prism's own installation stands in for.
  private static final Set<String> INSTALLATIONS =
      Stream.concat(
              Stream.of(Installation.ALL)
                  .filter(remedy -> !remedy.equals(Agent.START_FIRST))
                  .map(remedy -> remedy.id()),
              Stream.of("enable"))
          .collect(Collectors.toUnmodifiableSet());

  private static final String PREREQUISITES = "ngt_install_prerequisites_check";

  @Override
  public String name() {
    return "prism-json";
  }

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    write(Plan.of(run, _ -> true, Plan.MOST_IN_WAVE), run, out);
  }

  @Override
  public Optional<PlanFormat> plans() {
    return Optional.of((plan, run, _, out) -> write(plan, run, out));
  }

  private static void write(Plan plan, Run run, Appendable out) throws IOException {
    var unready = unready(run);
    var vms = new TreeSet<Subject>(Finding::compareSubjects);
    for (var task : plan.tasks()) {
      if (INSTALLATIONS.contains(task.remedy().id())) {
        task.subjects().stream()
            .filter(subject -> subject.kind().equals(Kind.VM) && !unready.contains(subject))
            .forEach(vms::add);
      }
    }
    out.append('[');
    var separator = "\n";
    for (var vm : vms) {
      out.append(separator).append(line(vm));
      separator = ",\n";
    }
    out.append(vms.isEmpty() ? "]\n" : "\n]\n");
  }

  private static Set<Subject> unready(Run run) {
    var unready = new HashSet<Subject>();
    for (var cluster : run.clusters()) {
      for (var check : cluster.checks()) {
        if (check.check().id().equals(PREREQUISITES)) {
          check.groups().stream()
              .filter(group -> List.of(Status.WARN, Status.FAIL).contains(group.status()))
              .flatMap(group -> group.findings().stream())
              .forEach(finding -> unready.add(finding.subject()));
        }
      }
    }
    return unready;
  }

  private static String line(Subject vm) {
    return "  {\"uuid\": %s, \"vmname\": %s, \"credentials\": {\"username\": %s, \"password\": %s}}"
        .formatted(quoted(vm.id()), quoted(vm.name()), quoted("<username>"), quoted("<password>"));
  }

  /// What [PrintableText] escapes it escapes as JSON does; it leaves quotes.
  private static String quoted(String text) {
    return '"' + PrintableText.of(text).replace("\"", "\\\"") + '"';
  }
}
