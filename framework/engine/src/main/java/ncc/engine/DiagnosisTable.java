package ncc.engine;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;

/// The answers of a check, and what they say of the check as a whole.
record DiagnosisTable(List<Diagnosis> diagnoses) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*");

  /// @throws IllegalArgumentException with one sentence that names what is wrong
  static void requireSound(List<Diagnosis> diagnoses) {
    var ids = new HashSet<String>();
    for (var one : diagnoses) {
      requireId("diagnosis", one.id());
      Descriptions.require(ids.add(one.id()), "diagnosis '" + one.id() + "' is there twice");
      texts(one).forEach(text -> Descriptions.requireText("diagnosis " + one.id(), text));
    }
    for (var one : diagnoses.stream().flatMap(all -> all.remedies().stream()).distinct().toList()) {
      requireId("remedy", one.id());
      Descriptions.require(
          ids.add("remedy " + one.id()), "remedy '" + one.id() + "' stands for two things");
      texts(one).forEach(text -> Descriptions.requireText("remedy " + one.id(), text));
    }
  }

  private static void requireId(String what, String id) {
    Descriptions.require(
        ID.matcher(id).matches(), "'" + id + "' is no id of a " + what + "; use a-z 0-9 _");
  }

  private static Stream<String> texts(Diagnosis one) {
    var optional = Stream.of(one.detail(), one.impact()).filter(text -> !text.isEmpty());
    return Stream.of(
            Stream.of(one.headline()), optional, one.causes().stream(), one.explains().stream())
        .flatMap(texts -> texts);
  }

  private static Stream<String> texts(Remedy one) {
    var optional =
        Stream.of(one.requires(), one.disrupts(), one.verify()).filter(text -> !text.isEmpty());
    return Stream.of(
            Stream.of(one.title()),
            one.steps().stream().map(Remedy.Step::text),
            one.condition().map(Condition::words).stream(),
            optional)
        .flatMap(texts -> texts);
  }

  List<String> causes() {
    return diagnoses.stream().flatMap(one -> one.causes().stream()).distinct().toList();
  }

  List<String> resolutions() {
    return diagnoses.stream()
        .flatMap(one -> one.remedies().stream())
        .map(Remedy::text)
        .distinct()
        .toList();
  }

  String impact() {
    return diagnoses.stream()
        .map(Diagnosis::impact)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
