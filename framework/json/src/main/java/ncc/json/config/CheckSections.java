package ncc.json.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ncc.json.config.Configuration.ConfiguredAlert;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredLimits;
import ncc.json.config.Configuration.ConfiguredOverride;

/// Reads how checks are set. Which checks and parameters there are is known to the plugins.
final class CheckSections {
  private static final String ON_UNKNOWABLE = "on-unknowable";

  private final Consumer<Fault> faults;

  CheckSections(Consumer<Fault> faults) {
    this.faults = faults;
  }

  Map<String, ConfiguredCheck> checks(Section root) {
    var checks = new LinkedHashMap<String, ConfiguredCheck>();
    root.section("checks")
        .map(Section::sections)
        .orElse(Map.of())
        .forEach((id, section) -> checks.put(id, check(section)));
    return checks;
  }

  private ConfiguredCheck check(Section section) {
    return new ConfiguredCheck(
        section.flag("enabled").orElse(true),
        section.duration("interval"),
        section.text("cron"),
        new ConfiguredLimits(
            section.duration("max-age"),
            section.duration("max-time"),
            section.onUnknowable(ON_UNKNOWABLE)),
        alert(section),
        parameters(section, Vocabulary.CHECK),
        overrides(section),
        section.place().toString());
  }

  private static ConfiguredAlert alert(Section check) {
    return check
        .section("alert")
        .map(section -> section.only(Vocabulary.ALERT))
        .map(section ->
            new ConfiguredAlert(
                section.count("raise-after"),
                section.flag("auto-resolve"),
                section.severity("from"),
                section.duration("remind"),
                section.plural("flap-turns"),
                section.duration("flap-window")))
        .orElse(ConfiguredAlert.NONE);
  }

  private static Map<String, String> parameters(Section section, List<Key> known) {
    var parameters = new LinkedHashMap<String, String>();
    section.others(known).forEach((name, values) -> parameters.put(name, String.join(",", values)));
    return parameters;
  }

  private List<ConfiguredOverride> overrides(Section check) {
    var overrides = new ArrayList<ConfiguredOverride>();
    for (YamlNode item : check.items("overrides")) {
      Section.of(item, "an override", faults)
          .ifPresent(section -> overrides.add(override(section)));
    }
    return overrides;
  }

  private ConfiguredOverride override(Section section) {
    var parameters = parameters(section, Vocabulary.OVERRIDE);
    if (parameters.isEmpty() && !section.has("enabled") && !section.has(ON_UNKNOWABLE)) {
      faults.accept(
          new Fault(
              section.place(),
              "an override sets nothing; expected enabled, on-unknowable or a parameter"));
    }
    if (section.has(ON_UNKNOWABLE) && section.has("vms")) {
      faults.accept(
          new Fault(
              section.place(),
              "'on-unknowable' holds for whole clusters; leave out 'vms' with it"));
    }
    return new ConfiguredOverride(
        section.texts("clusters"),
        section.texts("vms"),
        section.flag("enabled"),
        section.onUnknowable(ON_UNKNOWABLE),
        parameters,
        section.place().toString());
  }
}
