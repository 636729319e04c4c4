package ncc.cli;

import ncc.engine.Catalog;
import ncc.engine.CheckSelection;
import ncc.engine.ConfigurationException;
import picocli.CommandLine.ParseResult;

/// `ncc validate`: would this run?
final class Validation {
  private final Catalog catalog;
  private final Environment environment;

  Validation(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// Plugins that could not be used were already named on stderr.
  int run(ParseResult line) throws Failure {
    var request = Request.of(line, environment);
    new ReportWriter(catalog, environment, request);
    try {
      CheckSelection.configured(catalog, catalog.checks(), request.settings());
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.CONFIG, e);
    }
    environment
        .out()
        .printf(
            "%d checks, %d report formats, %d sources; %d plugins not usable%n",
            catalog.checks().size(),
            catalog.reports().size(),
            catalog.sources().size(),
            catalog.problems().size());
    return catalog.problems().isEmpty() ? ExitCode.OK : ExitCode.CONFIG;
  }
}
