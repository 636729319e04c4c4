package ncc.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ncc.cli.report.ReportWriter;
import ncc.cli.request.Request;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import ncc.engine.CheckLimits;
import ncc.engine.CheckPlugin;
import ncc.engine.ConfigurationException;
import ncc.engine.RunLimits;
import ncc.engine.notify.ReceiverPlanning;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.PlannedSource;
import ncc.engine.source.SourcePlanning;
import ncc.engine.source.SourcePlanning.Written;
import ncc.json.config.AddressRange;
import ncc.json.config.Configuration.AlertGroup;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredListener;
import ncc.json.config.Configuration.ConfiguredNotifier;
import ncc.json.config.Configuration.ConfiguredOverride;
import ncc.json.config.Configuration.ConfiguredSource;
import ncc.json.config.Configuration.ConfiguredWeb;
import ncc.json.config.ConfiguredPlugins;
import ncc.json.config.Place;
import ncc.json.config.ReadConfiguration;
import ncc.metrics.Share;
import ncc.server.setting.PolicyTexts;
import ncc.spi.check.Durations;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Setting;
import picocli.CommandLine.ParseResult;

/// `ncc config show`: what holds, as an `ncc.yaml` that says after each value where it comes from.
/// Secrets stand in it as their references, which is all that a configuration ever knows of them.
public final class EffectiveConfiguration {
  private static final String DEFAULT = "default";
  private static final String AGE_DEFAULT = "default; three intervals in the daemon";

  private final Catalog catalog;
  private final Environment environment;
  private final ParseResult line;
  private final Request request;
  private final ReadConfiguration read;
  private final Path folder;
  private final StorePlace store;

  public EffectiveConfiguration(Catalog catalog, Environment environment, ParseResult line)
      throws Failure {
    var reading = new ConfigurationReading(catalog, environment);
    this.catalog = catalog;
    this.environment = environment;
    this.line = line;
    this.request = Request.of(line, environment);
    this.read = reading.readWithPlaces(request.config());
    this.folder = reading.folder(request.config());
    this.store = StorePlace.of(line, environment);
    reading.applied(read.configuration(), catalog.checks(), request);
    new ReportWriter(catalog, environment, request, read.configuration().reports());
  }

  public int show() throws Failure {
    if (request.sources().isEmpty()) {
      configuredSources();
    } else {
      typedSources();
    }
    plugins();
    put(0, "checks:", "");
    for (CheckPlugin check : catalog.checks()) {
      check(check.description());
    }
    notifiers();
    listeners();
    store();
    reports();
    web();
    metrics();
    alerts();
    limit("max-clusters", "--max-clusters", Integer.toString(FleetLimits.DEFAULT.maxClusters()));
    limit("cluster-timeout", "--cluster-timeout", Durations.exact(FleetLimits.DEFAULT.timeout()));
    return ExitCode.OK;
  }

  private void typedSources() throws Failure {
    var planning = new SourcePlanning(catalog, environment.variables());
    for (String uri : request.sources()) {
      try {
        planning.plan(Written.typed(uri, Options.SOURCE));
      } catch (ConfigurationException e) {
        throw Failure.of(ExitCode.USAGE, e);
      }
    }
    put(0, "sources:", "");
    for (String uri : request.sources()) {
      put(1, "- " + YamlText.of(uri), Options.origin(line, Options.SOURCE));
    }
  }

  private void configuredSources() throws Failure {
    var configuration = read.configuration();
    if (!configuration.sources().isEmpty()) {
      put(0, "sources:", "");
      sources(1, configuration.sources(), "sources");
    }
    if (!configuration.clusters().isEmpty()) {
      put(0, "clusters:", "");
    }
    for (int i = 0; i < configuration.clusters().size(); i++) {
      var cluster = configuration.clusters().get(i);
      put(1, "- name: " + YamlText.of(cluster.name()), where("clusters", i, "name"));
      if (cluster.timeout().isPresent()) {
        put(
            2,
            "timeout: " + Durations.exact(cluster.timeout().get()),
            where("clusters", i, "timeout"));
      }
      put(2, "sources:", "");
      sources(3, cluster.sources(), "clusters", i, "sources");
    }
  }

  private void sources(int depth, List<ConfiguredSource> sources, Object... path) throws Failure {
    for (int i = 0; i < sources.size(); i++) {
      source(depth, sources.get(i), PluginFaults.below(path, i));
    }
  }

  private void source(int depth, ConfiguredSource source, Object... path) throws Failure {
    var place = Place.parse(source.where()).inLine();
    put(depth, "- uri: " + YamlText.of(source.uri()), place);
    for (var setting : source.settings().entrySet()) {
      put(
          depth + 1,
          setting.getKey() + ": " + value(setting.getValue()),
          read.places()
              .of(PluginFaults.below(path, setting.getKey()))
              .map(Place::inLine)
              .orElse(place));
    }
    for (Setting setting : planned(source).source().settings()) {
      if (!setting.otherwise().isEmpty() && isUnset(setting, source)) {
        put(depth + 1, setting.name() + ": " + YamlText.of(setting.otherwise()), DEFAULT);
      }
    }
  }

  private PlannedSource planned(ConfiguredSource source) throws Failure {
    try {
      return new SourcePlanning(catalog, environment.variables())
          .plan(new Written(source.uri(), source.settings(), folder, source.where()));
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.CONFIG, e);
    }
  }

  private static boolean isUnset(Setting setting, ConfiguredSource source) {
    return !source.settings().containsKey(setting.name())
        && !source.uri().matches(".*[?&]" + setting.name() + "=.*");
  }

  private static String value(List<String> values) {
    return values.size() == 1 ? YamlText.of(values.getFirst()) : YamlText.list(values);
  }

  private void check(CheckDescription check) {
    put(1, check.id() + ":", "");
    var configured = Optional.ofNullable(read.configuration().checks().get(check.id()));
    var id = check.id();
    put(
        2,
        "enabled: " + configured.map(ConfiguredCheck::enabled).orElse(true),
        where("checks", id, "enabled"));
    var interval = configured.flatMap(ConfiguredCheck::interval).orElse(check.interval());
    configured
        .flatMap(ConfiguredCheck::cron)
        .ifPresentOrElse(
            cron -> put(2, "cron: " + YamlText.of(cron), where("checks", id, "cron")),
            () ->
                put(2, "interval: " + Durations.exact(interval), where("checks", id, "interval")));
    var maxAge = configured.flatMap(one -> one.limits().maxAge());
    put(
        2,
        "max-age: " + Durations.exact(maxAge.orElse(RunLimits.MAX_AGE)),
        maxAge.isPresent() ? where("checks", id, "max-age") : AGE_DEFAULT);
    var maxTime = configured.flatMap(one -> one.limits().maxTime());
    put(
        2,
        "max-time: " + Durations.exact(maxTime.orElse(RunLimits.TIMEOUT)),
        where("checks", id, "max-time"));
    var onUnknowable = configured.flatMap(one -> one.limits().onUnknowable());
    put(
        2,
        "on-unknowable: " + word(onUnknowable.orElse(CheckLimits.ON_UNKNOWABLE)),
        where("checks", id, "on-unknowable"));
    put(2, "alert:", "");
    PolicyTexts.of(AlertPolicies.of(check, configured))
        .forEach((key, value) -> put(3, key + ": " + value, where("checks", id, "alert", key)));
    for (var parameter : check.parameters()) {
      parameter(id, parameter, configured);
    }
    configured.ifPresent(one -> overrides(id, one.overrides()));
  }

  private void parameter(
      String id, CheckDescription.Parameter parameter, Optional<ConfiguredCheck> configured) {
    var typed = request.settings().getOrDefault(id, Map.of()).get(parameter.name());
    if (typed != null) {
      put(2, parameter.name() + ": " + YamlText.of(typed), setBy(id, parameter.name()));
      return;
    }
    var value =
        configured
            .map(one -> one.parameters().getOrDefault(parameter.name(), parameter.standard()))
            .orElse(parameter.standard());
    put(2, parameter.name() + ": " + YamlText.of(value), where("checks", id, parameter.name()));
  }

  /// What set a parameter on the line.
  private String setBy(String id, String parameter) {
    boolean isGuestKey = Request.GUEST_KEY_USED.startsWith(id + "." + parameter + "=");
    return isGuestKey && Options.has(line, Options.USE_GUEST_KEY)
        ? Options.USE_GUEST_KEY
        : Options.origin(line, Options.SET);
  }

  private void overrides(String id, List<ConfiguredOverride> overrides) {
    if (!overrides.isEmpty()) {
      put(2, "overrides:", "");
    }
    for (int i = 0; i < overrides.size(); i++) {
      var typed = request.settings().getOrDefault(id, Map.of());
      var lines = lines(overrides.get(i), typed);
      for (int j = 0; j < lines.size(); j++) {
        var one = lines.get(j);
        boolean beaten = typed.containsKey(one.key());
        put(
            3,
            (j == 0 ? "- " : "  ") + one.key() + ": " + one.value(),
            beaten ? setBy(id, one.key()) : where("checks", id, "overrides", i, one.key()));
      }
    }
  }

  /// A key with its value in YAML.
  private record Line(String key, String value) {}

  private static List<Line> lines(ConfiguredOverride override, Map<String, String> typed) {
    var lines = new ArrayList<Line>();
    if (!override.clusters().isEmpty()) {
      lines.add(new Line("clusters", YamlText.list(override.clusters())));
    }
    if (!override.vms().isEmpty()) {
      lines.add(new Line("vms", YamlText.list(override.vms())));
    }
    override.enabled().ifPresent(on -> lines.add(new Line("enabled", on.toString())));
    override.onUnknowable().ifPresent(status -> lines.add(new Line("on-unknowable", word(status))));
    override
        .parameters()
        .forEach((name, value) ->
            lines.add(new Line(name, YamlText.of(typed.getOrDefault(name, value)))));
    return lines;
  }

  private static String word(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private void notifiers() {
    var notifiers = read.configuration().notifiers();
    if (!notifiers.isEmpty()) {
      put(0, "notifiers:", "");
    }
    for (int i = 0; i < notifiers.size(); i++) {
      notifier(notifiers.get(i), "notifiers", i);
    }
  }

  private void notifier(ConfiguredNotifier notifier, Object... path) {
    put(1, "- name: " + YamlText.of(notifier.name()), below("name", path));
    put(2, "kind: " + YamlText.of(notifier.kind()), below("kind", path));
    put(
        2,
        "min-severity: "
            + notifier.least().orElse(ReceiverPlanning.LEAST).name().toLowerCase(Locale.ROOT),
        below("min-severity", path));
    if (!notifier.clusters().isEmpty()) {
      put(2, "clusters: " + YamlText.list(notifier.clusters()), below("clusters", path));
    }
    if (!notifier.checks().isEmpty()) {
      put(2, "checks: " + YamlText.list(notifier.checks()), below("checks", path));
    }
    put(2, "resolved: " + notifier.resolved().orElse(true), below("resolved", path));
    settings(notifier.settings(), path);
    defaults(catalog.notifier(notifier.kind()).orElseThrow().settings(), notifier.settings());
  }

  private void settings(Map<String, List<String>> settings, Object... path) {
    settings.forEach((name, values) ->
        put(
            2,
            name + ": " + value(values.stream().map(EffectiveConfiguration::withoutToken).toList()),
            below(name, path)));
  }

  /// What stands behind the host of a receiver's URL may be what lets anybody post there.
  private static String withoutToken(String value) {
    return value.replaceFirst("^((?i)https?://[^/?#]++)/?+.+$", "$1/…");
  }

  private void defaults(List<Setting> known, Map<String, List<String>> set) {
    for (Setting setting : known) {
      if (!setting.otherwise().isEmpty() && !set.containsKey(setting.name())) {
        put(2, setting.name() + ": " + YamlText.of(setting.otherwise()), DEFAULT);
      }
    }
  }

  private void listeners() {
    if (!catalog.listeners().isEmpty()) {
      put(0, "listeners:", "");
    }
    for (RunListener listener : catalog.listeners()) {
      var name = listener.name();
      var set =
          Optional.ofNullable(read.configuration().listeners().get(name))
              .map(ConfiguredListener::settings)
              .orElse(Map.of());
      boolean isBare =
          set.isEmpty() && listener.settings().stream().allMatch(one -> one.otherwise().isEmpty());
      put(1, name + (isBare ? ": {}" : ":"), where("listeners", name));
      settings(set, "listeners", name);
      defaults(listener.settings(), set);
    }
  }

  private String below(String key, Object... path) {
    return where(PluginFaults.below(path, key));
  }

  private void store() {
    var configured = read.configuration().store();
    var keeping = StoreKeeping.of(configured);
    put(0, "store:", "");
    put(1, "url: " + YamlText.of(store.url()), store.origin());
    put(1, "keep:", "");
    keep("history", Durations.exact(keeping.history()));
    keep("runs", Durations.exact(keeping.runs()));
    configured.size().ifPresent(size -> keep("size", size.toString()));
  }

  private void keep(String key, String value) {
    put(2, key + ": " + value, where("store", "keep", key));
  }

  /// In force before anything else of the file: see `PluginPlaces`.
  private void plugins() throws Failure {
    var file = ConfigurationReading.file(environment, request.config());
    var typed = Options.all(line, Options.PLUGIN_PATH, environment);
    var configured =
        file.isPresent() ? ConfigurationReading.plugins(file.get()) : ConfiguredPlugins.NONE;
    if (!configured.path().isEmpty() || !typed.isEmpty()) {
      put(0, "plugin-path:", "");
    }
    for (int i = 0; i < configured.path().size(); i++) {
      put(
          1,
          "- " + YamlText.of(configured.path().get(i)),
          read.places()
              .of(ConfiguredPlugins.PATH, i)
              .map(Place::inLine)
              .orElse(where(ConfiguredPlugins.PATH)));
    }
    for (String path : typed) {
      put(1, "- " + YamlText.of(path), Options.origin(line, Options.PLUGIN_PATH));
    }
    if (configured.areProblemsAllowed()) {
      put(0, "allow-plugin-problems: true", where("allow-plugin-problems"));
    }
  }

  private void reports() {
    var typed = Options.all(line, Options.REPORT, environment);
    var reports = typed.isEmpty() ? read.configuration().reports() : typed;
    if (!reports.isEmpty()) {
      put(0, "reports:", "");
    }
    for (int i = 0; i < reports.size(); i++) {
      put(
          1,
          "- " + YamlText.of(reports.get(i)),
          typed.isEmpty()
              ? read.places().of("reports", i).map(Place::inLine).orElse(where("reports"))
              : Options.origin(line, Options.REPORT));
    }
  }

  private void web() {
    var web = read.configuration().web();
    if (!web.equals(ConfiguredWeb.NONE)) {
      put(0, "web:", "");
    }
    if (!web.tokens().isEmpty()) {
      put(1, "tokens:", "");
    }
    for (int i = 0; i < web.tokens().size(); i++) {
      var token = web.tokens().get(i);
      put(2, "- name: " + YamlText.of(token.name()), where("web", "tokens", i, "name"));
      put(
          3,
          "role: " + (token.mayChange() ? "operator" : "viewer"),
          where("web", "tokens", i, "role"));
      put(3, "hash: " + token.hash(), where("web", "tokens", i, "hash"));
    }
    if (!web.viewers().isEmpty()) {
      put(1, "viewers: " + YamlText.list(web.viewers()), where("web", "viewers"));
    }
    web.external()
        .ifPresent(url ->
            put(1, "external-url: " + YamlText.of(url.toString()), where("web", "external-url")));
    if (!web.proxies().isEmpty()) {
      var proxies = web.proxies().stream().map(AddressRange::toString).toList();
      put(1, "trusted-proxies: " + YamlText.list(proxies), where("web", "trusted-proxies"));
    }
  }

  private void metrics() {
    put(0, "metrics:", "");
    put(
        1,
        "max-series: " + read.configuration().maxSeries().orElse(Share.STANDARD_BUDGET),
        where("metrics", "max-series"));
  }

  private void alerts() {
    put(0, "alerts:", "");
    var group = read.configuration().alertGroup().orElse(AlertGroup.CAUSES);
    put(1, "group: " + word(group), where("alerts", "group"));
  }

  private void limit(String key, String option, String standard) {
    var typed = Options.all(line, option, environment);
    if (!typed.isEmpty()) {
      put(0, key + ": " + YamlText.of(typed.getLast()), Options.origin(line, option));
      return;
    }
    var configuration = read.configuration();
    var configured =
        key.equals("max-clusters")
            ? configuration.maxClusters().stream().mapToObj(Integer::toString).findFirst()
            : configuration.clusterTimeout().map(Durations::text);
    put(0, key + ": " + configured.orElse(standard), where(key));
  }

  private String where(Object... path) {
    return read.places().of(path).map(Place::inLine).orElse(DEFAULT);
  }

  private void put(int depth, String text, String comment) {
    var whole = "  ".repeat(depth) + text;
    environment.out().println(comment.isEmpty() ? whole : "%-42s # %s".formatted(whole, comment));
  }
}
