package ncc.json.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.json.config.Key.Shape;

/// Every word of `ncc.yaml` but the settings of sources, notifiers and listeners and the parameters
/// of checks, which plugins bring.
public final class Vocabulary {
  static final List<Key> FILE =
      List.of(
          new Key("sources", Shape.SOURCES, "Sources of many clusters each, all of them meant"),
          new Key("clusters", Shape.CLUSTERS, "Clusters and where their facts come from"),
          new Key("checks", Shape.CHECKS, "How checks are set, by check id"),
          new Key("alerts", Shape.ALERTS, "How receivers are told of alerts"),
          new Key("notifiers", Shape.NOTIFIERS, "Who is told of alerts, and how"),
          new Key(
              "listeners", Shape.LISTENERS, "How those that plugins bring hear of runs, by name"),
          new Key("store", Shape.STORE, "What the daemon remembers: where, and for how long"),
          new Key(
              "plugin-path", Shape.TEXTS, "Jars of plugins, and folders of such, beside plugins/"),
          new Key("allow-plugin-problems", Shape.FLAG, "Judge without plugins that cannot be used"),
          new Key("reports", Shape.TEXTS, "Reports to write, as --report has them"),
          new Key("web", Shape.WEB, "Who may use what the daemon serves"),
          new Key("metrics", Shape.METRICS, "What the daemon's metrics may cost"),
          new Key("max-clusters", Shape.COUNT, "How many clusters are in work at once"),
          new Key("cluster-timeout", Shape.DURATION, "The deadline of a cluster, such as 2m"));

  static final List<Key> CLUSTER =
      List.of(
          new Key("name", Shape.TEXT, "What you call it"),
          new Key("timeout", Shape.DURATION, "Its deadline in place of cluster-timeout"),
          new Key("sources", Shape.SOURCES, "Where its facts come from; they are merged"));

  static final List<Key> SOURCE =
      List.of(new Key("uri", Shape.TEXT, "As --source has it: a folder, or a scheme and a place"));

  static final List<Key> NOTIFIER =
      List.of(
          new Key("name", Shape.TEXT, "What you call it, such as ops"),
          new Key("kind", Shape.TEXT, "How it tells, such as mail"),
          new Key("min-severity", Shape.SEVERITY, "How bad an alert must be (default warning)"),
          new Key("clusters", Shape.TEXTS, "Names of clusters, with * and ?; left out for all"),
          new Key("checks", Shape.TEXTS, "Ids of checks or alerts, likewise"),
          new Key("resolved", Shape.FLAG, "Whether the end of alerts is told (default true)"));

  static final List<Key> ALERT =
      List.of(
          new Key("raise-after", Shape.COUNT, "Raise after so many unhealthy runs in a row"),
          new Key("auto-resolve", Shape.FLAG, "A PASS resolves the alert"),
          new Key("from", Shape.SEVERITY, "The mildest severity that is raised"),
          new Key("remind", Shape.DURATION, "How often receivers hear that it is still open"),
          new Key("flap-turns", Shape.PLURAL, "From so many turns on it is flapping"),
          new Key("flap-window", Shape.DURATION, "The time within which turns are counted"));

  static final List<Key> STORE =
      List.of(
          new Key("url", Shape.TEXT, "A file, or postgresql://host/database"),
          new Key("keep", Shape.KEEP, "For how long"));

  static final List<Key> KEEP =
      List.of(
          new Key("history", Shape.DURATION, "What checks said, and alerts that ended; 90d"),
          new Key("runs", Shape.DURATION, "Runs as they were; 7d"),
          new Key("size", Shape.SIZE, "How large a file may be, such as 10GB; any size"));

  static final List<Key> CHECK =
      List.of(
          new Key("enabled", Shape.FLAG, "Whether run_all runs it"),
          new Key("interval", Shape.DURATION, "How often the daemon runs it"),
          new Key("cron", Shape.TEXT, "When it runs instead: 30 2 * * * and a zone if not UTC"),
          new Key("max-age", Shape.DURATION, "How old facts may be that a PASS rests on"),
          new Key("max-time", Shape.DURATION, "The longest it may take on one cluster"),
          new Key("on-unknowable", Shape.ON_UNKNOWABLE, "What it is where no source can know"),
          new Key("alert", Shape.ALERT, "When the daemon raises its alert"),
          new Key("overrides", Shape.OVERRIDES, "What holds for some clusters or VMs instead"));

  static final List<Key> OVERRIDE =
      List.of(
          new Key("clusters", Shape.TEXTS, "Names of clusters, with * and ?; left out for all"),
          new Key("vms", Shape.TEXTS, "Names of VMs, with * and ?; left out for all"),
          new Key("enabled", Shape.FLAG, "Whether it is judged there"),
          new Key("on-unknowable", Shape.ON_UNKNOWABLE, "What it is where no source can know"));

  static final List<Key> WEB =
      List.of(
          new Key("tokens", Shape.TOKENS, "What programs prove themselves with"),
          new Key("viewers", Shape.TEXTS, "Users and client certificates that may only look"),
          new Key("external-url", Shape.URL, "Where people find it behind a proxy"),
          new Key("trusted-proxies", Shape.ADDRESSES, "Whose Forwarded and X-Forwarded count"));

  static final List<Key> ALERTS =
      List.of(
          new Key(
              "group",
              Shape.ALERT_GROUP,
              "What one notification is about: causes, with what follows from each (default), or"
                  + " findings"));

  static final List<Key> METRICS =
      List.of(
          new Key(
              "max-series", Shape.SERIES, "Series of single VMs and addresses (default 20000)"));

  static final List<Key> TOKEN =
      List.of(
          new Key("name", Shape.TEXT, "Whom records of changes name"),
          new Key("role", Shape.ROLE, "viewer only looks; operator runs and changes"),
          new Key("hash", Shape.HASH, "SHA-256 of the token, as 'ncc token' prints it"));

  private Vocabulary() {}

  /// The words of a check that are no parameters.
  public static Set<String> ofChecks() {
    return names(CHECK);
  }

  /// The words of an override that are no parameters.
  public static Set<String> ofOverrides() {
    return names(OVERRIDE);
  }

  static Set<String> names(List<Key> keys) {
    return keys.stream().map(Key::name).collect(Collectors.toUnmodifiableSet());
  }
}
