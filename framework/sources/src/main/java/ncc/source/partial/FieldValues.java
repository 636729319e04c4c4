package ncc.source.partial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.source.Layout;
import org.jspecify.annotations.Nullable;

/// What one row says in the fields of a layout, as it is being read: its fields may come in any
/// order. Readers keep one and use it again after [#clear].
public final class FieldValues {
  private static final int MOST_KNOWN = 10_000;
  private static final int LONGEST_KNOWN = 1_000;

  private final List<Layout.Field> fields;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] placeOf;
  private final @Nullable String[] texts;

  /// Of a list, its values from the second on, each behind the end of a line.
  private final @Nullable StringBuilder[] rests;

  private final boolean[] isTwice;
  private final boolean[] isList;
  private final boolean[] isNone;
  private final boolean[] isSaid;
  private final List<Doubts.Problem> problems = new ArrayList<>();
  private final List<Map<String, Optional<Fact>>> known;

  /// @param others what a row says besides, of which no fact is made
  public FieldValues(List<Layout.Field> fields, Stream<String> others) {
    this.fields = fields;
    this.placeOf = fields.stream().mapToInt(field -> place(field.path())).toArray();
    others.forEach(this::place);
    this.texts = new @Nullable String[places.size()];
    this.rests = new @Nullable StringBuilder[places.size()];
    this.isTwice = new boolean[places.size()];
    this.isList = new boolean[places.size()];
    this.isNone = new boolean[places.size()];
    this.isSaid = new boolean[fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      isList[placeOf[i]] |= fields.get(i).isList();
    }
    this.known =
        Stream.<Map<String, Optional<Fact>>>generate(HashMap::new).limit(fields.size()).toList();
  }

  private int place(String path) {
    var free = places.size();
    var taken = places.putIfAbsent(path, free);
    return taken == null ? free : taken;
  }

  public void clear() {
    Arrays.fill(texts, null);
    Arrays.fill(isTwice, false);
    Arrays.fill(isNone, false);
    Arrays.fill(rests, null);
    problems.clear();
  }

  /// The field is one of these.
  public boolean has(String path) {
    return places.containsKey(path);
  }

  /// The row says `text` in a field; an empty one says nothing. In none of these, it is passed
  /// over.
  public void say(String path, String text) {
    var at = places.get(path);
    if (at == null) {
      return;
    }
    int place = at;
    var before = texts[place];
    if (isList[place] && before != null && !before.isEmpty()) {
      add(place, text);
    } else {
      isTwice[place] |= before != null && !before.equals(text) && !isList[place];
      texts[place] = text;
    }
  }

  /// The same of a further value, which a field of one value does not take.
  void sayMore(String path, String text) {
    var at = places.get(path);
    if (at != null && isList[at]) {
      say(path, text);
    }
  }

  /// A field of several values is there with none; one that needs some is not known then.
  void sayNone(String path) {
    var at = places.get(path);
    if (at != null) {
      isNone[at] = true;
      say(path, "");
    }
  }

  private void add(int place, String text) {
    var rest = rests[place];
    if (rest == null) {
      rest = new StringBuilder();
      rests[place] = rest;
    }
    if (!text.isEmpty()) {
      rest.append('\n').append(text);
    }
  }

  /// All that stands there, one value per line.
  private @Nullable String all(int place) {
    var rest = rests[place];
    return rest == null ? texts[place] : texts[place] + rest;
  }

  /// Something is there that cannot be read, and may hold these facts.
  public void unreadable(Set<FactType> facts, String problem, String found) {
    problems.add(new Doubts.Problem(problem, found, facts));
  }

  /// What stands in a field; empty where nothing does, or two values.
  public Optional<String> text(String path) {
    var at = places.get(path);
    if (at == null || isTwice[at]) {
      return Optional.empty();
    }
    return Optional.ofNullable(all(at)).filter(text -> !text.isEmpty());
  }

  /// What it tells; what cannot be read is among the [#problems] afterwards.
  public List<Fact> facts() {
    var told = new ArrayList<Fact>(fields.size());
    tell(told);
    return told;
  }

  /// The same, into an empty list.
  void tell(List<Fact> told) {
    for (int i = 0; i < placeOf.length; i++) {
      if (texts[placeOf[i]] != null) {
        tell(i, told);
      }
    }
    if (!problems.isEmpty()) {
      var lost = new TreeSet<FactType>();
      problems.forEach(problem -> lost.addAll(problem.facts()));
      told.removeIf(fact -> lost.contains(FactType.of(fact.getClass())));
    }
  }

  private void tell(int index, List<Fact> told) {
    var field = fields.get(index);
    int place = placeOf[index];
    var text = all(place);
    isSaid[index] = true;
    if (isTwice[place]) {
      lose(field, "stands in one row twice with two values", "");
    } else if (isNone[place] && text != null && text.isEmpty()) {
      field.read(text).ifPresent(none -> isTold(none, told));
    } else if (text != null && !text.isEmpty()) {
      var fact = read(index, field, text);
      if (fact.isEmpty()) {
        lose(field, "is not " + field.notation().expected(), text);
      } else if (!isTold(fact.get(), told)) {
        lose(field, "differs from another field of its row", text);
      }
    }
  }

  /// False where another field of the row tells the fact otherwise.
  private static boolean isTold(Fact fact, List<Fact> told) {
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).getClass() == fact.getClass()) {
        return told.get(i).agrees(fact);
      }
    }
    return told.add(fact);
  }

  private void lose(Layout.Field field, String problem, String text) {
    unreadable(Set.of(field.fact()), "'%s' %s".formatted(field.path(), problem), text);
  }

  /// A fleet has few values, each of which is kept once.
  private Optional<Fact> read(int index, Layout.Field field, String text) {
    if (text.length() > LONGEST_KNOWN) {
      return field.read(text);
    }
    var values = known.get(index);
    if (values.size() >= MOST_KNOWN) {
      values.clear();
    }
    var before = values.get(text);
    return before == null ? values.computeIfAbsent(text, field::read) : before;
  }

  public List<Doubts.Problem> problems() {
    return problems;
  }

  /// The facts none of whose fields any row had so far: an output of this version cannot tell them.
  ///
  /// @param isAsked the path of a field that rows of another version would have
  Set<FactType> untold(Predicate<String> isAsked) {
    var untold = new TreeSet<FactType>();
    var told = new TreeSet<FactType>();
    for (int i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      (isSaid[i] || !isAsked.test(field.path()) ? told : untold).add(field.fact());
    }
    untold.removeAll(told);
    return untold;
  }
}
