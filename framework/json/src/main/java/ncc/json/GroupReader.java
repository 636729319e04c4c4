package ncc.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;

/// Reads the findings that share status and headline. What they share may stand after them, so they
/// become findings at the end.
final class GroupReader {
  private final JsonIn in;
  private final List<RawFinding> raw = new ArrayList<>();
  private final Map<String, ValueType> types = new HashMap<>();

  GroupReader(JsonIn in) {
    this.in = in;
  }

  FindingGroup read() throws IOException {
    var fields =
        Fields.read(in, Map.of("findings", this::findings, "value_types", this::valueTypes));
    var shared = shared(fields);
    var findings = new ArrayList<Finding>(raw.size());
    for (var one : raw) {
      findings.add(one.finding(shared, types));
    }
    return new FindingGroup(shared.status(), shared.headline(), findings);
  }

  private void findings() throws IOException {
    in.elements(() -> raw.add(RawFinding.read(in)));
  }

  private void valueTypes() throws IOException {
    types.putAll(RawFinding.types(in));
  }

  private static Verdict shared(Fields group) throws IOException {
    var status = group.constant("status", Status.class);
    var headline = group.text("headline");
    var template = group.textIfAny("detail_template").orElse("");
    var diagnosis = group.textIfAny("diagnosis").orElse("");
    var remedy = group.textIfAny("remedy").orElse("");
    return group.made(() -> new Verdict(status, headline, template, List.of(), diagnosis, remedy));
  }
}
