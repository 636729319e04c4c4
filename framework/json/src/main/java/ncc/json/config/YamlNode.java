package ncc.json.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A part of a YAML document that knows where it stands.
sealed interface YamlNode {
  Place place();

  /// How many values it holds, each alias counted as what it stands for.
  default long values() {
    return 1;
  }

  /// No value: nothing after the colon, `~` or `null`.
  record Nothing(Place place) implements YamlNode {}

  /// A single value as it is written.
  ///
  /// @param plain without quotes
  record Text(Place place, String text, boolean plain) implements YamlNode {}

  /// A list.
  record Items(Place place, List<YamlNode> items, long values) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    static Items of(Place place, List<YamlNode> items) {
      return new Items(place, items, sum(items.stream()));
    }
  }

  /// Keys with values.
  ///
  /// @param entries in the file's order
  record Keys(Place place, Map<String, Entry> entries, long values) implements YamlNode {
    public Keys {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    static Keys of(Place place, Map<String, Entry> entries) {
      return new Keys(place, entries, sum(entries.values().stream().map(Entry::value)));
    }
  }

  /// What stands behind a key.
  ///
  /// @param key where the key itself stands
  record Entry(Place key, YamlNode value) {}

  private static long sum(Stream<YamlNode> values) {
    return Math.min(1 + values.mapToLong(YamlNode::values).sum(), 1L << 40);
  }
}
