package ncc.json.config;

import java.util.Optional;
import ncc.json.config.YamlNode.Entry;
import ncc.json.config.YamlNode.Items;
import ncc.json.config.YamlNode.Keys;

/// Where each part of a configuration file stands.
public final class Places {
  /// Of no file at all.
  public static final Places NONE = new Places(new YamlNode.Nothing(new Place("", 1, 1)));

  private final YamlNode root;

  Places(YamlNode root) {
    this.root = root;
  }

  /// Where a value stands.
  ///
  /// @param path keys, and numbers of list items from 0: `"clusters", 0, "timeout"`
  public Optional<Place> of(Object... path) {
    return entry(path).map(entry -> entry.value().place());
  }

  /// Where a key stands; of a list item, the item.
  public Optional<Place> ofKey(Object... path) {
    return entry(path).map(Entry::key);
  }

  private Optional<Entry> entry(Object... path) {
    var at = Optional.of(new Entry(root.place(), root));
    for (Object step : path) {
      at = at.flatMap(entry -> below(entry.value(), step));
    }
    return at;
  }

  private static Optional<Entry> below(YamlNode node, Object step) {
    return switch (node) {
      case Keys keys when step instanceof String key ->
          Optional.ofNullable(keys.entries().get(key));
      case Items list when step instanceof Integer at && at < list.items().size() -> {
        var item = list.items().get(at);
        yield Optional.of(new Entry(item.place(), item));
      }
      default -> Optional.empty();
    };
  }
}
