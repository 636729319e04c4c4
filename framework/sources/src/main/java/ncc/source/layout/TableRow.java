package ncc.source.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ncc.source.partial.Doubts;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.source.Layout;
import org.jspecify.annotations.Nullable;

/// One row of a table as it is being read: its fields may come in any order. Readers keep one row
/// and use it again after [#clear].
final class TableRow {
  private static final int MOST_KNOWN = 10_000;

  private final Layout layout;
  private final Map<String, Integer> places = new HashMap<>();
  private final @Nullable String[] texts;
  private final boolean[] isTwice;
  private final List<Doubts.Problem> problems = new ArrayList<>();
  private final List<Map<String, Optional<Fact>>> known;

  TableRow(Layout layout) {
    this.layout = layout;
    layout.fields().forEach(field -> places.put(field.path(), places.size()));
    place(layout.key());
    layout.name().ifPresent(this::place);
    layout.cluster().ifPresent(this::place);
    this.texts = new @Nullable String[places.size()];
    this.isTwice = new boolean[places.size()];
    this.known =
        Stream.<Map<String, Optional<Fact>>>generate(HashMap::new)
            .limit(layout.fields().size())
            .toList();
  }

  private int placeOf(String path) {
    return requireNonNull(places.get(path), path);
  }

  private void place(String path) {
    places.put(path, places.size());
  }

  void clear() {
    Arrays.fill(texts, null);
    Arrays.fill(isTwice, false);
    problems.clear();
  }

  /// The field is one of the table's.
  boolean has(String path) {
    return places.containsKey(path);
  }

  /// The row says `text` in one of its fields; an empty one says nothing.
  void say(String path, String text) {
    int place = placeOf(path);
    var before = texts[place];
    isTwice[place] |= before != null && !before.equals(text);
    texts[place] = text;
  }

  /// Something is there that cannot be read, and may hold these facts.
  void unreadable(Set<FactType> facts, String problem, String found) {
    problems.add(new Doubts.Problem(problem, found, facts));
  }

  /// The key as it stands there; empty where none does, or two.
  String key() {
    return text(layout.key()).orElse("");
  }

  Optional<String> name() {
    return layout.name().flatMap(this::text);
  }

  Optional<String> cluster() {
    return layout.cluster().flatMap(this::text);
  }

  private Optional<String> text(String path) {
    int place = placeOf(path);
    var text = texts[place];
    return text == null || text.isEmpty() || isTwice[place] ? Optional.empty() : Optional.of(text);
  }

  /// The row has this field, whatever stands there.
  boolean says(Layout.Field field) {
    return texts[placeOf(field.path())] != null;
  }

  /// How many characters of text it holds that no other row need have.
  int length() {
    return key().length() + name().map(String::length).orElse(0);
  }

  /// What it tells; what cannot be read is among the [#problems] afterwards.
  Facts facts() {
    var told = new LinkedHashMap<FactType, Fact>();
    var lost = new TreeSet<FactType>();
    for (int i = 0; i < layout.fields().size(); i++) {
      tell(i, told, lost);
    }
    told.keySet().removeAll(lost);
    return Facts.of(told.values().toArray(Fact[]::new));
  }

  private void tell(int place, Map<FactType, Fact> told, Set<FactType> lost) {
    var field = layout.fields().get(place);
    var text = texts[place];
    if (isTwice[place]) {
      lose(field, "stands in one row twice with two values", "", lost);
    } else if (text != null && !text.isEmpty()) {
      var fact = read(place, field, text);
      var before = fact.isPresent() ? told.putIfAbsent(field.fact(), fact.get()) : null;
      if (fact.isEmpty()) {
        lose(field, "is not " + field.notation().expected(), text, lost);
      } else if (before != null && !before.agrees(fact.get())) {
        lose(field, "differs from another field of its row", text, lost);
      }
    }
  }

  private void lose(Layout.Field field, String problem, String text, Set<FactType> lost) {
    lost.add(field.fact());
    unreadable(Set.of(field.fact()), "'%s' %s".formatted(field.path(), problem), text);
  }

  /// A fleet has few values, each of which is kept once.
  private Optional<Fact> read(int place, Layout.Field field, String text) {
    var values = known.get(place);
    if (values.size() >= MOST_KNOWN) {
      values.clear();
    }
    return values.computeIfAbsent(text, field::read);
  }

  List<Doubts.Problem> problems() {
    return List.copyOf(problems);
  }
}
