package ncc.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.engine.Catalog;
import ncc.engine.RunMonitor;
import ncc.json.config.Configuration;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Endpoint;
import picocli.CommandLine.ParseResult;

/// The places that `ncc probe` asks: those on the command line and those of known clusters.
final class ProbeTargets {
  /// The port on which a cluster answers guest agents.
  static final int NGT_PORT = 2074;

  private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.%\\w]+)](?::(\\d+))?");
  private static final Pattern BARE_IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[%\\w.]*");
  private static final Pattern NAMED = Pattern.compile("([\\w.-]+)(?::(\\d+))?");

  private final Catalog catalog;
  private final Environment environment;

  ProbeTargets(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The addresses of known clusters.
  ///
  /// @param targets each once
  /// @param unasked names of the clusters of which no address is known, as sources have them
  record Known(List<Endpoint> targets, List<String> unasked) {
    Known {
      targets = List.copyOf(targets);
      unasked = List.copyOf(unasked);
    }
  }

  /// The VIPs and data services IPs of the clusters that the line's sources or configuration bring;
  /// nothing when it names neither.
  ///
  /// @throws Failure when a source makes no sense, or none could be read
  Known known(ParseResult line) throws Failure {
    var request = Request.of(line, environment);
    var selection = selection(Options.one(line, ProbeRequest.TARGETS_FROM, environment));
    var plan = selection.everyNamed(request);
    if (plan.clusters().isEmpty() && plan.sources().isEmpty()) {
      return new Known(List.of(), List.of());
    }
    var monitor = new RunMonitor();
    try (var _ = Progress.showing(monitor, environment)) {
      var fleet = new FactReading(environment, selection.limits(request)).read(plan, monitor);
      return of(new Narrowing(request).of(fleet));
    }
  }

  private SourceSelection selection(Optional<String> file) throws Failure {
    var configurations = new ConfigurationReading(catalog, environment);
    return file.isPresent()
        ? new SourceSelection(
            catalog, environment, configurations.read(file), configurations.folder(file))
        : new SourceSelection(catalog, environment, Configuration.NONE, Path.of(""));
  }

  /// `HOST`, `HOST:PORT`, `::1`, `[::1]` or `[::1]:PORT`.
  static Endpoint parse(String text) throws Failure {
    if (BARE_IPV6.matcher(text).matches()) {
      return new Endpoint(text, NGT_PORT);
    }
    for (Pattern form : List.of(BRACKETED, NAMED)) {
      var match = form.matcher(text);
      if (match.matches()) {
        return endpoint(text, match);
      }
    }
    throw refused(text, "is no target");
  }

  private static Endpoint endpoint(String text, Matcher match) throws Failure {
    var port = match.group(2);
    if (port == null) {
      return new Endpoint(match.group(1), NGT_PORT);
    }
    try {
      return new Endpoint(match.group(1), Integer.parseInt(port));
    } catch (IllegalArgumentException e) {
      throw refused(text, "has no port from 1 to 65535");
    }
  }

  private static Failure refused(String text, String why) {
    return new Failure(
        ExitCode.USAGE,
        "'%s' %s; expected such as 192.0.2.50, cluster.example:2074 or [2001:db8::50]:2074"
            .formatted(text, why));
  }

  /// Where guest agents turn to: each cluster's VIP and data services IP.
  static Known of(List<Inventory> inventories) {
    var targets = new LinkedHashSet<Endpoint>();
    var unasked = new LinkedHashSet<String>();
    for (Inventory inventory : inventories) {
      var addresses = addresses(inventory.cluster());
      addresses.forEach(address -> targets.add(new Endpoint(address, NGT_PORT)));
      if (addresses.isEmpty()) {
        unasked.add(inventory.cluster().name());
      }
    }
    return new Known(List.copyOf(targets), List.copyOf(unasked));
  }

  private static List<String> addresses(Cluster cluster) {
    return Stream.concat(cluster.vip().stream(), cluster.dsip().stream())
        .filter(address -> !address.isBlank())
        .toList();
  }
}
