package ncc.source.layout;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.source.partial.Doubts;
import ncc.source.partial.FieldValues;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.source.Layout;

/// One row of a table as it is being read, see [FieldValues]: an entity of the layout's kind.
final class TableRow {
  private final Layout layout;
  private final FieldValues values;

  TableRow(Layout layout) {
    this.layout = layout;
    this.values =
        new FieldValues(
            layout.fields(),
            Stream.of(Stream.of(layout.key()), layout.name().stream(), layout.cluster().stream())
                .flatMap(paths -> paths));
  }

  void clear() {
    values.clear();
  }

  /// The field is one of the table's.
  boolean has(String path) {
    return values.has(path);
  }

  /// The row says `text` in one of its fields; an empty one says nothing.
  void say(String path, String text) {
    values.say(path, text);
  }

  /// Something is there that cannot be read, and may hold these facts.
  void unreadable(Set<FactType> facts, String problem, String found) {
    values.unreadable(facts, problem, found);
  }

  /// The key as it stands there; empty where none does, or two.
  String key() {
    return values.text(layout.key()).orElse("");
  }

  Optional<String> name() {
    return layout.name().flatMap(values::text);
  }

  Optional<String> cluster() {
    return layout.cluster().flatMap(values::text);
  }

  /// How many characters of text it holds that no other row need have.
  int length() {
    return key().length() + name().map(String::length).orElse(0);
  }

  /// What it tells; what cannot be read is among the [#problems] afterwards.
  Facts facts() {
    return Facts.of(values.facts().toArray(Fact[]::new));
  }

  List<Doubts.Problem> problems() {
    return values.problems();
  }
}
