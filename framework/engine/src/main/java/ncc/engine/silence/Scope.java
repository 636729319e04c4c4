package ncc.engine.silence;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.NamePatterns;
import ncc.engine.alert.OwnAlerts;
import ncc.spi.alert.Alert;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Subject;

/// What a silence is about: what fits all of it.
///
/// @param clusters patterns of names or keys of clusters
/// @param checks patterns of check ids, of diagnoses as `<check>.<diagnosis>`, or of alert ids
/// @param vms patterns of names or UUIDs of VMs; all of them also means that it is about clusters,
///   endpoints and whatever else there is
/// @param subject the only one it is about, whatever its kind; empty for all that `vms` fits
public record Scope(
    NamePatterns clusters, NamePatterns checks, NamePatterns vms, Optional<Subject> subject) {
  private static final Set<Kind> OF_VMS = Set.of(Kind.VM, Kind.GUEST);

  public Scope {
    requireNonNull(clusters);
    requireNonNull(checks);
    requireNonNull(vms);
    requireNonNull(subject);
  }

  public Scope(NamePatterns clusters, NamePatterns checks, NamePatterns vms) {
    this(clusters, checks, vms, Optional.empty());
  }

  /// That alert alone: its cluster, its alert id, its subject.
  public static Scope of(Alert alert) {
    return new Scope(
        new NamePatterns(List.of(alert.key().cluster())),
        new NamePatterns(List.of(alert.key().alertId())),
        NamePatterns.ALL,
        Optional.of(alert.subject()));
  }

  /// All that `checks` can name: ids of checks, of their diagnoses, and of the alerts that they
  /// raise.
  ///
  /// @param others checks that are remembered, whether or not their plugins are here
  public static Set<String> checkNames(Catalog catalog, Collection<String> others) {
    var checks = new TreeSet<>(others);
    catalog.checks().forEach(check -> checks.add(check.id()));
    var names = new TreeSet<>(checks);
    names.add(OwnAlerts.INVENTORY_CHECK);
    names.add(OwnAlerts.INVENTORY_INCOMPLETE);
    names.add(OwnAlerts.COVERAGE_GAP);
    checks.remove(OwnAlerts.INVENTORY_CHECK);
    checks.forEach(check -> names.add(OwnAlerts.CHECK_ERROR + "." + check));
    catalog.checks().stream()
        .flatMap(check -> check.description().alert().stream())
        .map(CheckDescription.Alert::id)
        .forEach(names::add);
    catalog.checks().stream()
        .map(CheckPlugin::description)
        .flatMap(check -> check.diagnoses().stream().map(one -> check.id() + "." + one.id()))
        .forEach(names::add);
    return names;
  }

  public boolean fits(Alert alert) {
    return fitsCluster(alert.clusterName(), alert.key().cluster())
        && fitsCheck(alert.checkId(), alert.key().alertId(), alert.cause())
        && fits(alert.subject());
  }

  /// Whether it is about a subject, as far as that does not depend on a check.
  public boolean fits(String clusterName, String clusterKey, Subject other) {
    return fitsCluster(clusterName, clusterKey) && fits(other);
  }

  /// There is nothing that it is not about, now or ever.
  public boolean isEverything() {
    return clusters.fitAll() && checks.fitAll() && vms.isAll() && subject.isEmpty();
  }

  boolean fitsCluster(String name, String key) {
    return clusters.fit(name) || clusters.fit(key);
  }

  boolean fitsCheck(String checkId, String alertId, String cause) {
    return checks.fit(checkId) || checks.fit(alertId) || checks.fit(cause);
  }

  boolean fits(Subject other) {
    return subject.filter(only -> !isSame(only, other)).isEmpty()
        && (OF_VMS.contains(other.kind())
            ? vms.fit(other.name()) || vms.fit(other.id())
            : vms.isAll());
  }

  /// A subject may be called otherwise by now.
  private static boolean isSame(Subject one, Subject other) {
    return one.kind().equals(other.kind()) && one.id().equals(other.id());
  }
}
