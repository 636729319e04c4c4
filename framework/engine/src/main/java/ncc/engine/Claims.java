package ncc.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckDescription.Alert;
import ncc.spi.run.CheckDescription.Metric;

/// The names that checks have in the store, in alerts and on the command line, and whose they are.
/// None belongs to two checks: which plugins are at hand is known only once all are looked for, so
/// who comes second is not used.
final class Claims {
  /// The framework's own: `ncc.engine.alert.OwnAlerts` judges by them.
  static final String OWN_CHECK = "ncc_inventory";

  static final String OWN_ALERT = "ncc_inventory_incomplete";
  static final String OWN_GAP = "ncc_coverage_gap";
  static final String OWN_ALERTS = "ncc_check_error";

  /// The families of ncc's own: those that stand in every exposition, and those of the daemon.
  private static final Pattern OWN_METRIC =
      Pattern.compile(
          "ncc_((build|check|cluster|inventory|metrics|run)(_.*)?"
              + "|alerts|causes|deliveries|plugin_problems|schedule_slots|source_up|store_runs_waiting"
              + "|(http_requests|schedule_lateness)_seconds(_.*)?)");

  private static final String INFO = "_info";
  private static final String NCC = "ncc itself";

  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, String> modules = new HashMap<>();

  Claims() {
    holders.put(id(OWN_CHECK), NCC);
    holders.put(alert(OWN_ALERT), NCC);
    holders.put(alert(OWN_GAP), NCC);
  }

  /// Gives `check` all of its names, or none of them.
  ///
  /// @param where it was found
  /// @return why not; empty when it has them
  Optional<String> refusal(CheckDescription check, String where) {
    var names = names(check);
    var refusal =
        Stream.concat(
                names.stream().flatMap(name -> taken(holders, name, name)),
                Stream.of(metrics(check), reserved(check), module(check)).flatMap(each -> each))
            .findFirst();
    if (refusal.isEmpty()) {
      var holder = "%s of %s".formatted(check.id(), where);
      names.forEach(name -> holders.put(name, holder));
      check.metrics().forEach(metric -> holders.put(family(metric), holder));
      modulesOf(check).forEach(module -> modules.putIfAbsent(module, holder));
    }
    return refusal;
  }

  private static Stream<String> taken(Map<String, String> holders, String name, String shown) {
    return Optional.ofNullable(holders.get(name)).map(holder -> taken(shown, holder)).stream();
  }

  private static String taken(String name, String holder) {
    return "%s is already taken, so this one is not used: it belongs to %s".formatted(name, holder);
  }

  private static Set<String> names(CheckDescription check) {
    var names = new LinkedHashSet<String>();
    names.add(id(check.id()));
    names.add(alert(alertOf(check)));
    names.add(word(check.path()));
    return names;
  }

  /// Two checks that publish one metric, with labels or a help of their own, would make what is
  /// scraped invalid.
  private Stream<String> metrics(CheckDescription check) {
    return check.metrics().stream()
        .flatMap(metric -> {
          var shown = "metric '%s'".formatted(metric.name());
          return OWN_METRIC.matcher(familyOf(metric.name())).matches()
              ? Stream.of(taken(shown, NCC))
              : taken(holders, family(metric), shown);
        });
  }

  private static String family(Metric metric) {
    return "metrics '%s'".formatted(familyOf(metric.name()));
  }

  /// A metric and one of the same name with `_info` behind it are one family.
  static String familyOf(String name) {
    return name.endsWith(INFO) ? name.substring(0, name.length() - INFO.length()) : name;
  }

  private static Stream<String> reserved(CheckDescription check) {
    return Stream.of(alertOf(check))
        .filter(id -> id.equals(OWN_ALERTS) || id.startsWith(OWN_ALERTS + "."))
        .map(id -> taken(alert(id), NCC));
  }

  /// A check that names none raises alerts by its own id.
  private static String alertOf(CheckDescription check) {
    return check.alert().map(Alert::id).orElse(check.id());
  }

  /// A word is a module's or a check's, not both.
  private Stream<String> module(CheckDescription check) {
    var ofAModule = word(check.path()) + " of a module";
    return Stream.concat(
        taken(modules, check.path(), ofAModule),
        modulesOf(check).stream().map(Claims::word).flatMap(word -> taken(holders, word, word)));
  }

  /// The paths above it that are modules: `/health_checks/a` and `/health_checks/a/b` of `a/b`.
  private static Set<String> modulesOf(CheckDescription check) {
    var paths = new LinkedHashSet<String>();
    var path = "/health_checks";
    for (String word : check.module().split("/", -1)) {
      path = path + "/" + word;
      paths.add(path);
    }
    return paths;
  }

  private static String id(String id) {
    return "check '%s'".formatted(id);
  }

  private static String alert(String id) {
    return "alert id '%s'".formatted(id);
  }

  private static String word(String path) {
    return "'%s'".formatted(path.substring(1).replace('/', ' '));
  }
}
