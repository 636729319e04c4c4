package ncc.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import ncc.cli.terminal.Environment.Version;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.spi.notify.Notifier;
import ncc.spi.report.ReportFormat;
import ncc.spi.run.RunListener;
import ncc.spi.source.InventorySource;

/// What `--version --verbose` adds: of when the commit is, and which plugins are at hand.
final class VersionLines {
  private VersionLines() {}

  static String of(Version version, Catalog catalog) {
    return line("revision", version.revision() + " of " + version.time())
        + line("Java", System.getProperty("java.home", "?"))
        + line("checks", catalog.checks(), CheckPlugin::id)
        + line("reports", catalog.reports(), ReportFormat::name)
        + line("sources", catalog.sources(), InventorySource::scheme)
        + line("notifiers", catalog.notifiers(), Notifier::kind)
        + line("listeners", catalog.listeners(), RunListener::name);
  }

  private static <T> String line(String what, List<T> plugins, Function<T, String> name) {
    return line(what, plugins.stream().map(name).collect(Collectors.joining(", ")));
  }

  private static String line(String what, String value) {
    return "  %-10s %s%n".formatted(what, value);
  }
}
