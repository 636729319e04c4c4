package ncc.engine.setup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ncc.engine.CheckOverride;
import ncc.engine.CheckPlugin;
import ncc.engine.ConfigurationException;
import ncc.engine.NamePatterns;
import ncc.spi.check.Status;

/// How a check is set, before it is made: what is set later, and by whom, may still take the place
/// of it.
///
/// @param standard the check that nobody has set
/// @param enabled whether it judges where no deviation says otherwise
/// @param parameters by name, as people wrote them
/// @param deviations for some clusters or VMs; the first that fits counts
public record CheckSetup(
    CheckPlugin standard,
    boolean enabled,
    Map<String, String> parameters,
    List<Deviation> deviations) {

  /// What holds for some clusters or VMs instead.
  ///
  /// @param clusters whose it is
  /// @param vms whose it is
  /// @param enabled empty for what the check itself says
  /// @param onUnknowable likewise; of whole clusters
  /// @param parameters over those of the check
  public record Deviation(
      NamePatterns clusters,
      NamePatterns vms,
      Optional<Boolean> enabled,
      Optional<Status> onUnknowable,
      Map<String, String> parameters) {
    public Deviation {
      requireNonNull(clusters);
      requireNonNull(vms);
      requireNonNull(enabled);
      requireNonNull(onUnknowable);
      parameters = inOrder(parameters);
    }

    private Deviation over(Map<String, String> values) {
      return new Deviation(clusters, vms, enabled, onUnknowable, merged(parameters, values));
    }

    private Deviation asTheCheck() {
      return new Deviation(clusters, vms, Optional.empty(), onUnknowable, parameters);
    }
  }

  public CheckSetup {
    requireNonNull(standard);
    parameters = inOrder(parameters);
    deviations = List.copyOf(deviations);
  }

  /// A check that is set as it is.
  public static CheckSetup of(CheckPlugin check) {
    return new CheckSetup(check, check.enabled(), Map.of(), List.of());
  }

  /// This with other values; deviations keep what they say themselves.
  public CheckSetup with(Map<String, String> values) {
    return new CheckSetup(standard, enabled, merged(parameters, values), deviations);
  }

  /// This with values that hold in deviations, too.
  public CheckSetup throughout(Map<String, String> values) {
    return with(values).deviating(deviation -> deviation.over(values));
  }

  /// This as one whole cluster has it: values that hold in all deviations but those for some VMs.
  public CheckSetup ofCluster(Map<String, String> values) {
    return with(values)
        .deviating(deviation -> deviation.vms().isAll() ? deviation.over(values) : deviation);
  }

  /// This switched on or off; deviations keep what they say themselves.
  public CheckSetup enabled(boolean on) {
    return new CheckSetup(standard, on, parameters, deviations);
  }

  /// This switched on or off for one whole cluster: deviations for some VMs keep what they say.
  public CheckSetup enabledOfCluster(boolean on) {
    return enabled(on)
        .deviating(deviation -> deviation.vms().isAll() ? deviation.asTheCheck() : deviation);
  }

  private CheckSetup deviating(UnaryOperator<Deviation> change) {
    return new CheckSetup(standard, enabled, parameters, deviations.stream().map(change).toList());
  }

  /// Whether anything at all is judged.
  public boolean isOnSomewhere() {
    return enabled || deviations.stream().anyMatch(deviation -> deviation.enabled().orElse(false));
  }

  /// The check as it is set.
  ///
  /// @throws ConfigurationException what is refused, by its name or by the check itself
  public CheckPlugin made() throws ConfigurationException {
    var overrides = new ArrayList<>(standard.overrides());
    for (Deviation deviation : deviations) {
      overrides.add(made(deviation));
    }
    return standard.with(parameters).with(enabled, overrides);
  }

  private CheckOverride made(Deviation deviation) throws ConfigurationException {
    var instance = standard.with(merged(parameters, deviation.parameters()));
    return new CheckOverride(
        deviation.clusters(),
        deviation.vms(),
        deviation.enabled().orElse(enabled) ? Optional.of(instance.check()) : Optional.empty(),
        deviation.onUnknowable());
  }

  private static Map<String, String> merged(Map<String, String> under, Map<String, String> over) {
    var merged = new LinkedHashMap<>(under);
    merged.putAll(over);
    return merged;
  }

  private static Map<String, String> inOrder(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
