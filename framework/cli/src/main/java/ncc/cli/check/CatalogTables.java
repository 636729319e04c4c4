package ncc.cli.check;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.CheckSelection;
import ncc.engine.ConfigurationException;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Durations;
import ncc.spi.check.Remedy;
import ncc.spi.inventory.FactType;
import ncc.spi.run.CheckDescription;

/// What can be checked, as tables and pages for a person.
public final class CatalogTables {
  private final Catalog catalog;
  private final PrintStream out;
  private final int columns;

  public CatalogTables(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.out = environment.out();
    this.columns = environment.screen().columns();
  }

  /// NCC's answer to `ncc` alone: its modules.
  public int modules() {
    var modules = catalog.modules();
    int width = modules.keySet().stream().mapToInt(String::length).max().orElse(0);
    width = Math.max(width, "Module".length());
    var line = "+" + "-".repeat(width + 2) + "+--------+";
    out.println(line);
    out.printf("| %-" + width + "s | Checks |%n", "Module");
    out.println(line);
    for (var module : modules.entrySet()) {
      out.printf("| %-" + width + "s | %6d |%n", module.getKey(), module.getValue().size());
    }
    out.println(line);
    out.println();
    out.println("ncc health_checks run_all             runs every check");
    out.println("ncc health_checks <module> run_all    runs a module");
    out.println("ncc health_checks <module>            shows what it holds");
    out.println("ncc --help                            shows options and examples");
    return ExitCode.OK;
  }

  /// Every check, by module.
  public int checks() {
    catalog.modules().keySet().forEach(this::checks);
    return ExitCode.OK;
  }

  /// The checks of one module and of those below it.
  public int checks(String path) {
    var checks =
        catalog.checks().stream()
            .filter(check -> (check.description().module() + "/").startsWith(path + "/"))
            .toList();
    int width = checks.stream().mapToInt(check -> check.id().length()).max().orElse(0);
    out.println(path);
    for (CheckPlugin check : checks) {
      out.printf("  %-" + width + "s  %s%n", check.id(), check.description().title());
    }
    return ExitCode.OK;
  }

  public int describe(List<String> ids) throws Failure {
    for (String id : ids) {
      try {
        int dot = id.indexOf('.');
        if (dot < 0) {
          describe(CheckSelection.require(catalog, id).description());
        } else {
          diagnosis(
              CheckSelection.require(catalog, id.substring(0, dot)).description(),
              id.substring(dot + 1));
        }
      } catch (ConfigurationException e) {
        throw Failure.of(ExitCode.USAGE, e);
      }
    }
    return ExitCode.OK;
  }

  private void describe(CheckDescription check) {
    out.println(check.id() + " - " + check.title());
    out.println();
    paragraph("", check.description());
    out.println();
    out.println("Run it:      ncc " + check.words());
    out.println("Schedule:    every " + Durations.exact(check.interval()));
    if (check.alert().isPresent()) {
      alert(check.alert().get());
    } else if (check.raiseAfter() > 1 || !check.autoResolve()) {
      ownAlert(check);
    }
    check.kbLink().ifPresent(link -> out.println("KB article:  " + link));
    out.println("Categories:  " + String.join(", ", check.categories()));
    if (check.diagnoses().isEmpty()) {
      list("Causes", check.causes());
      list("Resolutions", check.resolutions());
      list("Impact", List.of(check.impact()));
    } else {
      diagnoses(check);
    }
    parameters(check);
    facts("Facts it needs, and what tells them", check.needs(), FactBringers.of(catalog));
    facts("Facts it also uses, and sources", check.uses(), FactBringers.schemes(catalog));
    out.println();
  }

  private void alert(CheckDescription.Alert alert) {
    out.printf(
        "Alert:       %s %s, after %d unhealthy run(s), %s%n",
        alert.id(),
        alert.title(),
        alert.raiseAfter(),
        alert.autoResolve() ? "resolves by itself" : "resolved by hand");
  }

  /// Of a check whose alert is called as it is itself.
  private void ownAlert(CheckDescription check) {
    out.printf(
        "Alert:       %s, after %d unhealthy run(s), %s%n",
        check.id(),
        check.raiseAfter(),
        check.autoResolve() ? "resolves by itself" : "resolved by hand");
  }

  private void list(String heading, List<String> texts) {
    out.println();
    out.println(heading);
    texts.forEach(text -> paragraph("- ", text));
  }

  /// What it can find, one under the other; a headline that several share stands once.
  private void diagnoses(CheckDescription check) {
    out.println();
    paragraph("", "Diagnoses; ncc describe " + check.id() + ".<diagnosis> tells what to do");
    var last = "";
    for (var one : check.diagnoses()) {
      var detail = one.detail().isEmpty() ? "" : ": " + one.detail();
      boolean isShared =
          check.diagnoses().stream()
              .anyMatch(other -> !other.equals(one) && other.headline().equals(one.headline()));
      var told = isShared ? one.headline() + detail : one.headline();
      var what = one.headline().equals(last) ? "…" + detail : told;
      last = one.headline();
      paragraph("- ", one.status() + " " + one.id() + ": " + Remedy.shown(what));
    }
  }

  private void diagnosis(CheckDescription check, String id) throws ConfigurationException {
    var one = check.diagnosis(id).orElseThrow(() -> unknown(check, id));
    out.println(check.id() + "." + one.id() + " - " + one.status());
    out.println();
    paragraph("", Remedy.shown(one.headline()));
    if (!one.detail().isEmpty()) {
      paragraph("", Remedy.shown(one.detail()));
    }
    list("Causes", one.causes());
    if (!one.impact().isEmpty()) {
      list("Impact", List.of(one.impact()));
    }
    out.println();
    out.println(one.remedies().isEmpty() ? "No remedy is known" : "Remedies; the first that fits");
    one.remedies().forEach(this::remedy);
    if (!one.explains().isEmpty()) {
      list("It explains what these checks find on the same subject", one.explains());
    }
    out.println();
  }

  private void remedy(Remedy remedy) {
    var when = remedy.condition().map(condition -> " (" + condition.words() + ")").orElse("");
    paragraph("- ", remedy.title() + when);
    var at = Optional.<Remedy.Route>empty();
    for (var step : remedy.steps()) {
      if (at.filter(step.route()::equals).isEmpty()) {
        out.println("  " + step.route().words() + ":");
      }
      at = Optional.of(step.route());
      out.println("    " + Remedy.shown(step.text()));
    }
    if (!remedy.requires().isEmpty()) {
      paragraph("  ", "Before: " + remedy.requires());
    }
    if (!remedy.disrupts().isEmpty()) {
      paragraph("  ", "Meanwhile: " + remedy.disrupts());
    }
    if (!remedy.verify().isEmpty()) {
      out.println("  Whether it worked: " + Remedy.shown(remedy.verify()));
    }
  }

  private static ConfigurationException unknown(CheckDescription check, String id) {
    var ids = check.diagnoses().stream().map(Diagnosis::id).toList();
    return new ConfigurationException(
        ids.isEmpty()
            ? "%s lists no diagnoses; 'ncc describe %s' tells what it does"
                .formatted(check.id(), check.id())
            : "%s has no diagnosis '%s'; it has %s"
                .formatted(check.id(), id, String.join(", ", ids)));
  }

  private void parameters(CheckDescription check) {
    out.println();
    out.println(check.parameters().isEmpty() ? "No parameters" : "Parameters");
    for (var one : check.parameters()) {
      var standard = one.standard().isEmpty() ? "none" : one.standard();
      paragraph("- ", one.name() + " (" + one.kind() + ", default " + standard + "): " + one.doc());
    }
  }

  private void facts(String heading, Set<FactType> facts, Map<FactType, List<String>> bringers) {
    if (facts.isEmpty()) {
      return;
    }
    out.println();
    out.println(heading);
    var titles = new LinkedHashMap<String, List<String>>();
    for (FactType fact : new TreeSet<>(facts)) {
      var by = bringers.getOrDefault(fact, List.of()).stream().distinct().toList();
      titles
          .computeIfAbsent(by.isEmpty() ? "none" : String.join("; ", by), _ -> new ArrayList<>())
          .add(fact.title());
    }
    titles.forEach((by, all) -> paragraph("- ", String.join(", ", all) + ": " + by));
  }

  private void paragraph(String lead, String text) {
    var indent = " ".repeat(lead.length());
    var line = new StringBuilder(lead);
    for (String word : text.split(" ", -1)) {
      if (line.length() > lead.length() && line.length() + word.length() > columns) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.append(indent);
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
