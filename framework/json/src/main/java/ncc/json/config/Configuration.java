package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.spi.alert.Severity;
import ncc.spi.check.Status;

/// What `ncc.yaml` says. What it does not say is empty; the defaults are not known here.
///
/// @param sources of many clusters each, all of which are meant
/// @param clusters in the file's order, names unique
/// @param checks by check id, in the file's order
/// @param notifiers in the file's order, names unique
/// @param listeners of runs, by name, in the file's order
/// @param store where the daemon remembers, and for how long
/// @param reports as for `--report`
/// @param web who may use what the daemon serves
/// @param maxClusters how many clusters are read and checked at once, at least 1
/// @param clusterTimeout the deadline of a cluster that has none of its own, positive
/// @param maxSeries how many series of single subjects the daemon's metrics may have, at least 1
public record Configuration(
    List<ConfiguredSource> sources,
    List<ConfiguredCluster> clusters,
    Map<String, ConfiguredCheck> checks,
    List<ConfiguredNotifier> notifiers,
    Map<String, ConfiguredListener> listeners,
    ConfiguredStore store,
    List<String> reports,
    ConfiguredWeb web,
    OptionalInt maxClusters,
    Optional<Duration> clusterTimeout,
    OptionalInt maxSeries,
    Optional<AlertGroup> alertGroup) {
  /// Nothing configured: every default holds.
  public static final Configuration NONE =
      new Configuration(
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          Map.of(),
          ConfiguredStore.NONE,
          List.of(),
          ConfiguredWeb.NONE,
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty());

  /// What receivers are told of.
  public enum AlertGroup {
    /// A cause, with all that follows from it.
    CAUSES,
    /// Each finding.
    FINDINGS
  }

  /// Where the daemon remembers, and for how long.
  ///
  /// @param url a file, relative to the configuration, or `postgresql://host/database`
  /// @param history how long what checks said is kept, positive
  /// @param runs how long runs are kept as they were, positive
  /// @param size how large a file may be
  public record ConfiguredStore(
      Optional<String> url,
      Optional<Duration> history,
      Optional<Duration> runs,
      Optional<ByteSize> size) {
    /// Every default holds.
    public static final ConfiguredStore NONE =
        new ConfiguredStore(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ConfiguredStore {
      requireNonNull(url);
      requireNonNull(history);
      requireNonNull(runs);
      requireNonNull(size);
    }
  }

  /// A cluster and where its facts come from.
  ///
  /// @param name what the operator calls it
  /// @param sources at least one
  /// @param timeout its deadline, positive
  public record ConfiguredCluster(
      String name, List<ConfiguredSource> sources, Optional<Duration> timeout) {
    public ConfiguredCluster {
      requireNonNull(name);
      sources = List.copyOf(sources);
      requireNonNull(timeout);
    }
  }

  /// Where facts come from.
  ///
  /// @param uri as for `--source`; a relative folder is relative to the file
  /// @param settings by name, as the file writes the values; a single value is a list of one
  /// @param where the source's place in the file, such as `ncc.yaml:4:5`
  public record ConfiguredSource(String uri, Map<String, List<String>> settings, String where) {
    public ConfiguredSource {
      requireNonNull(uri);
      settings = inOrder(settings);
      requireNonNull(where);
    }
  }

  /// How a check is set.
  ///
  /// @param enabled whether `run_all` runs it; true unless the file says otherwise
  /// @param interval how often the daemon runs it, positive
  /// @param cron when it runs instead: five fields, and a time zone where it is not UTC
  /// @param limits what it is held to
  /// @param alert when the daemon raises its alert
  /// @param parameters by name, as the file writes the values; lists joined by commas
  /// @param overrides what holds for some clusters or VMs instead; the first that fits counts
  /// @param where the check's place in the file, such as `ncc.yaml:7:5`
  public record ConfiguredCheck(
      boolean enabled,
      Optional<Duration> interval,
      Optional<String> cron,
      ConfiguredLimits limits,
      ConfiguredAlert alert,
      Map<String, String> parameters,
      List<ConfiguredOverride> overrides,
      String where) {
    public ConfiguredCheck {
      requireNonNull(interval);
      requireNonNull(cron);
      requireNonNull(limits);
      requireNonNull(alert);
      parameters = inOrder(parameters);
      overrides = List.copyOf(overrides);
      requireNonNull(where);
    }

    /// What is set, by the names that people use for it at run time: parameters, and such as
    /// `enabled` and `alert.remind`.
    public Set<String> names() {
      var names = new HashSet<>(parameters.keySet());
      if (!enabled) {
        names.add("enabled");
      }
      interval.ifPresent(_ -> names.add("interval"));
      cron.ifPresent(_ -> names.add("cron"));
      alert.names().forEach(name -> names.add("alert." + name));
      return names;
    }
  }

  /// What a check is held to.
  ///
  /// @param maxAge how old the facts may be that a PASS rests on, positive
  /// @param maxTime the longest it may take on one cluster, positive
  /// @param onUnknowable ERR or SKIP, where no source is able to tell what it needs
  public record ConfiguredLimits(
      Optional<Duration> maxAge, Optional<Duration> maxTime, Optional<Status> onUnknowable) {
    /// What holds for all checks.
    public static final ConfiguredLimits NONE =
        new ConfiguredLimits(Optional.empty(), Optional.empty(), Optional.empty());

    public ConfiguredLimits {
      requireNonNull(maxAge);
      requireNonNull(maxTime);
      requireNonNull(onUnknowable);
    }
  }

  /// When an alert is raised and how it ends.
  ///
  /// @param raiseAfter consecutive unhealthy runs before it is raised, at least 1
  /// @param autoResolve whether a PASS resolves it
  /// @param from the mildest severity that is raised
  /// @param remind how often receivers are told that it is still open, positive
  /// @param flapTurns from so many turns on it is flapping, at least 2
  /// @param flapWindow the time within which turns are counted, positive
  public record ConfiguredAlert(
      OptionalInt raiseAfter,
      Optional<Boolean> autoResolve,
      Optional<Severity> from,
      Optional<Duration> remind,
      OptionalInt flapTurns,
      Optional<Duration> flapWindow) {
    /// The check's own rule holds.
    public static final ConfiguredAlert NONE =
        new ConfiguredAlert(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());

    public ConfiguredAlert {
      requireNonNull(raiseAfter);
      requireNonNull(autoResolve);
      requireNonNull(from);
      requireNonNull(remind);
      requireNonNull(flapTurns);
      requireNonNull(flapWindow);
    }

    private Set<String> names() {
      var names = new HashSet<String>();
      raiseAfter.ifPresent(_ -> names.add("raise-after"));
      autoResolve.ifPresent(_ -> names.add("auto-resolve"));
      from.ifPresent(_ -> names.add("from"));
      remind.ifPresent(_ -> names.add("remind"));
      flapTurns.ifPresent(_ -> names.add("flap-turns"));
      flapWindow.ifPresent(_ -> names.add("flap-window"));
      return names;
    }
  }

  /// How a check is set for some clusters or VMs. Patterns are globs of `*` and `?`, whose case
  /// does not matter.
  ///
  /// @param clusters patterns of cluster names; empty for all
  /// @param vms patterns of VM names; empty for all
  /// @param enabled whether it is judged there; empty for what the check itself says
  /// @param onUnknowable likewise; empty where it is of some VMs only
  /// @param parameters over those of the check, written as they are
  /// @param where its place in the file, such as `ncc.yaml:9:9`
  public record ConfiguredOverride(
      List<String> clusters,
      List<String> vms,
      Optional<Boolean> enabled,
      Optional<Status> onUnknowable,
      Map<String, String> parameters,
      String where) {
    public ConfiguredOverride {
      clusters = List.copyOf(clusters);
      vms = List.copyOf(vms);
      requireNonNull(enabled);
      requireNonNull(onUnknowable);
      parameters = inOrder(parameters);
      requireNonNull(where);
    }
  }

  /// Somebody who is told of alerts.
  ///
  /// @param name what the operator calls it
  /// @param kind of notifier
  /// @param least severity of an alert to be told of
  /// @param clusters patterns of cluster names; empty for all
  /// @param checks patterns of check ids or alert ids; empty for all
  /// @param resolved whether to tell that alerts ended
  /// @param settings by name, as the file writes the values; a single value is a list of one
  /// @param where its place in the file, such as `ncc.yaml:12:5`
  public record ConfiguredNotifier(
      String name,
      String kind,
      Optional<Severity> least,
      List<String> clusters,
      List<String> checks,
      Optional<Boolean> resolved,
      Map<String, List<String>> settings,
      String where) {
    public ConfiguredNotifier {
      requireNonNull(name);
      requireNonNull(kind);
      requireNonNull(least);
      clusters = List.copyOf(clusters);
      checks = List.copyOf(checks);
      requireNonNull(resolved);
      settings = inOrder(settings);
      requireNonNull(where);
    }
  }

  /// How a listener of runs is set.
  ///
  /// @param settings by name, as the file writes the values; a single value is a list of one
  /// @param where its place in the file, such as `ncc.yaml:12:5`
  public record ConfiguredListener(Map<String, List<String>> settings, String where) {
    public ConfiguredListener {
      settings = inOrder(settings);
      requireNonNull(where);
    }
  }

  /// Who may use what the daemon serves, beside the users of `--web.config.file`.
  ///
  /// @param tokens in the file's order, names unique
  /// @param viewers names of users and of client certificates that may only look
  /// @param external where people find it, when that is not where it listens
  /// @param proxies who may say for whom they send a request on
  public record ConfiguredWeb(
      List<ConfiguredToken> tokens,
      List<String> viewers,
      Optional<ExternalUrl> external,
      List<AddressRange> proxies) {
    /// Nothing configured.
    public static final ConfiguredWeb NONE = new ConfiguredWeb(List.of(), List.of());

    /// Where it listens is where people find it.
    public ConfiguredWeb(List<ConfiguredToken> tokens, List<String> viewers) {
      this(tokens, viewers, Optional.empty(), List.of());
    }

    public ConfiguredWeb {
      requireNonNull(external);
      proxies = List.copyOf(proxies);
      tokens = List.copyOf(tokens);
      viewers = List.copyOf(viewers);
    }
  }

  /// What a program proves itself with.
  ///
  /// @param mayChange it is an operator's, not a viewer's
  /// @param hash SHA-256 of the token, in lower-case hexadecimal digits
  public record ConfiguredToken(String name, boolean mayChange, String hash) {
    public ConfiguredToken {
      requireNonNull(name);
      requireNonNull(hash);
    }
  }

  public Configuration {
    sources = List.copyOf(sources);
    clusters = List.copyOf(clusters);
    checks = inOrder(checks);
    notifiers = List.copyOf(notifiers);
    listeners = inOrder(listeners);
    requireNonNull(store);
    reports = List.copyOf(reports);
    requireNonNull(web);
    requireNonNull(maxClusters);
    requireNonNull(clusterTimeout);
    requireNonNull(maxSeries);
    requireNonNull(alertGroup);
  }

  /// The same with other checks.
  public Configuration withChecks(Map<String, ConfiguredCheck> others) {
    return new Configuration(
        sources,
        clusters,
        others,
        notifiers,
        listeners,
        store,
        reports,
        web,
        maxClusters,
        clusterTimeout,
        maxSeries,
        alertGroup);
  }

  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
