package ncc.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.engine.Catalog;
import ncc.engine.RunMonitor;
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

  /// The VIPs and data services IPs of the clusters that the line's sources or configuration bring;
  /// none when it names neither.
  List<Endpoint> known(ParseResult line) throws Failure {
    var request = Request.of(line, environment);
    var sources = new ArrayList<>(request.sources());
    var file = Options.one(line, ProbeRequest.TARGETS_FROM, environment);
    if (file.isPresent()) {
      var configuration = new ConfigurationReading(catalog, environment).read(file);
      Stream.concat(
              configuration.sources().stream(),
              configuration.clusters().stream().flatMap(cluster -> cluster.sources().stream()))
          .map(source -> source.uri())
          .forEach(sources::add);
    }
    if (sources.isEmpty()) {
      return List.of();
    }
    var read = new FactReading(catalog, environment).read(sources, new RunMonitor());
    return of(FactReading.narrowed(read, request.clusters(), request));
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

  /// Where guest agents turn to: each cluster's VIP and data services IP, each once.
  static List<Endpoint> of(List<Inventory> inventories) {
    return List.copyOf(
        inventories.stream()
            .map(Inventory::cluster)
            .flatMap(ProbeTargets::addresses)
            .map(address -> new Endpoint(address, NGT_PORT))
            .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)));
  }

  private static Stream<String> addresses(Cluster cluster) {
    return Stream.concat(cluster.vip().stream(), cluster.dsip().stream())
        .filter(address -> !address.isBlank());
  }
}
