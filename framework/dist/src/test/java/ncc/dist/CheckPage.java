package ncc.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Durations;
import ncc.spi.check.Remedy;
import ncc.spi.run.CheckDescription;

/// The page of a check, in Markdown.
record CheckPage(CheckDescription check) {
  static String of(CheckDescription check) {
    return String.join("\n", new CheckPage(check).lines()) + "\n";
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("# " + check.title());
    lines.add("");
    lines.add(check.description() + ".");
    lines.add("");
    lines.add("    ncc " + check.words());
    lines.add("");
    lines.add("Runs every " + Durations.text(check.interval()) + " in a daemon.");
    check
        .alert()
        .ifPresent(alert -> lines.add("Raises " + alert.id() + ", " + alert.title() + "."));
    check.kbLink().ifPresent(link -> lines.add("KB article: <" + link + ">."));
    parameters(lines);
    lines.add("");
    lines.add("## What it can find");
    lines.add("");
    lines.add("| status | diagnosis | headline |");
    lines.add("|---|---|---|");
    check
        .diagnoses()
        .forEach(one ->
            lines.add(
                "| %s | [%s](#%s) | %s |"
                    .formatted(one.status(), one.id(), one.id(), one.headline())));
    check.diagnoses().forEach(one -> diagnosis(one, lines));
    lines.add("");
    lines.add("## Remedies");
    lines.add("");
    lines.add("The first of a diagnosis whose condition the facts meet is advised. ncc runs none.");
    check.diagnoses().stream()
        .flatMap(one -> one.remedies().stream())
        .distinct()
        .forEach(remedy -> remedy(remedy, lines));
    return lines;
  }

  private void parameters(List<String> lines) {
    if (check.parameters().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("| parameter | default | |");
    lines.add("|---|---|---|");
    check
        .parameters()
        .forEach(one ->
            lines.add("| `%s` | %s | %s |".formatted(one.name(), one.standard(), one.doc())));
  }

  private static void diagnosis(Diagnosis one, List<String> lines) {
    lines.add("");
    lines.add("### " + one.id());
    lines.add("");
    var detail = one.detail().isEmpty() ? "" : ": " + one.detail();
    lines.add("`" + one.status() + "` " + one.headline() + detail + ".");
    if (!one.causes().isEmpty()) {
      lines.add("");
      lines.add("Causes:");
      lines.add("");
      one.causes().forEach(cause -> lines.add("- " + cause));
    }
    if (!one.impact().isEmpty()) {
      lines.add("");
      lines.add("Impact: " + one.impact() + ".");
    }
    if (!one.remedies().isEmpty()) {
      lines.add("");
      lines.add(
          "Remedies: "
              + one.remedies().stream()
                  .map(remedy -> "[%s](#%s)".formatted(remedy.id(), remedy.id()))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (!one.explains().isEmpty()) {
      lines.add("");
      lines.add("Explains: `" + String.join("`, `", one.explains()) + "`.");
    }
  }

  private static void remedy(Remedy remedy, List<String> lines) {
    lines.add("");
    lines.add("### " + remedy.id());
    lines.add("");
    lines.add(
        remedy.title() + remedy.condition().map(one -> " (" + one.words() + ")").orElse("") + ".");
    var at = Optional.<Remedy.Route>empty();
    for (var step : remedy.steps()) {
      if (at.filter(step.route()::equals).isEmpty()) {
        lines.add("");
        lines.add(step.route().words() + ":");
        lines.add("");
      }
      at = Optional.of(step.route());
      lines.add("    " + Remedy.shown(step.text()));
    }
    if (!remedy.requires().isEmpty()) {
      lines.add("");
      lines.add("Before: " + remedy.requires() + ".");
    }
    if (!remedy.disrupts().isEmpty()) {
      lines.add("");
      lines.add("Meanwhile: " + remedy.disrupts() + ".");
    }
  }
}
