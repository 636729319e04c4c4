package ncc.cli;

import ncc.cli.config.ConfigurationReading;
import ncc.cli.config.Listeners;
import ncc.cli.report.ReportWriter;
import ncc.cli.request.Request;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Catalog;
import ncc.spi.message.Count;
import ncc.spi.run.PluginProblem;
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
    var configurations = new ConfigurationReading(catalog, environment);
    var configuration = configurations.read(request.config());
    var reports = new ReportWriter(catalog, environment, request, configuration.reports());
    configurations.applied(configuration, catalog.checks(), request);
    var folder = configurations.folder(request.config());
    var listeners = Listeners.planned(configuration, catalog, environment.variables(), folder);
    environment
        .out()
        .printf(
            "%s, %s, %s; %s not usable%n",
            Count.of(catalog.checks().size(), "check"),
            Count.of(catalog.reports().size(), "report format"),
            Count.of(catalog.sources().size(), "source"),
            Count.of(catalog.problems().size(), "plugin"));
    reports.ordered().forEach(one -> environment.out().println("a run would write " + one));
    listeners.forEach(one -> environment.out().println("a run would tell " + one.name()));
    return catalog.problems().stream().allMatch(PluginProblem::accepted)
        ? ExitCode.OK
        : ExitCode.CONFIG;
  }
}
