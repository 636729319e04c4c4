package ncc.server.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.store.Store;
import ncc.store.history.Latest;
import ncc.store.sql.StoreException;

/// What people call the clusters and VMs that silences name by their UUIDs.
///
/// @param words by what silences are about
public record SilenceNames(Map<Scope, Words> words) {
  /// What a silence is about, in words; `*` for all.
  ///
  /// @param subject the only one, such as `VM db-01`; empty where it is not about one alone
  public record Words(String clusters, String checks, String vms, Optional<String> subject) {}

  public SilenceNames {
    words = Map.copyOf(words);
  }

  /// Of those that the silences name.
  public static SilenceNames of(Store store, List<Silence> silences) throws StoreException {
    var clusters = new HashMap<String, String>();
    for (Latest latest : store.history().latest()) {
      clusters.put(latest.cluster(), latest.clusterName());
    }
    var words = new HashMap<Scope, Words>();
    for (Silence silence : silences) {
      words.put(silence.scope(), words(store, clusters, silence.scope()));
    }
    return new SilenceNames(words);
  }

  private static Words words(Store store, Map<String, String> clusters, Scope scope)
      throws StoreException {
    var named = scope.clusters().patterns();
    var cluster = named.size() == 1 ? Optional.of(named.getFirst()) : Optional.<String>empty();
    var vms = new ArrayList<String>();
    for (String vm : scope.vms().patterns()) {
      vms.add(store.history().subjectName(cluster, vm).orElse(vm));
    }
    return new Words(
        joined(named.stream().map(one -> clusters.getOrDefault(one, one)).toList()),
        joined(scope.checks().patterns()),
        joined(vms),
        scope.subject().map(one -> one.kind().label() + " " + one.name()));
  }

  private static String joined(List<String> patterns) {
    return new NamePatterns(patterns).isAll() ? "*" : String.join("|", patterns);
  }

  /// @param scope of one of those silences
  public Words of(Scope scope) {
    return words.getOrDefault(scope, new Words("*", "*", "*", Optional.empty()));
  }
}
