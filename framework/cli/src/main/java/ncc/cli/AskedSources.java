package ncc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.source.PlannedSource;
import ncc.engine.source.SourcePlanning;
import ncc.engine.source.SourcePlanning.Written;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredCluster;

/// The sources that one line means, each with a name: those it names, else those configured, else
/// the one of the machine it was typed on.
final class AskedSources {
  private final Catalog catalog;
  private final Environment environment;

  AskedSources(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// @param name of the cluster in the configuration, else what the URI ends with
  record Asked(String name, PlannedSource source) {}

  /// @throws Failure when a source makes no sense, or there is none
  List<Asked> of(Request request) throws Failure {
    var planning = new SourcePlanning(catalog, environment.variables());
    try {
      var asked =
          request.sources().isEmpty() ? configured(request, planning) : typed(request, planning);
      if (asked.isEmpty()) {
        planning.local().ifPresent(here -> asked.add(new Asked(here.uri(), here)));
      }
      if (asked.isEmpty()) {
        throw new Failure(ExitCode.USAGE, "nothing to collect; name a source with --source");
      }
      return asked;
    } catch (ConfigurationException e) {
      throw Failure.of(request.sources().isEmpty() ? ExitCode.CONFIG : ExitCode.USAGE, e);
    }
  }

  private static List<Asked> typed(Request request, SourcePlanning planning)
      throws ConfigurationException {
    var asked = new ArrayList<Asked>();
    for (String uri : request.sources()) {
      var planned = planning.plan(Written.typed(uri, Options.SOURCE));
      asked.add(new Asked(planned.uri().replaceAll("/+$", "").replaceAll(".*[/@]", ""), planned));
    }
    return asked;
  }

  private List<Asked> configured(Request request, SourcePlanning planning)
      throws Failure, ConfigurationException {
    var configuration = new ConfigurationReading(catalog, environment).read(request.config());
    var folder = request.config().map(Path::of).map(AskedSources::folder).orElse(Path.of(""));
    var asked = new ArrayList<Asked>();
    for (ConfiguredCluster cluster : chosen(configuration, request)) {
      for (Configuration.ConfiguredSource source : cluster.sources()) {
        asked.add(new Asked(cluster.name(), planning.plan(written(source, folder))));
      }
    }
    for (Configuration.ConfiguredSource source : configuration.sources()) {
      var planned = planning.plan(written(source, folder));
      asked.add(new Asked(planned.uri().replaceAll(".*[/@]", ""), planned));
    }
    return asked;
  }

  private static Path folder(Path file) {
    var parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static Written written(Configuration.ConfiguredSource source, Path folder) {
    return new Written(source.uri(), source.settings(), folder, source.where());
  }

  /// Those the operator named; a source may call them otherwise, so other names pick none out.
  private static List<ConfiguredCluster> chosen(Configuration configuration, Request request) {
    var named =
        configuration.clusters().stream()
            .filter(cluster -> request.clusters().contains(cluster.name()))
            .toList();
    return named.isEmpty() ? configuration.clusters() : named;
  }
}
