package ncc.cli.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Catalog;
import ncc.engine.NamePatterns;
import ncc.engine.alert.OwnAlerts;
import ncc.engine.silence.Scope;
import ncc.spi.message.Suggestion;
import ncc.store.Store;
import ncc.store.history.Latest;
import ncc.store.schedule.Slot;
import ncc.store.sql.StoreException;

/// What clusters and checks are called in a store: those of which anything is remembered, and those
/// that daemons run. A line that names another is refused, so that a mistyped name is never taken
/// for one of which there is nothing to tell.
public final class StoredNames {
  private final Store store;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Set<String> checks = new TreeSet<>(Set.of(OwnAlerts.INVENTORY_CHECK));

  private StoredNames(Store store) throws StoreException {
    this.store = requireNonNull(store);
    for (Slot slot : store.slots().all()) {
      keys.put(slot.cluster(), slot.cluster());
      checks.add(slot.check());
    }
    for (Latest latest : store.history().latest()) {
      keys.put(latest.clusterName(), latest.cluster());
      checks.add(latest.check());
    }
  }

  public static StoredNames of(Store store) throws StoreException {
    return new StoredNames(store);
  }

  /// What the store calls a cluster.
  ///
  /// @param named its name or its key
  /// @throws Failure with the nearest name, when there is none
  public Optional<String> clusterKey(Optional<String> named) throws Failure {
    if (named.isEmpty()) {
      return named;
    }
    var key = keys.getOrDefault(named.get(), named.get());
    if (!keys.containsValue(key)) {
      throw unknown("cluster", key, keys.keySet());
    }
    return Optional.of(key);
  }

  /// @param named what clusters are called, or patterns, which may be of some yet to come
  /// @throws Failure with the nearest name, when there is none of one that is no pattern; in a
  ///   store that knows no cluster yet any may come
  public void requireClusters(NamePatterns named) throws Failure {
    var known = new TreeSet<>(keys.keySet());
    known.addAll(keys.values());
    var unknown = named.unknown(known);
    if (!known.isEmpty() && !unknown.isEmpty()) {
      throw unknown("cluster", unknown.getFirst(), keys.keySet());
    }
  }

  /// What to say of the first of `named` that is neither a check nor an alert id, of the plugins at
  /// hand or remembered; patterns may be of what is yet to come.
  public Optional<String> unknownCheck(NamePatterns named, Catalog catalog) throws StoreException {
    var known = checkNames(catalog);
    return named.unknown(known).stream()
        .findFirst()
        .map(name ->
            "no check or alert id is called '%s'%s"
                .formatted(
                    name,
                    Suggestion.among(name, known)
                        .map("; did you mean '%s'?"::formatted)
                        .orElse(
                            "; expected an id as ncc list or ncc describe shows it, or a pattern"
                                + " with *")));
  }

  /// Whether any of `named` is a check or an alert id, of the plugins at hand or remembered.
  public boolean hasCheck(NamePatterns named, Catalog catalog) throws StoreException {
    return checkNames(catalog).stream().anyMatch(named::fit);
  }

  private Set<String> checkNames(Catalog catalog) throws StoreException {
    var known = Scope.checkNames(catalog, checks);
    known.addAll(store.alertSearch().alertIds());
    known.addAll(store.alertSearch().causes());
    return known;
  }

  /// Those of `named` that no check has judged, patterns aside; none before any was judged.
  public List<String> unjudged(NamePatterns named) throws StoreException {
    var unjudged = new ArrayList<String>();
    for (String name : keys.isEmpty() ? List.<String>of() : named.unknown(List.of())) {
      if (!store.history().knowsSubjectCalled(name)) {
        unjudged.add(name);
      }
    }
    return unjudged;
  }

  /// @throws Failure with the nearest id, when nothing is known of such a check
  public Optional<String> check(Optional<String> named) throws Failure {
    if (named.isPresent() && !checks.contains(named.get())) {
      throw unknown("check", named.get(), checks);
    }
    return named;
  }

  /// @throws Failure when no check ever judged one whose name contains this
  public void requireSubject(Optional<String> part) throws Failure, StoreException {
    if (part.isPresent() && !store.history().knowsSubject(part.get())) {
      throw new Failure(
          ExitCode.USAGE, "no check has judged anything called '%s'".formatted(part.get()));
    }
  }

  private static Failure unknown(String kind, String name, Collection<String> known) {
    return new Failure(
        ExitCode.USAGE,
        "no %s is called '%s'%s".formatted(kind, name, Suggestion.advice(name, known)));
  }
}
