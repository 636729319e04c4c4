package ncc.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Subject;

/// Writes the findings of one check, what they share once for each group.
final class GroupWriter {
  private final JsonOut json;
  private final FindingIds ids;

  GroupWriter(JsonOut json, FindingIds ids) {
    this.json = json;
    this.ids = ids;
  }

  void groups(List<FindingGroup> groups) throws IOException {
    for (var group : groups) {
      json.tallObject(() -> group(group));
    }
  }

  private void group(FindingGroup group) throws IOException {
    var shared = group.findings().getFirst().verdict();
    var types = types(group);
    json.member("status", group.status());
    json.member("headline", group.headline());
    json.member("detail_template", shared.detail());
    advice(shared);
    json.member("count", group.findings().size());
    types("value_types", types);
    json.tallArray("findings", () -> findings(group, shared, types));
  }

  private void findings(FindingGroup group, Verdict shared, Map<String, ValueType> types)
      throws IOException {
    for (var finding : group.findings()) {
      json.object(() -> finding(finding, shared, types));
    }
  }

  private void finding(Finding finding, Verdict shared, Map<String, ValueType> types)
      throws IOException {
    var verdict = finding.verdict();
    common(finding);
    if (!verdict.detail().equals(shared.detail())) {
      json.member("detail_template", verdict.detail());
    }
    if (!verdict.diagnosis().equals(shared.diagnosis())) {
      json.member("diagnosis", verdict.diagnosis());
    }
    if (!verdict.remedy().equals(shared.remedy())) {
      json.member("remedy", verdict.remedy());
    }
    types("value_types", deviations(verdict, types));
  }

  /// What a finding has in every form of JSON: id, subject, detail, values.
  void common(Finding finding) throws IOException {
    json.member("id", ids.next(finding.subject()));
    json.object("subject", () -> subject(finding.subject()));
    if (finding.status() != Status.PASS && !finding.verdict().detail().isEmpty()) {
      json.member("detail", finding.verdict().renderedDetail());
    }
    json.object("values", () -> values(finding.verdict()));
  }

  /// The ids of diagnosis and remedy, where it has them.
  void advice(Verdict verdict) throws IOException {
    if (!verdict.diagnosis().isEmpty()) {
      json.member("diagnosis", verdict.diagnosis());
    }
    if (!verdict.remedy().isEmpty()) {
      json.member("remedy", verdict.remedy());
    }
  }

  private void subject(Subject subject) throws IOException {
    json.member("kind", subject.kind());
    json.member("id", subject.id());
    json.member("name", subject.name());
  }

  private void values(Verdict verdict) throws IOException {
    for (var value : verdict.values()) {
      json.member(value.name(), value.value());
    }
  }

  private void types(String name, Map<String, ValueType> types) throws IOException {
    if (!types.isEmpty()) {
      json.object(
          name,
          () -> {
            for (var type : types.entrySet()) {
              json.member(type.getKey(), type.getValue().toString());
            }
          });
    }
  }

  /// The types that JSON does not tell, each as it is where its name is first used so.
  private static Map<String, ValueType> types(FindingGroup group) {
    var types = new LinkedHashMap<String, ValueType>();
    for (var finding : group.findings()) {
      for (var value : finding.verdict().values()) {
        var type = ValueType.of(value);
        if (!type.isEvident()) {
          types.putIfAbsent(value.name(), type);
        }
      }
    }
    return types;
  }

  private static Map<String, ValueType> deviations(Verdict verdict, Map<String, ValueType> types) {
    var deviations = Map.<String, ValueType>of();
    for (var value : verdict.values()) {
      var type = ValueType.of(value);
      var told = types.get(value.name());
      if (told != null && told != type) {
        deviations = new LinkedHashMap<>(deviations);
        deviations.put(value.name(), type);
      }
    }
    return deviations;
  }
}
