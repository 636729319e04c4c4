package ncc.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Status;
import ncc.spi.run.CheckDescription;

/// Reads a check's metadata and the parameters that stand apart from it.
final class DescriptionReader {
  private DescriptionReader() {}

  static CheckDescription read(Fields check, List<Fields> parameters) throws IOException {
    return new CheckDescription(
        check.text("id"),
        check.text("module"),
        check.text("title"),
        check.text("description"),
        check.texts("causes"),
        check.texts("resolutions"),
        check.text("impact"),
        check.texts("categories"),
        check.seconds("interval_seconds"),
        check.numberIfAny("kb"),
        check.numberIfAny("number"),
        alert(check),
        check.facts("needs"),
        check.facts("uses"),
        metrics(check.objects("metrics")),
        parameters(parameters),
        raising(check).numberIfAny("raise_after").orElse(1),
        !raising(check).has("auto_resolve") || raising(check).truth("auto_resolve"),
        diagnoses(check.objects("diagnoses")));
  }

  /// Where it says when its alert is raised: with the alert, else, where it has none, itself.
  private static Fields raising(Fields check) throws IOException {
    return check.objectIfAny("alert").orElse(check);
  }

  private static Optional<CheckDescription.Alert> alert(Fields check) throws IOException {
    var alert = check.objectIfAny("alert");
    return alert.isEmpty() ? Optional.empty() : Optional.of(alertOf(alert.get()));
  }

  private static CheckDescription.Alert alertOf(Fields alert) throws IOException {
    return new CheckDescription.Alert(
        alert.text("id"),
        alert.text("title"),
        alert.number("raise_after"),
        alert.truth("auto_resolve"));
  }

  private static List<CheckDescription.Metric> metrics(List<Fields> metrics) throws IOException {
    var read = new ArrayList<CheckDescription.Metric>();
    for (var metric : metrics) {
      read.add(
          new CheckDescription.Metric(
              metric.text("value"), metric.text("name"), metric.text("help")));
    }
    return read;
  }

  private static List<Diagnosis> diagnoses(List<Fields> diagnoses) throws IOException {
    var read = new ArrayList<Diagnosis>();
    for (var one : diagnoses) {
      read.add(
          new Diagnosis(
              one.text("id"),
              one.constant("status", Status.class),
              one.text("headline"),
              one.text("detail_template"),
              one.texts("causes"),
              one.text("impact"),
              remedies(one.objects("remedies")),
              one.texts("explains")));
    }
    return read;
  }

  private static List<Remedy> remedies(List<Fields> remedies) throws IOException {
    var read = new ArrayList<Remedy>();
    for (var one : remedies) {
      var id = one.text("id");
      var title = one.text("title");
      var steps = new ArrayList<Remedy.Step>();
      for (var step : one.objects("steps")) {
        steps.add(new Remedy.Step(step.constant("route", Remedy.Route.class), step.text("text")));
      }
      var condition = one.textIfAny("condition").map(Condition::told);
      var requires = one.textIfAny("requires").orElse("");
      var disrupts = one.text("disrupts");
      var verify = one.text("verify");
      read.add(one.made(() -> new Remedy(id, title, steps, condition, requires, disrupts, verify)));
    }
    return read;
  }

  private static List<CheckDescription.Parameter> parameters(List<Fields> parameters)
      throws IOException {
    var read = new ArrayList<CheckDescription.Parameter>();
    for (var parameter : parameters) {
      read.add(
          new CheckDescription.Parameter(
              parameter.text("name"),
              parameter.text("kind"),
              parameter.text("doc"),
              parameter.text("standard"),
              parameter.text("value")));
    }
    return read;
  }
}
