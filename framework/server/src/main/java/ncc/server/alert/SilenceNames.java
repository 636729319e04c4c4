package ncc.server.alert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.store.Store;
import ncc.store.sql.StoreException;

/// What people call the clusters and VMs that silences name by their UUIDs.
///
/// @param names by UUID
public record SilenceNames(Map<String, String> names) {
  public SilenceNames {
    names = Map.copyOf(names);
  }

  /// Of those that the silences name.
  public static SilenceNames of(Store store, List<Silence> silences) throws StoreException {
    var named = new HashSet<String>();
    silences.forEach(silence -> {
      named.addAll(silence.scope().clusters().patterns());
      named.addAll(silence.scope().vms().patterns());
    });
    var names = new HashMap<>(store.history().subjectNames(named));
    store.history().latest().stream()
        .filter(one -> named.contains(one.cluster()))
        .forEach(one -> names.put(one.cluster(), one.clusterName()));
    return new SilenceNames(names);
  }

  public String clusters(Scope scope) {
    return words(scope.clusters());
  }

  public String checks(Scope scope) {
    return words(scope.checks());
  }

  public String vms(Scope scope) {
    return words(scope.vms());
  }

  private String words(NamePatterns patterns) {
    return patterns.isAll()
        ? "*"
        : patterns.patterns().stream()
            .map(one -> names.getOrDefault(one, one))
            .collect(Collectors.joining("|"));
  }
}
