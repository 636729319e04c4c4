package ncc.json.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ncc.json.config.Configuration.AlertGroup;
import ncc.json.config.YamlNode.Items;
import ncc.json.config.YamlNode.Keys;
import ncc.json.config.YamlNode.Nothing;
import ncc.json.config.YamlNode.Text;
import ncc.spi.alert.Severity;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.message.Suggestion;

/// Keys of the file that belong together, read by what each must be. What is not so becomes a fault
/// and counts as not given.
final class Section {
  /// As the file writes them.
  static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();

  /// What a check may be where no source is able to tell what it needs. As the file writes them.
  static final List<String> ALERT_GROUPS = List.of("causes", "findings");

  static final List<String> ON_UNKNOWABLE = List.of("err", "skip");

  /// More than any configuration holds. Nobody means more clusters at once, runs in a row or turns.
  static final int MOST_COUNTED = 1000;

  /// As many as a large Prometheus holds in all.
  static final int MOST_SERIES = 10_000_000;

  private static final int MOST_VALUES = 1 << 20;

  private final Keys keys;
  private final Consumer<Fault> faults;

  private Section(Keys keys, Consumer<Fault> faults) {
    this.keys = keys;
    this.faults = faults;
  }

  /// @param what for messages, such as `a cluster`
  static Optional<Section> of(YamlNode node, String what, Consumer<Fault> faults) {
    if (node instanceof Keys keys) {
      return Optional.of(new Section(keys, faults));
    }
    faults.accept(new Fault(node.place(), what + " must be keys with values"));
    return Optional.empty();
  }

  Place place() {
    return keys.place();
  }

  /// Refuses every key but `known`.
  Section only(List<Key> known) {
    var names = known.stream().map(Key::name).toList();
    keys.entries()
        .forEach((key, entry) -> {
          if (!names.contains(key)) {
            fault(entry.key(), unknown(key, names));
          }
        });
    return this;
  }

  private static String unknown(String key, List<String> names) {
    return Suggestion.among(key, names)
        .map(near -> "'%s' is not known; did you mean '%s'?".formatted(key, near))
        .orElseGet(() ->
            "'%s' is not known; expected %s"
                .formatted(key, names.stream().sorted().collect(Collectors.joining(", "))));
  }

  boolean has(String key) {
    return keys.entries().containsKey(key);
  }

  /// The keys here, in the file's order.
  Set<String> names() {
    return keys.entries().keySet();
  }

  /// What stands behind `key`; something that is nothing is a fault.
  Optional<YamlNode> node(String key) {
    var entry = keys.entries().get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.value() instanceof Nothing) {
      fault(entry.key(), "'" + key + "' has no value");
      return Optional.empty();
    }
    if (entry.value().values() > MOST_VALUES) {
      fault(entry.key(), "aliases make more than " + MOST_VALUES + " values of '" + key + "'");
      return Optional.empty();
    }
    return Optional.of(entry.value());
  }

  Optional<Section> section(String key) {
    return node(key).flatMap(node -> of(node, "'" + key + "'", faults));
  }

  /// The names of the keys here with the sections behind them.
  Map<String, Section> sections() {
    var sections = new LinkedHashMap<String, Section>();
    keys.entries()
        .forEach((key, entry) ->
            node(key)
                .flatMap(node -> of(node, "'" + key + "'", faults))
                .ifPresent(section -> sections.put(key, section)));
    return sections;
  }

  List<YamlNode> items(String key) {
    return switch (node(key).orElse(null)) {
      case null -> List.of();
      case Items list when !list.items().isEmpty() -> list.items();
      case Items list -> {
        fault(list.place(), "'" + key + "' is empty; leave it out, or list something");
        yield List.of();
      }
      case YamlNode other -> {
        fault(other.place(), "'" + key + "' must be a list");
        yield List.of();
      }
    };
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> text(key, node));
  }

  private Optional<String> text(String key, YamlNode node) {
    var written = written(key, node);
    if (written.filter(String::isBlank).isPresent()) {
      fault(node.place(), "'" + key + "' is blank");
      return Optional.empty();
    }
    return written;
  }

  private Optional<String> written(String key, YamlNode node) {
    if (node instanceof Text one) {
      return Optional.of(one.text());
    }
    fault(node.place(), "'" + key + "' must be a text");
    return Optional.empty();
  }

  /// A list of texts, or one text alone.
  List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (keys.entries().get(key) instanceof YamlNode.Entry(_, Text one)) {
      return text(key, one).stream().toList();
    }
    var texts = new ArrayList<String>();
    items(key).forEach(item -> text(key, item).ifPresent(texts::add));
    return texts;
  }

  /// The texts of every key but `known`, which are not understood here. An empty list is one.
  Map<String, List<String>> others(List<Key> known) {
    var others = new LinkedHashMap<String, List<String>>();
    var names = Vocabulary.names(known);
    for (var key : keys.entries().keySet()) {
      if (!names.contains(key)) {
        other(key).ifPresent(values -> others.put(key, values));
      }
    }
    return others;
  }

  private Optional<List<String>> other(String key) {
    return node(key)
        .flatMap(node ->
            node instanceof Items list ? each(key, list) : written(key, node).map(List::of));
  }

  private Optional<List<String>> each(String key, Items list) {
    var texts = list.items().stream().map(item -> written(key, item)).toList();
    return texts.stream().allMatch(Optional::isPresent)
        ? Optional.of(texts.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  Optional<Duration> duration(String key) {
    return accepted(
            key,
            "a duration above 0s, such as 90s, 5m or 1d, of at most "
                + Durations.text(Durations.LONGEST),
            Section::isDuration)
        .map(Durations::parse);
  }

  Optional<ByteSize> size(String key) {
    return accepted(
            key, "a size such as 500MB or 10GB", text -> ByteSize.WRITTEN.matcher(text).matches())
        .map(ByteSize::parse);
  }

  OptionalInt count(String key) {
    return count(key, 1, MOST_COUNTED);
  }

  /// A count of time series.
  OptionalInt series(String key) {
    return count(key, 1, MOST_SERIES);
  }

  /// A count of more than one.
  OptionalInt plural(String key) {
    return count(key, 2, MOST_COUNTED);
  }

  private OptionalInt count(String key, int least, int most) {
    return accepted(
            key,
            "a whole number from %d to %d".formatted(least, most),
            text -> text.matches("[1-9]\\d{0,8}") && isWithin(least, most, text))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  private static boolean isWithin(int least, int most, String digits) {
    int number = Integer.parseInt(digits);
    return least <= number && number <= most;
  }

  private Optional<String> accepted(String key, String what, Predicate<String> accepted) {
    return node(key)
        .flatMap(node -> {
          var given = text(key, node);
          if (given.isPresent() && !accepted.test(given.get())) {
            fault(node.place(), "'%s' must be %s, but is '%s'".formatted(key, what, given.get()));
            return Optional.empty();
          }
          return given;
        });
  }

  private static boolean isDuration(String text) {
    try {
      return Durations.parse(text).isPositive();
    } catch (IllegalArgumentException | ArithmeticException _) {
      return false;
    }
  }

  Optional<String> oneOf(String key, List<String> words) {
    return accepted(key, "one of " + String.join(", ", words), words::contains);
  }

  Optional<Severity> severity(String key) {
    return oneOf(key, SEVERITIES).map(text -> Severity.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  /// What a check is where nobody can know.
  Optional<Status> onUnknowable(String key) {
    return oneOf(key, ON_UNKNOWABLE).map(text -> Status.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  /// What one notification is about.
  Optional<AlertGroup> alertGroup(String key) {
    return oneOf(key, ALERT_GROUPS).map(text -> AlertGroup.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  Optional<Boolean> flag(String key) {
    return node(key)
        .flatMap(node -> {
          if (node instanceof Text(_, var text, var plain)
              && plain
              && (text.equals("true") || text.equals("false"))) {
            return Optional.of(Boolean.valueOf(text));
          }
          fault(node.place(), "'" + key + "' must be true or false");
          return Optional.empty();
        });
  }

  private void fault(Place place, String message) {
    faults.accept(new Fault(place, message));
  }
}
