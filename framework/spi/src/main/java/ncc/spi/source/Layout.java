package ncc.spi.source;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Kind;

/// What an output tells, as a table: each row is an entity, each field a fact of it. Reading an
/// output, merging what several tell, anonymizing it and simulating it all follow from its layout.
///
/// ```java
/// Layout.blocks(CONTAINER, "Uuid")
///     .begin("Id")
///     .name("Name")
///     .harmless("Used bytes", Notation.BYTES, ContainerUse::new)
/// ```
///
/// An output with this layout lists **all** entities of its kind that a cluster has. What a row
/// does not say, or says as `null` or as an empty text, is not known of its entity. What is said in
/// another form than its [Notation], or twice with two values, is lost: it becomes a caveat with
/// file and line, as does a row without a key, a list that is cut off, and an error in place of a
/// list. A fact that no row of an output tells is one that this output cannot tell.
///
/// @param format how rows are printed
/// @param kind what each row is: VMs, or a plugin's own kind
/// @param key the field that tells one entity from the others of its cluster and its kind; of
///   [Kind#VM] its UUID, alone or behind that of its cluster (`<cluster>::<uuid>`)
/// @param name the field of its name; where there is none, or none in a row, the key is the name
/// @param cluster the field of the UUID of its cluster, for lists that tell of several clusters;
///   where there is none, an answer of a Prism Central with several clusters is of no use
/// @param fields what else a row says; several may tell one fact, in the words of several versions;
///   one of ncc's own lists may tell several facts
public record Layout(
    Format format,
    Kind kind,
    String key,
    Optional<String> name,
    Optional<String> cluster,
    List<Field> fields) {

  /// How rows are printed.
  public sealed interface Format {}

  /// Blocks of `key : value` lines as `ncli` prints them, in UTF-8: with blank lines between and
  /// around, or none, indented or not, with banners and prompts of a terminal above and below. The
  /// first colon of a line ends the key. `[None]` in place of blocks says that there are none.
  ///
  /// @param begin the key of the line that begins each block
  public record Blocks(String begin) implements Format {
    public Blocks {
      requireNonNull(begin);
    }
  }

  /// The objects of the list `data` of a JSON object, as Prism's v4 APIs answer: `{"data": […],
  /// "metadata": {"totalAvailableResults": 2}}`. A field inside of an object is named by a path
  /// such as `usage/usedBytes`.
  public record Rows() implements Format {}

  /// What the rows of a list say beyond what ncc takes of them, see [Ask.Shared]: ncc finds the
  /// rows, and knows which VM each is about. A field inside of others is named by its path, such as
  /// `vm_info/vss_installed`; lists on the way are passed through. In Prism's lists, a path such as
  /// `disks/#` has one value for each object there: which of the layout's fields and objects in it
  /// are there and not `null`, by name, sorted, with spaces between; `-` for none of them.
  public record Further() implements Format {}

  /// What a row says of its entity.
  ///
  /// @param path its name, see the formats
  /// @param notation how it is written
  /// @param fact what it tells
  /// @param isHarmless an anonymized copy may keep it
  /// @param isList a row may say several values, which tell one fact together
  /// @param reading makes the fact of a text; of a list, of its values one per line
  public record Field(
      String path,
      Notation<?> notation,
      FactType fact,
      boolean isHarmless,
      boolean isList,
      Function<String, Optional<Fact>> reading) {
    public Field {
      requireNonNull(path);
      requireNonNull(notation);
      requireNonNull(fact);
      requireNonNull(reading);
    }

    static <T> Field of(
        String path, Notation<T> notation, Function<? super T, ? extends Fact> fact, boolean is) {
      return of(path, notation, is, false, text -> notation.value(text).map(fact));
    }

    static <T> Field each(
        String path,
        Notation<T> notation,
        Function<? super List<T>, ? extends Fact> fact,
        boolean is) {
      return of(path, notation, is, true, text -> values(notation, text).map(fact));
    }

    private static <T> Optional<List<T>> values(Notation<T> notation, String text) {
      var values = new ArrayList<T>();
      for (String line : text.lines().toList()) {
        var value = notation.value(line);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
      return Optional.of(List.copyOf(values));
    }

    private static Field of(
        String path,
        Notation<?> notation,
        boolean isHarmless,
        boolean isList,
        Function<String, Optional<Fact>> reading) {
      var example =
          read(reading, notation.example())
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "the fact of '%s' cannot be made of '%s'; a Notation.of() has an example"
                          .formatted(path, notation.example())));
      var type = FactType.of(example.getClass());
      return new Field(path, notation, type, isHarmless, isList, reading);
    }

    /// The fact that a text tells; empty for one that tells none, also where the fact refuses it.
    ///
    /// @param text neither empty nor with spaces around it; of a list, its values one per line, and
    ///   empty for none
    public Optional<Fact> read(String text) {
      return read(reading, text);
    }

    private static Optional<Fact> read(Function<String, Optional<Fact>> reading, String text) {
      try {
        return reading.apply(text);
      } catch (RuntimeException | LinkageError | StackOverflowError _) {
        return Optional.empty();
      }
    }
  }

  private static final Set<Kind> OF_NCC = Set.of(Kind.CLUSTER, Kind.GUEST, Kind.ENDPOINT);
  private static final Pattern PATH = Pattern.compile("[^/\\p{Cntrl}]+(?:/[^/\\p{Cntrl}]+)*");
  private static final Pattern LINE_KEY =
      Pattern.compile("\\S|\\S[^:\\p{Cntrl}]*[^:\\s\\p{Cntrl}]");

  /// @throws IllegalArgumentException when rows cannot be read so, with one sentence
  public Layout {
    requireNonNull(format);
    requireNonNull(kind);
    requireNonNull(key);
    requireNonNull(name);
    requireNonNull(cluster);
    fields = List.copyOf(fields);
    if (OF_NCC.contains(kind)) {
      throw new IllegalArgumentException(
          "rows of kind %s are read by ncc alone; expected VM or a kind of the plugin's own"
              .formatted(kind));
    }
    if (format instanceof Further && !kind.equals(Kind.VM)) {
      throw new IllegalArgumentException("the lists that ncc reads itself are of VMs");
    }
    var paths = new HashSet<String>();
    for (String path : paths(format, key, name, cluster, fields)) {
      requireName(format, path);
      if (!paths.add(path) && !(format instanceof Further)) {
        throw new IllegalArgumentException("'%s' stands twice in the layout".formatted(path));
      }
    }
    requireApart(format, paths);
  }

  private static List<String> paths(
      Format format,
      String key,
      Optional<String> name,
      Optional<String> cluster,
      List<Field> fields) {
    var own =
        format instanceof Further
            ? Stream.<String>of()
            : Stream.of(Stream.of(key), name.stream(), cluster.stream()).flatMap(path -> path);
    return Stream.concat(own, fields.stream().map(Field::path)).toList();
  }

  private static void requireName(Format format, String path) {
    boolean isGood =
        switch (format) {
          case Blocks(var begin) ->
              LINE_KEY.matcher(path).matches() && LINE_KEY.matcher(begin).matches();
          case Rows(), Further() -> PATH.matcher(path).matches();
        };
    if (!isGood) {
      throw new IllegalArgumentException("'%s' is no name of a field".formatted(path));
    }
  }

  private static void requireApart(Format format, Set<String> paths) {
    for (String path : !(format instanceof Blocks) ? new TreeSet<>(paths) : Set.<String>of()) {
      if (paths.stream().anyMatch(other -> other.startsWith(path + "/"))) {
        throw new IllegalArgumentException(
            "'%s' is both a value and an object in the layout".formatted(path));
      }
    }
  }

  /// Blocks of `key : value` lines, each of which the line of `key` begins.
  public static Layout blocks(Kind kind, String key) {
    return new Layout(new Blocks(key), kind, key, Optional.empty(), Optional.empty(), List.of());
  }

  /// Rows of a list in JSON.
  public static Layout rows(Kind kind, String key) {
    return new Layout(new Rows(), kind, key, Optional.empty(), Optional.empty(), List.of());
  }

  /// What else the rows of a list of VMs say that ncc reads itself, for an [Ask.Shared].
  public static Layout further() {
    return new Layout(new Further(), Kind.VM, "", Optional.empty(), Optional.empty(), List.of());
  }

  /// The same, where the line of `first` begins each block, and that of the key stands below it.
  ///
  /// @throws IllegalArgumentException for rows in JSON, which need none
  public Layout begin(String first) {
    if (!(format instanceof Blocks)) {
      throw new IllegalArgumentException("a line begins blocks alone, no rows in JSON");
    }
    return new Layout(new Blocks(first), kind, key, name, cluster, fields);
  }

  /// The same with a field for names.
  public Layout name(String path) {
    return new Layout(format, kind, key, Optional.of(path), cluster, fields);
  }

  /// The same with a field for the UUID of the cluster.
  public Layout cluster(String path) {
    return new Layout(format, kind, key, name, Optional.of(path), fields);
  }

  /// The same with a further field, which an anonymized copy leaves out, or, where it names
  /// something ([Notation#nameOf]), replaces.
  ///
  /// @param fact makes the fact of a value, such as `ContainerUse::new`; a value that it refuses by
  ///   an exception is damage
  /// @throws IllegalArgumentException when no fact can be made of the notation's example
  public <T> Layout field(
      String path, Notation<T> notation, Function<? super T, ? extends Fact> fact) {
    return with(Field.of(path, notation, fact, false));
  }

  /// The same with a further field, which an anonymized copy keeps: nobody learns from it who or
  /// where an entity is.
  ///
  /// @param fact likewise
  public <T> Layout harmless(
      String path, Notation<T> notation, Function<? super T, ? extends Fact> fact) {
    return with(Field.of(path, notation, fact, true));
  }

  /// The same with a further field of which a row may say several values: a list in JSON, or a
  /// field that is repeated. Only in an [#further] layout.
  ///
  /// @param fact makes the fact of all values of a row as they stand there: of none, where a list
  ///   in JSON is empty; a fact that needs one refuses that by an exception, and is not known
  /// @throws IllegalArgumentException for another layout, and as [#field] does
  public <T> Layout each(
      String path, Notation<T> notation, Function<? super List<T>, ? extends Fact> fact) {
    requireFurther();
    return with(Field.each(path, notation, fact, false));
  }

  /// The same with a field of several values which an anonymized copy keeps.
  ///
  /// @param fact likewise
  public <T> Layout eachHarmless(
      String path, Notation<T> notation, Function<? super List<T>, ? extends Fact> fact) {
    requireFurther();
    return with(Field.each(path, notation, fact, true));
  }

  private void requireFurther() {
    if (!(format instanceof Further)) {
      throw new IllegalArgumentException("several values in a field are read of ncc's lists alone");
    }
  }

  private Layout with(Field field) {
    var all = new ArrayList<>(fields);
    all.add(field);
    return new Layout(format, kind, key, name, cluster, all);
  }

  /// The facts that rows may tell.
  public Set<FactType> facts() {
    var facts = new TreeSet<FactType>();
    fields.forEach(field -> facts.add(field.fact()));
    return FactType.ordered(facts);
  }
}
