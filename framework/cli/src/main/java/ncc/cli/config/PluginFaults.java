package ncc.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ncc.cli.request.ReportRequest;
import ncc.cli.terminal.Environment;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.CheckSelection;
import ncc.engine.ConfigurationException;
import ncc.engine.listener.ListenerPlanning;
import ncc.engine.notify.ReceiverPlanning;
import ncc.engine.source.SourcePlanning;
import ncc.engine.source.SourcePlanning.Written;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredListener;
import ncc.json.config.Configuration.ConfiguredNotifier;
import ncc.json.config.Configuration.ConfiguredOverride;
import ncc.json.config.Configuration.ConfiguredSource;
import ncc.json.config.Fault;
import ncc.json.config.Place;
import ncc.json.config.ReadConfiguration;
import ncc.json.config.Vocabulary;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.message.Suggestion;
import ncc.spi.report.ReportFormat;
import ncc.spi.run.CheckDescription.Parameter;

/// What is wrong with a configuration that only the plugins can tell: checks and parameters that do
/// not exist, values that are refused, settings that a source, a notifier or a listener does not
/// have, unknown formats.
final class PluginFaults {
  private final Catalog catalog;
  private final SourcePlanning planning;
  private final ReceiverPlanning receivers;
  private final ListenerPlanning listeners;
  private final ReadConfiguration read;
  private final Path folder;
  private final List<Fault> faults = new ArrayList<>();

  /// @param folder what the file names is relative to
  PluginFaults(Catalog catalog, Environment environment, ReadConfiguration read, Path folder) {
    this.catalog = catalog;
    this.planning = new SourcePlanning(catalog, environment.variables());
    this.receivers = new ReceiverPlanning(catalog, environment.variables());
    this.listeners = new ListenerPlanning(catalog, environment.variables());
    this.read = read;
    this.folder = folder;
  }

  /// In no particular order.
  List<Fault> all() {
    var configuration = read.configuration();
    configuration.sources().forEach(this::source);
    configuration.clusters().forEach(cluster -> cluster.sources().forEach(this::source));
    configuration.checks().forEach(this::check);
    configuration.notifiers().forEach(this::notifier);
    configuration.listeners().forEach(this::listener);
    for (int i = 0; i < configuration.reports().size(); i++) {
      report(configuration.reports().get(i), place(new Place("", 1, 1), "reports", i));
    }
    return faults;
  }

  /// Of one check alone.
  List<Fault> of(String id, ConfiguredCheck configured) {
    check(id, configured);
    return faults;
  }

  private void source(ConfiguredSource source) {
    try {
      planning.plan(new Written(source.uri(), source.settings(), folder, source.where()));
    } catch (ConfigurationException e) {
      faults(source.where(), e);
    }
  }

  private void notifier(ConfiguredNotifier notifier) {
    try {
      receivers.plan(Receivers.written(notifier, folder));
    } catch (ConfigurationException e) {
      faults(notifier.where(), e);
    }
  }

  private void listener(String name, ConfiguredListener listener) {
    try {
      listeners.plan(name, listener.settings(), folder, listener.where());
    } catch (ConfigurationException e) {
      faults(listener.where(), e);
    }
  }

  private void faults(String where, ConfigurationException e) {
    var lead = where + ": ";
    String.valueOf(e.getMessage())
        .lines()
        .map(line -> line.startsWith(lead) ? line.substring(lead.length()) : line)
        .forEach(line -> fault(Place.parse(where), line));
  }

  private void check(String id, ConfiguredCheck configured) {
    var where = Place.parse(configured.where());
    try {
      check(CheckSelection.require(catalog, id), configured);
    } catch (ConfigurationException e) {
      fault(read.places().ofKey("checks", id).orElse(where), String.valueOf(e.getMessage()));
    }
  }

  private void check(CheckPlugin plugin, ConfiguredCheck configured) {
    var where = Place.parse(configured.where());
    boolean sound =
        parameters(
            plugin,
            configured.parameters(),
            Vocabulary.ofChecks(),
            where,
            new Object[] {"checks", plugin.id()});
    if (sound) {
      together(plugin, configured.parameters(), where);
    }
    for (int i = 0; i < configured.overrides().size(); i++) {
      override(plugin, configured, i, sound);
    }
  }

  private void override(CheckPlugin plugin, ConfiguredCheck configured, int at, boolean sound) {
    ConfiguredOverride override = configured.overrides().get(at);
    var where = Place.parse(override.where());
    var path = new Object[] {"checks", plugin.id(), "overrides", at};
    if (!override.vms().isEmpty() && !looksAtVms(plugin)) {
      fault(
          read.places().ofKey(below(path, "vms")).orElse(where),
          plugin.id() + " does not look at VMs one by one, so 'vms' cannot be set");
    }
    if (parameters(plugin, override.parameters(), Vocabulary.ofOverrides(), where, path) && sound) {
      var all = new LinkedHashMap<>(configured.parameters());
      all.putAll(override.parameters());
      together(plugin, all, where);
    }
  }

  private static boolean looksAtVms(CheckPlugin plugin) {
    return !(plugin.check() instanceof ProbeCheck<?, ?>)
        && !(plugin.check() instanceof ClusterCheck);
  }

  /// Each on its own; whether all are well.
  private boolean parameters(
      CheckPlugin plugin,
      Map<String, String> values,
      Set<String> words,
      Place where,
      Object... path) {
    int before = faults.size();
    var names = plugin.description().parameters().stream().map(Parameter::name).toList();
    values.forEach((name, value) -> {
      if (!names.contains(name)) {
        var key = read.places().ofKey(below(path, name)).orElse(where);
        fault(key, unknown(plugin.id(), name, names, words));
      } else {
        plugin
            .refusal(name, value)
            .ifPresent(refusal -> fault(place(where, below(path, name)), refusal));
      }
    });
    return faults.size() == before;
  }

  private static String unknown(String id, String name, List<String> names, Set<String> words) {
    var known = new TreeSet<>(names);
    known.addAll(words);
    return Suggestion.among(name, known)
        .map(near -> "%s has no parameter '%s'; did you mean '%s'?".formatted(id, name, near))
        .orElseGet(() ->
            "%s has no parameter '%s'; expected %s".formatted(id, name, String.join(", ", known)));
  }

  private void together(CheckPlugin plugin, Map<String, String> values, Place where) {
    try {
      plugin.with(values);
    } catch (ConfigurationException e) {
      fault(where, String.valueOf(e.getMessage()));
    }
  }

  private void report(String text, Place place) {
    var format = ReportRequest.parse(text).format();
    var names = catalog.reports().stream().map(ReportFormat::name).toList();
    if (!names.contains(format)) {
      fault(
          place,
          Suggestion.among(format, names)
              .map(near ->
                  "no report format is called '%s'; did you mean '%s'?".formatted(format, near))
              .orElse(
                  "no report format is called '%s'; expected one of %s"
                      .formatted(format, String.join(", ", names))));
    }
  }

  private Place place(Place otherwise, Object... path) {
    return read.places().of(path).or(() -> read.places().of("reports")).orElse(otherwise);
  }

  static Object[] below(Object[] path, Object step) {
    var longer = java.util.Arrays.copyOf(path, path.length + 1);
    longer[path.length] = step;
    return longer;
  }

  private void fault(Place place, String message) {
    faults.add(new Fault(place, message));
  }
}
