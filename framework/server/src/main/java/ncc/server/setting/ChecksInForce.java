package ncc.server.setting;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import ncc.server.plan.AlertRules;
import ncc.server.plan.AlertRules.Rule;
import ncc.server.plan.DaemonPlan.PlannedCheck;

/// The checks as they hold: what is configured, and over it what people set. Immutable.
public final class ChecksInForce {
  private final Map<String, PlannedCheck> planned = new LinkedHashMap<>();
  private final AlertRules configured;
  private final StoredSettings stored;
  private final Map<Place, EffectiveCheck> known = new ConcurrentHashMap<>();

  /// A check on one cluster, or on all that have nothing of their own.
  private record Place(String checkId, Optional<String> cluster) {}

  /// @param planned as configured, ids unique
  /// @param configured when they raise alerts
  public ChecksInForce(List<PlannedCheck> planned, AlertRules configured, StoredSettings stored) {
    planned.forEach(check -> this.planned.put(check.plugin().id(), check));
    this.configured = requireNonNull(configured);
    this.stored = requireNonNull(stored);
  }

  /// The same checks with other settings.
  public ChecksInForce with(StoredSettings others) {
    return new ChecksInForce(List.copyOf(planned.values()), configured, others);
  }

  /// What is set.
  public StoredSettings stored() {
    return stored;
  }

  /// The ids of the checks, in the configuration's order.
  public List<String> ids() {
    return List.copyOf(planned.keySet());
  }

  /// Every check as it holds on one cluster, or on every cluster that has nothing of its own.
  ///
  /// @param cluster what it is called
  public List<EffectiveCheck> of(Optional<String> cluster) {
    return planned.keySet().stream().flatMap(id -> of(id, cluster).stream()).toList();
  }

  /// One check; empty where there is none of this id.
  public Optional<EffectiveCheck> of(String checkId, Optional<String> cluster) {
    return Optional.ofNullable(planned.get(checkId))
        .map(check -> known.computeIfAbsent(place(checkId, cluster), place -> made(check, place)));
  }

  /// A thousand clusters that have nothing of their own share one; so do not those that the
  /// configuration has overrides for.
  private Place place(String checkId, Optional<String> cluster) {
    boolean hasOverrides = !requireNonNull(planned.get(checkId)).plugin().overrides().isEmpty();
    return new Place(
        checkId, cluster.filter(name -> hasOverrides || stored.clusters(checkId).contains(name)));
  }

  private EffectiveCheck made(PlannedCheck check, Place place) {
    var description = check.plugin().description();
    var rule =
        configured
            .of(place.checkId(), "")
            .orElseGet(() -> new Rule(description, ncc.engine.alert.AlertPolicy.of(description)));
    return Layering.of(
        check,
        rule,
        stored.of(place.checkId(), Optional.empty()),
        place
            .cluster()
            .map(name -> stored.of(place.checkId(), Optional.of(name)))
            .orElse(List.of()),
        place.cluster());
  }

  /// When alerts are raised. Of a check that is switched off nothing is known: its open alerts
  /// stay, and nobody is reminded of them.
  public AlertRules alertRules() {
    var own = new HashMap<String, Map<String, Rule>>();
    stored.clusters().forEach(cluster -> own.put(cluster, rules(Optional.of(cluster))));
    return new AlertRules(rules(Optional.empty()), own, configured.kin());
  }

  private Map<String, Rule> rules(Optional<String> cluster) {
    var rules = new HashMap<String, Rule>();
    of(cluster).forEach(check -> rules.put(check.id(), check.ruleInForce()));
    return rules;
  }

  /// What was set and does not fit: of checks, and of checks that there are not.
  public List<Misfit> misfits() {
    var clusters =
        Stream.concat(
            Stream.of(Optional.<String>empty()),
            stored.clusters().stream().sorted().map(Optional::of));
    var ofChecks =
        clusters.flatMap(cluster -> of(cluster).stream()).flatMap(one -> one.misfits().stream());
    var ofNone =
        stored.values().stream()
            .filter(value -> !planned.containsKey(value.setting().what().checkId()))
            .map(value -> new Misfit(value, "there is no such check"));
    return Stream.concat(ofChecks, ofNone).distinct().toList();
  }
}
