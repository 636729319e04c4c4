package ncc.json.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of a YAML document that knows where it stands.
sealed interface YamlNode {
  Place place();

  /// No value: nothing after the colon, `~` or `null`.
  record Nothing(Place place) implements YamlNode {}

  /// A single value as it is written.
  ///
  /// @param plain without quotes
  record Text(Place place, String text, boolean plain) implements YamlNode {}

  /// A list.
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Keys with values.
  ///
  /// @param entries in the file's order
  record Keys(Place place, Map<String, Entry> entries) implements YamlNode {
    public Keys {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /// What stands behind a key.
  ///
  /// @param key where the key itself stands
  record Entry(Place key, YamlNode value) {}
}
