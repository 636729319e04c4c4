package ncc.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.CheckOverride;
import ncc.engine.CheckPlugin;
import ncc.engine.ConfigurationException;
import ncc.engine.NamePatterns;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredOverride;

/// Checks as the file sets them, and over it the command line: what is set there holds everywhere,
/// in overrides, too.
///
/// @param settings of the command line, by check id and parameter
/// @param askedFor the one check at hand was asked for by name, so it runs though switched off
record AppliedConfiguration(
    Configuration configuration, Map<String, Map<String, String>> settings, boolean askedFor) {

  /// `check` with its parameters and overrides; empty when it is switched off everywhere.
  Optional<CheckPlugin> to(CheckPlugin check) throws ConfigurationException {
    var typed = settings.getOrDefault(check.id(), Map.of());
    var configured = configuration.checks().get(check.id());
    return configured == null ? Optional.of(check.with(typed)) : to(check, configured, typed);
  }

  private Optional<CheckPlugin> to(
      CheckPlugin check, ConfiguredCheck configured, Map<String, String> typed)
      throws ConfigurationException {
    boolean enabled = configured.enabled() || askedFor;
    var base = merged(configured.parameters(), typed);
    var overrides = new ArrayList<CheckOverride>();
    for (ConfiguredOverride override : configured.overrides()) {
      var values = merged(merged(configured.parameters(), override.parameters()), typed);
      overrides.add(override(check.with(values), override, enabled));
    }
    return enabled || isEnabledSomewhere(overrides)
        ? Optional.of(check.with(base).with(enabled, overrides))
        : Optional.empty();
  }

  private static Map<String, String> merged(Map<String, String> under, Map<String, String> over) {
    var merged = new LinkedHashMap<>(under);
    merged.putAll(over);
    return merged;
  }

  private static CheckOverride override(
      CheckPlugin instance, ConfiguredOverride override, boolean otherwise) {
    return new CheckOverride(
        new NamePatterns(override.clusters()),
        new NamePatterns(override.vms()),
        override.enabled().orElse(otherwise) ? Optional.of(instance.check()) : Optional.empty());
  }

  private static boolean isEnabledSomewhere(List<CheckOverride> overrides) {
    return overrides.stream().anyMatch(override -> override.check().isPresent());
  }
}
