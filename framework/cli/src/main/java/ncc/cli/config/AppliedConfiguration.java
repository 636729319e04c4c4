package ncc.cli.config;

import java.util.List;
import java.util.Map;
import ncc.engine.CheckLimits;
import ncc.engine.CheckPlugin;
import ncc.engine.NamePatterns;
import ncc.engine.setup.CheckSetup;
import ncc.engine.setup.CheckSetup.Deviation;
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

  /// How `check` is set.
  CheckSetup to(CheckPlugin check) {
    var typed = settings.getOrDefault(check.id(), Map.of());
    var configured = configuration.checks().get(check.id());
    var setup = configured == null ? CheckSetup.of(check) : setup(check, configured);
    return setup.throughout(typed);
  }

  private CheckSetup setup(CheckPlugin check, ConfiguredCheck configured) {
    var limits = configured.limits();
    var held = new CheckLimits(limits.maxAge(), limits.maxTime(), limits.onUnknowable());
    return new CheckSetup(
        check.with(held),
        configured.enabled() || askedFor,
        configured.parameters(),
        deviations(configured.overrides()));
  }

  private static List<Deviation> deviations(List<ConfiguredOverride> overrides) {
    return overrides.stream()
        .map(override ->
            new Deviation(
                new NamePatterns(override.clusters()),
                new NamePatterns(override.vms()),
                override.enabled(),
                override.onUnknowable(),
                override.parameters()))
        .toList();
  }
}
