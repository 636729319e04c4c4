package ncc.server.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ncc.store.setting.SetValue;
import ncc.store.setting.SettingName;

/// All that people have set while daemons ran.
///
/// @param values at most one of each name
public record StoredSettings(List<SetValue> values) {
  public static final StoredSettings NONE = new StoredSettings(List.of());

  public StoredSettings {
    values = List.copyOf(values);
  }

  /// What is set of a check for one cluster alone, or for every cluster.
  List<SetValue> of(String checkId, Optional<String> cluster) {
    return values.stream()
        .filter(value -> value.setting().what().checkId().equals(checkId))
        .filter(value -> value.setting().what().cluster().equals(cluster))
        .toList();
  }

  /// What is set of a check, wherever.
  Set<String> names(String checkId) {
    return values.stream()
        .map(value -> value.setting().what())
        .filter(what -> what.checkId().equals(checkId))
        .map(SettingName::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The clusters that have something of their own.
  Set<String> clusters() {
    return values.stream()
        .flatMap(value -> value.setting().what().cluster().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The clusters of which this check has something of its own.
  Set<String> clusters(String checkId) {
    return values.stream()
        .map(value -> value.setting().what())
        .filter(what -> what.checkId().equals(checkId))
        .flatMap(what -> what.cluster().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// This with some changed; empty for what is not set any more.
  StoredSettings with(Map<SettingName, Optional<SetValue>> changes) {
    var changed = new ArrayList<SetValue>();
    values.stream()
        .filter(value -> !changes.containsKey(value.setting().what()))
        .forEach(changed::add);
    changes.values().stream().flatMap(Optional::stream).forEach(changed::add);
    return new StoredSettings(changed);
  }
}
