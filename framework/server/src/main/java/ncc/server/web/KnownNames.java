package ncc.server.web;

import static java.util.Objects.requireNonNull;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.NotFoundResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.engine.NamePatterns;
import ncc.engine.alert.OwnAlerts;
import ncc.engine.silence.Scope;
import ncc.spi.message.Suggestion;
import ncc.store.history.Latest;
import ncc.store.sql.StoreException;

/// What clusters and checks are called: those that are looked after, and those of which anything is
/// remembered. A request that names another is refused, so that a mistyped name is never taken for
/// one of which there is nothing to tell.
public final class KnownNames {
  private final Served served;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Set<String> checks = new TreeSet<>();

  private KnownNames(Served served, List<Latest> latest) throws StoreException {
    this.served = served;
    served.clusters().forEach(name -> keys.put(name, name));
    latest.forEach(one -> keys.put(one.clusterName(), one.cluster()));
    checks.addAll(served.control().ids());
    latest.forEach(one -> checks.add(one.check()));
    checks.add(OwnAlerts.INVENTORY_CHECK);
  }

  public static KnownNames of(Served served) throws StoreException {
    return new KnownNames(served, served.store().history().latest());
  }

  /// @param latest the last runs of all checks, where they were read already
  public static KnownNames of(Served served, List<Latest> latest) throws StoreException {
    return new KnownNames(served, requireNonNull(latest));
  }

  /// Names of clusters, sorted.
  public List<String> clusters() {
    return keys.keySet().stream().sorted().toList();
  }

  /// What the store calls a cluster that a request names.
  ///
  /// @param named its name or its key
  /// @throws BadRequestResponse with the nearest name, when there is none
  public Optional<String> clusterKey(Optional<String> named) {
    return named
        .map(name -> keys.getOrDefault(name, name))
        .map(key -> {
          if (!keys.containsValue(key)) {
            throw new BadRequestResponse(refusal("cluster", key, keys.keySet()));
          }
          return key;
        });
  }

  /// @throws BadRequestResponse with the nearest id, when there is no such check
  public Optional<String> check(Optional<String> named) {
    if (named.isPresent() && !checks.contains(named.get())) {
      throw new BadRequestResponse(refusal("check", named.get(), checks));
    }
    return named;
  }

  /// @throws BadRequestResponse when a silence of this would hold back nothing, because a cluster,
  ///   check or alert id that it names is none; patterns may be of what is yet to come
  public void require(Scope scope) throws StoreException {
    var clusters = new TreeSet<>(keys.keySet());
    clusters.addAll(keys.values());
    require("cluster", scope.clusters(), clusters);
    var ids = Scope.checkNames(served.catalog(), checks);
    ids.addAll(served.store().alertSearch().alertIds());
    ids.addAll(served.store().alertSearch().causes());
    require("check or alert id", scope.checks(), ids);
  }

  private static void require(String kind, NamePatterns named, Collection<String> known) {
    for (String name : named.unknown(known)) {
      throw new BadRequestResponse(
          refusal(kind, name, known) + "; a pattern with * holds for those to come, too");
    }
  }

  /// @throws BadRequestResponse when there is no such task
  public Optional<String> task(Optional<String> named) throws StoreException {
    if (named.isPresent() && served.store().tasks().find(named.get()).isEmpty()) {
      throw new BadRequestResponse("there is no task '%s'".formatted(named.get()));
    }
    return named;
  }

  /// For an address of something there is none of, with the nearest name of those there are.
  public static NotFoundResponse unknown(String kind, String name, Collection<String> known) {
    return new NotFoundResponse(refusal(kind, name, known));
  }

  private static String refusal(String kind, String name, Collection<String> known) {
    return "no %s is called '%s'%s".formatted(kind, name, Suggestion.advice(name, known));
  }
}
