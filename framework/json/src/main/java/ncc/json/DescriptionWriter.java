package ncc.json;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.inventory.FactType;
import ncc.spi.run.CheckDescription;
import org.jspecify.annotations.Nullable;

/// Writes a check's metadata, and its parameters apart from it.
final class DescriptionWriter {
  private final JsonOut json;

  DescriptionWriter(JsonOut json) {
    this.json = json;
  }

  void members(CheckDescription check) throws IOException {
    json.member("id", check.id());
    json.member("module", check.module());
    json.member("path", check.path());
    json.member("title", check.title());
    json.member("description", check.description());
    json.texts("causes", check.causes());
    json.texts("resolutions", check.resolutions());
    json.member("impact", check.impact());
    json.texts("categories", check.categories());
    json.member("interval_seconds", check.interval());
    json.member("kb", orNull(check.kb()));
    json.member("kb_link", check.kbLink().orElse(null));
    json.member("number", orNull(check.number()));
    if (check.alert().isPresent()) {
      json.object("alert", () -> alert(check.alert().get()));
    } else if (check.raiseAfter() != 1 || !check.autoResolve()) {
      json.member("raise_after", check.raiseAfter());
      json.member("auto_resolve", check.autoResolve());
    }
    json.texts("needs", names(check.needs()));
    json.texts("uses", names(check.uses()));
    json.array("metrics", () -> metrics(check.metrics()));
    if (!check.diagnoses().isEmpty()) {
      json.array("diagnoses", () -> diagnoses(check.diagnoses()));
    }
  }

  void parameters(List<CheckDescription.Parameter> parameters) throws IOException {
    for (var parameter : parameters) {
      json.object(() -> {
        json.member("name", parameter.name());
        json.member("kind", parameter.kind());
        json.member("doc", parameter.doc());
        json.member("standard", parameter.standard());
        json.member("value", parameter.value());
      });
    }
  }

  private void alert(CheckDescription.Alert alert) throws IOException {
    json.member("id", alert.id());
    json.member("title", alert.title());
    json.member("raise_after", alert.raiseAfter());
    json.member("auto_resolve", alert.autoResolve());
  }

  private void metrics(List<CheckDescription.Metric> metrics) throws IOException {
    for (var metric : metrics) {
      json.object(() -> {
        json.member("value", metric.value());
        json.member("name", metric.name());
        json.member("help", metric.help());
      });
    }
  }

  private void diagnoses(List<Diagnosis> diagnoses) throws IOException {
    for (var one : diagnoses) {
      json.object(() -> {
        json.member("id", one.id());
        json.member("status", one.status());
        json.member("headline", one.headline());
        json.member("detail_template", one.detail());
        json.texts("causes", one.causes());
        json.member("impact", one.impact());
        json.array("remedies", () -> remedies(one.remedies()));
        json.texts("explains", one.explains());
      });
    }
  }

  private void remedies(List<Remedy> remedies) throws IOException {
    for (var one : remedies) {
      json.object(() -> {
        json.member("id", one.id());
        json.member("title", one.title());
        json.array("steps", () -> steps(one.steps()));
        json.member("condition", one.condition().map(Condition::words).orElse(null));
        json.member("requires", one.requires());
        json.member("disrupts", one.disrupts());
        json.member("verify", one.verify());
      });
    }
  }

  private void steps(List<Remedy.Step> steps) throws IOException {
    for (var step : steps) {
      json.object(() -> {
        json.member("route", step.route());
        json.member("text", step.text());
      });
    }
  }

  /// The names of `facts`, in their order.
  static List<String> names(Collection<FactType> facts) {
    return facts.stream().map(FactType::id).toList();
  }

  private static @Nullable Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
