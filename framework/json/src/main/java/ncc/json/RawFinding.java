package ncc.json;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import org.jspecify.annotations.Nullable;

/// A finding as it stands in the document, before it is known what it shares with its group.
final class RawFinding {
  private final JsonIn in;
  private final JsonIn.Place place;
  private final List<RawValue> values = new ArrayList<>(2);
  private Map<String, ValueType> types = Map.of();
  private @Nullable String template;
  private @Nullable String diagnosis;
  private @Nullable String remedy;
  private @Nullable Kind kind;
  private @Nullable String id;
  private @Nullable String name;

  private record RawValue(String name, Object json) {}

  private RawFinding(JsonIn in) {
    this.in = in;
    this.place = in.place();
  }

  static RawFinding read(JsonIn in) throws IOException {
    var finding = new RawFinding(in);
    in.members(finding::member);
    return finding;
  }

  /// The types in an object of names and types.
  static Map<String, ValueType> types(JsonIn in) throws IOException {
    var types = new HashMap<String, ValueType>();
    in.members(name -> types.put(name, constant(in, ValueType.values())));
    return types;
  }

  /// @param shared the verdict that its group has in common
  /// @param sharedTypes the types of values that its group has in common
  Finding finding(Verdict shared, Map<String, ValueType> sharedTypes) throws IOException {
    return new Finding(
        subject(),
        new Verdict(
            shared.status(),
            shared.headline(),
            template == null ? shared.detail() : template,
            values(sharedTypes),
            diagnosis == null ? shared.diagnosis() : diagnosis,
            remedy == null ? shared.remedy() : remedy));
  }

  Subject subject() throws IOException {
    if (kind == null || id == null || name == null) {
      throw in.wrong(place, "a finding without a subject; expected its kind, id and name");
    }
    return new Subject(kind, id, name);
  }

  private List<Verdict.Value> values(Map<String, ValueType> sharedTypes) throws IOException {
    var typed = new ArrayList<Verdict.Value>(values.size());
    for (var value : values) {
      var type = types.getOrDefault(value.name(), sharedTypes.get(value.name()));
      typed.add(new Verdict.Value(value.name(), typed(value, type)));
    }
    return typed;
  }

  private Object typed(RawValue value, @Nullable ValueType told) throws IOException {
    var type = told == null ? Scalars.evident(value.json()) : told;
    try {
      return Scalars.of(type, value.json());
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      throw in.wrong(
          place,
          Quoted.of(value.name()) + " is " + Quoted.of(value.json()) + "; expected type " + type);
    }
  }

  private void member(String member) throws IOException {
    switch (member) {
      case "subject" -> in.members(this::subject);
      case "detail_template" -> template = in.text();
      case "diagnosis" -> diagnosis = in.text();
      case "remedy" -> remedy = in.text();
      case "values" -> in.members(this::value);
      case "value_types" -> types = types(in);
      default -> in.skip();
    }
  }

  private void subject(String member) throws IOException {
    switch (member) {
      case "kind" -> kind = kind(in);
      case "id" -> id = in.text();
      case "name" -> name = in.text();
      default -> in.skip();
    }
  }

  private void value(String member) throws IOException {
    var json = in.scalar();
    if (json != null) {
      values.add(new RawValue(member, json));
    }
  }

  private static Kind kind(JsonIn in) throws IOException {
    var text = in.text();
    try {
      return Kind.of(text);
    } catch (IllegalArgumentException _) {
      throw in.wrong("found " + Quoted.of(text) + "; expected a kind such as VM");
    }
  }

  private static <E> E constant(JsonIn in, E[] constants) throws IOException {
    var text = in.text();
    for (var constant : constants) {
      if (constant.toString().equals(text)) {
        return constant;
      }
    }
    throw in.wrong("found " + Quoted.of(text) + "; expected " + Scalars.oneOf(constants));
  }
}
