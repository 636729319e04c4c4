package ncc.engine;

import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ncc.engine.plugin.PluginLoader;
import ncc.spi.check.Check;
import ncc.spi.inventory.Origin;
import ncc.spi.notify.Notifier;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.RunListener;
import ncc.spi.source.Ask;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;
import org.jspecify.annotations.Nullable;

/// The plugins that can be used, each under names that no other has. Adding one that cannot be used
/// throws [IllegalArgumentException] with one sentence.
final class Shelf {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern FILE = Pattern.compile("[a-z0-9_]+\\.(txt|json)");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+-]+");

  private final Claims claims = new Claims();
  private final Map<String, CheckPlugin> checks = new HashMap<>();
  private final Map<String, ReportFormat> reports = new HashMap<>();
  private final Map<String, SubjectTable> tables = new HashMap<>();
  private final Map<String, InventorySource> sources = new HashMap<>();
  private final Map<String, Notifier> notifiers = new HashMap<>();
  private final Map<String, Output> outputs = new HashMap<>();
  private final Map<String, RunListener> listeners = new HashMap<>();

  /// @param reading the sources, reading the outputs
  Catalog catalog(List<InventorySource> reading, List<PluginProblem> problems) {
    return new Catalog(
        sorted(checks, check -> check.description().path()),
        reports(),
        reading,
        sorted(notifiers, Notifier::kind),
        outputs(),
        sorted(tables, SubjectTable::name),
        sorted(listeners, RunListener::name),
        problems);
  }

  private List<ReportFormat> reports() {
    var formats = sorted(reports, ReportFormat::name);
    var all = new HashMap<>(reports);
    tables.forEach((name, table) -> all.put(name, new TableReport(table, formats)));
    return sorted(all, ReportFormat::name);
  }

  List<Output> outputs() {
    return sorted(outputs, Output::file);
  }

  /// As they were found.
  List<InventorySource> sources() {
    return sorted(sources, InventorySource::scheme);
  }

  private static <T> List<T> sorted(Map<String, T> found, Function<T, String> key) {
    return found.values().stream().sorted(Comparator.comparing(key)).toList();
  }

  /// @param where it was found
  void add(Check check, String where) {
    var plugin = CheckPlugin.of(check);
    var refusal = claims.refusal(plugin.description(), where);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    checks.put(plugin.id(), plugin);
  }

  void add(ReportFormat report) {
    requireAnswer(report, report::extension, "extension()");
    var name = name(report.name(), NAME, "a report format");
    requireFree(tables, "table", name);
    add(reports, "report format", name, report);
  }

  void add(SubjectTable table) {
    requireAnswer(table, table::title, "title()");
    var name = name(table.name(), NAME, "a table");
    requireFree(reports, "report format", name);
    var columns = table.columns();
    if (columns == null || columns.isEmpty() || Set.copyOf(columns).size() != columns.size()) {
      throw new IllegalArgumentException("columns() must name one or more, each once");
    }
    columns.forEach(column -> name(column, COLUMN, "a column"));
    add(tables, "table", name, table);
  }

  private static void requireFree(Map<String, ?> others, String kind, String name) {
    if (others.containsKey(name)) {
      throw new IllegalArgumentException(
          "%s '%s' is already taken, so this one is not used".formatted(kind, name));
    }
  }

  void add(InventorySource source) {
    requireAnswer(source, source::settings, "settings()");
    requireAnswer(source, source::brings, "brings()");
    requireAnswer(source, source::nativeCommands, "nativeCommands()");
    requireAnswer(source, source::example, "example()");
    requireAnswer(source, () -> source.with(List.of()), "with()");
    add(sources, "source", name(source.scheme(), SCHEME, "a source"), source);
  }

  void add(Notifier notifier) {
    requireAnswer(notifier, notifier::settings, "settings()");
    add(notifiers, "notifier", name(notifier.kind(), NAME, "a notifier"), notifier);
  }

  /// A source of ncc's own that has a file of this name says so.
  void add(Output plugin) {
    requireAnswer(plugin, plugin::ask, "ask()");
    requireAnswer(plugin, plugin::layout, "layout()");
    requireAnswer(plugin, plugin::tells, "tells()");
    var output = KeptOutput.of(plugin);
    var file = name(output.file(), FILE, "an output");
    requireReadable(output, file);
    sources.values().stream()
        .filter(source -> !isForeign(source))
        .forEach(source -> source.with(List.of(output)));
    boolean isShared = output.ask() instanceof Ask.Shared;
    add(outputs, "output", isShared ? file + ' ' + plugin.getClass().getName() : file, output);
  }

  /// Prism answers with rows, in JSON.
  private static void requireReadable(Output output, String file) {
    if (output.layout().isEmpty() && !readsItself(output)) {
      throw new IllegalArgumentException(
          "'%s' has neither a layout() nor a read() of its own".formatted(file));
    }
    boolean isFurther =
        output.layout().filter(layout -> layout.format() instanceof Layout.Further).isPresent();
    if (isFurther != output.ask() instanceof Ask.Shared) {
      throw new IllegalArgumentException(
          "'%s' needs a Layout.further() for an Ask.Shared, and for nothing else".formatted(file));
    }
    boolean isOfRows =
        output.layout().filter(layout -> layout.format() instanceof Layout.Rows).isPresent();
    if (output.ask() instanceof Ask.PrismPath && !(isOfRows && file.endsWith(".json"))) {
      throw new IllegalArgumentException(
          "'%s' is a list of Prism, which needs a layout of rows and a name such as disks.json"
              .formatted(file));
    }
  }

  private static boolean readsItself(Output output) {
    try {
      var read = output.getClass().getMethod("read", InputStream.class, Origin.class);
      return read.getDeclaringClass() != Output.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(RunListener listener) {
    requireAnswer(listener, listener::settings, "settings()");
    add(listeners, "listener", name(listener.name(), NAME, "a listener"), listener);
  }

  /// What is asked of a plugin later is asked once now, while its jar can be named. Those on the
  /// class path are ncc's own.
  private static void requireAnswer(
      Object plugin, Supplier<@Nullable Object> answer, String question) {
    if (isForeign(plugin) && answer.get() == null) {
      throw new IllegalArgumentException(question + " returns null");
    }
  }

  private static boolean isForeign(Object plugin) {
    return plugin.getClass().getClassLoader() instanceof PluginLoader;
  }

  private static String name(@Nullable String name, Pattern form, String kind) {
    if (name == null || !form.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of %s; use %s".formatted(name, kind, form));
    }
    return name;
  }

  private static <T> void add(Map<String, T> found, String kind, String name, T plugin) {
    if (found.putIfAbsent(name, plugin) != null) {
      throw new IllegalArgumentException(
          "%s '%s' is already taken, so this one is not used".formatted(kind, name));
    }
  }
}
