package ncc.server.setting;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.message.Suggestion;
import ncc.store.setting.CheckSetting;
import ncc.store.setting.CheckSettings;
import ncc.store.setting.SetValue;
import ncc.store.setting.SettingChange;
import ncc.store.setting.SettingName;
import ncc.store.sql.StoreException;

/// Where people see how checks are set, and set them, while daemons run. Whoever wants to, from
/// pages, the API or the command line, comes here. Safe for use by many threads.
public final class CheckControl {
  private final CheckSettings settings;
  private final Supplier<ChecksInForce> inForce;
  private final Supplier<Set<String>> clusters;
  private final InstantSource clock;
  private final Runnable changed;

  /// @param inForce as configured, with or without what is set
  /// @param clusters what the clusters are called
  /// @param changed is told after each change
  public CheckControl(
      CheckSettings settings,
      Supplier<ChecksInForce> inForce,
      Supplier<Set<String>> clusters,
      InstantSource clock,
      Runnable changed) {
    this.settings = settings;
    this.inForce = inForce;
    this.clusters = clusters;
    this.clock = clock;
    this.changed = changed;
  }

  /// All checks as the store has them set now.
  public ChecksInForce checks() throws StoreException {
    return inForce.get().with(new StoredSettings(settings.setValues()));
  }

  /// The ids of all checks, in the configuration's order.
  public List<String> ids() {
    return inForce.get().ids();
  }

  /// The last changes of one check, or of all, newest first.
  public List<SettingChange> changes(Optional<String> checkId, int limit) throws StoreException {
    return checkId.isPresent() ? settings.changes(checkId.get(), limit) : settings.changes(limit);
  }

  /// Changes one value of a check.
  ///
  /// @param cluster what it is called; empty for every cluster that has nothing of its own
  /// @param name `enabled`, `interval`, `cron`, a parameter, or `alert.` and a key of its policy
  /// @param value as `ncc.yaml` would have it; empty to leave it to the configuration again, which
  ///   goes for what is left over of a check or a setting that is no more, too
  /// @throws SettingRefusedException when it would not fit; nothing is changed then
  public void change(
      String who, Optional<String> cluster, String checkId, String name, Optional<String> value)
      throws SettingRefusedException, StoreException {
    change(who, cluster, checkId, Map.of(name, value));
  }

  /// Changes several values of a check together: thresholds that must be in order among each other.
  public void change(
      String who, Optional<String> cluster, String checkId, Map<String, Optional<String>> values)
      throws SettingRefusedException, StoreException {
    var before = checks();
    requireKnown(before, cluster, checkId, values);
    var changes = changes(cluster, checkId, values);
    requireFit(before, checkId, changes, who);
    settings.set(clock.instant(), who, changes);
    changed.run();
  }

  /// Leaves all of a check to the configuration again.
  public void reset(String who, Optional<String> cluster, String checkId) throws StoreException {
    var changes = new HashMap<SettingName, Optional<String>>();
    for (SetValue value : new StoredSettings(settings.setValues()).of(checkId, cluster)) {
      changes.put(value.setting().what(), Optional.empty());
    }
    settings.set(clock.instant(), who, changes);
    changed.run();
  }

  private void requireKnown(
      ChecksInForce checks,
      Optional<String> cluster,
      String checkId,
      Map<String, Optional<String>> values)
      throws SettingRefusedException {
    boolean isSet = values.values().stream().anyMatch(Optional::isPresent);
    var left = checks.stored().names(checkId);
    var check = checks.of(checkId, Optional.empty());
    if (check.isEmpty() && (isSet || left.isEmpty())) {
      throw unknown("check", checkId, checks.ids());
    }
    var known = clusters.get();
    if (isSet && cluster.isPresent() && !known.contains(cluster.get())) {
      throw unknown("cluster", cluster.get(), known.stream().sorted().toList());
    }
    var names = check.map(CheckControl::names).orElse(List.of());
    var resettable = Stream.concat(names.stream(), left.stream()).distinct().toList();
    for (var entry : values.entrySet()) {
      var accepted = entry.getValue().isPresent() ? names : resettable;
      if (!accepted.contains(entry.getKey())) {
        throw unknown("setting of " + checkId, entry.getKey(), accepted);
      }
    }
  }

  private static SettingRefusedException unknown(String kind, String name, List<String> known) {
    return new SettingRefusedException(
        "no %s is called '%s'%s".formatted(kind, name, Suggestion.advice(name, known)));
  }

  private static List<String> names(EffectiveCheck check) {
    return Stream.concat(
            check.values().stream().map(EffectiveCheck.Value::name), SettingWords.TIMINGS.stream())
        .distinct()
        .toList();
  }

  /// An interval takes the place of a cron expression, and the other way round.
  private static Map<SettingName, Optional<String>> changes(
      Optional<String> cluster, String checkId, Map<String, Optional<String>> values)
      throws SettingRefusedException {
    var timings =
        SettingWords.TIMINGS.stream()
            .filter(name -> values.getOrDefault(name, Optional.empty()).isPresent())
            .toList();
    if (timings.size() > 1) {
      throw new SettingRefusedException(
          checkId + ": interval and cron cannot both be set; expected one of them");
    }
    var changes = new LinkedHashMap<SettingName, Optional<String>>();
    if (!timings.isEmpty()) {
      SettingWords.TIMINGS.forEach(
          name -> changes.put(new SettingName(cluster, checkId, name), Optional.empty()));
    }
    values.forEach((name, value) -> changes.put(new SettingName(cluster, checkId, name), value));
    return changes;
  }

  /// Also on clusters that have something of their own beside what is changed for all.
  private void requireFit(
      ChecksInForce before, String checkId, Map<SettingName, Optional<String>> changes, String who)
      throws SettingRefusedException {
    var next = new LinkedHashMap<SettingName, Optional<SetValue>>();
    changes.forEach((name, value) ->
        next.put(
            name,
            value.map(text -> new SetValue(new CheckSetting(name, text), who, clock.instant()))));
    var known = settings(before.misfits());
    for (Misfit misfit : before.with(before.stored().with(next)).misfits()) {
      var setting = misfit.value().setting();
      if (changes.containsKey(setting.what()) || !known.contains(setting)) {
        throw new SettingRefusedException(
            refusal(checkId, setting, misfit) + elsewhere(setting.what(), changes.keySet()));
      }
    }
  }

  /// Where it is that something else, which somebody set before, would not fit any more.
  private static String elsewhere(SettingName misfit, Set<SettingName> changed) {
    return changed.contains(misfit)
        ? ""
        : ", where %s is set for %s"
            .formatted(misfit.name(), misfit.cluster().orElse("every cluster"));
  }

  private static Set<CheckSetting> settings(List<Misfit> misfits) {
    return misfits.stream().map(one -> one.value().setting()).collect(Collectors.toSet());
  }

  private static String refusal(String checkId, CheckSetting setting, Misfit misfit) {
    var reason = misfit.reason();
    return reason.startsWith(checkId)
        ? reason
        : "%s.%s: '%s' is not accepted: %s"
            .formatted(checkId, setting.what().name(), setting.value(), reason);
  }
}
