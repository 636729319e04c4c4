package ncc.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.Subject;

/// Reads the findings that share status and headline. What they share may stand after them, so they
/// become findings at the end.
final class GroupReader {
  private final JsonIn in;
  private final Predicate<Subject> wanted;
  private final List<RawFinding> raw = new ArrayList<>();
  private final Map<String, ValueType> types = new HashMap<>();
  private boolean isPassedOver;

  /// @param wanted what findings are read of
  GroupReader(JsonIn in, Predicate<Subject> wanted) {
    this.in = in;
    this.wanted = wanted;
  }

  /// Empty where it has findings, and none is wanted.
  Optional<FindingGroup> read() throws IOException {
    var fields =
        Fields.read(in, Map.of("findings", this::findings, "value_types", this::valueTypes));
    var shared = shared(fields);
    var findings = new ArrayList<Finding>(raw.size());
    for (var one : raw) {
      findings.add(one.finding(shared, types));
    }
    return findings.isEmpty() && isPassedOver
        ? Optional.empty()
        : Optional.of(new FindingGroup(shared.status(), shared.headline(), findings));
  }

  private void findings() throws IOException {
    in.elements(() -> {
      var one = RawFinding.read(in);
      if (wanted.test(one.subject())) {
        raw.add(one);
      } else {
        isPassedOver = true;
      }
    });
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
