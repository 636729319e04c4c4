package ncc.engine;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import ncc.spi.check.Check;
import ncc.spi.notify.Notifier;
import ncc.spi.report.ReportFormat;
import ncc.spi.run.PluginProblem;
import ncc.spi.source.InventorySource;

/// Finds plugins of every kind with [ServiceLoader]: on the class path, and in the jars of plugin
/// folders, each jar in a class loader of its own. One bad plugin is one [PluginProblem]; the rest
/// is used.
public final class Plugins {
  private static final int MOST_PROBLEMS = 1000;

  private final List<PluginProblem> problems = new ArrayList<>();
  private final Claims claims = new Claims();
  private final Map<String, CheckPlugin> checks = new HashMap<>();
  private final Map<String, ReportFormat> reports = new HashMap<>();
  private final Map<String, InventorySource> sources = new HashMap<>();
  private final Map<String, Notifier> notifiers = new HashMap<>();

  private Plugins() {}

  /// Everything on the class path and in `*.jar` directly below `folders`. A folder that is missing
  /// is a problem like any other.
  public static Catalog find(List<Path> folders) {
    var plugins = new Plugins();
    var classPath = Plugins.class.getClassLoader();
    plugins.loadFrom(PluginJars.of(classPath), classPath, "class path");
    for (Path folder : folders) {
      plugins.loadFolder(folder);
    }
    return plugins.catalog();
  }

  private Catalog catalog() {
    return new Catalog(
        sorted(checks, check -> check.description().path()),
        sorted(reports, ReportFormat::name),
        sorted(sources, InventorySource::scheme),
        sorted(notifiers, Notifier::kind),
        problems);
  }

  private static <T> List<T> sorted(Map<String, T> found, Function<T, String> key) {
    return found.values().stream().sorted(Comparator.comparing(key)).toList();
  }

  private void loadFolder(Path folder) {
    try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
      var sorted = new ArrayList<Path>();
      jars.forEach(sorted::add);
      sorted.sort(Comparator.naturalOrder());
      sorted.forEach(this::loadJar);
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(new PluginProblem(folder.toString(), "not a folder that can be read"));
    }
  }

  private void loadJar(Path jar) {
    try (var _ = new ZipFile(jar.toFile())) {
      var url = jar.toUri().toURL();
      var loader =
          new URLClassLoader(
              jar.getFileName().toString(), new URL[] {url}, Plugins.class.getClassLoader());
      loadFrom(loader, loader, jar.toString());
    } catch (IOException e) {
      problems.add(
          new PluginProblem(jar.toString(), "not a jar that can be read: " + e.getMessage()));
    }
  }

  /// @param declaring where plugins are declared
  /// @param owner has their classes; those of others are found there, too
  private void loadFrom(ClassLoader declaring, ClassLoader owner, String where) {
    each(Check.class, declaring, owner, where, check -> keepCheck(check, where));
    each(
        ReportFormat.class,
        declaring,
        owner,
        where,
        report -> keep(reports, report.name(), report, where, "report format"));
    each(
        InventorySource.class,
        declaring,
        owner,
        where,
        source -> keep(sources, source.scheme(), source, where, "source"));
    each(
        Notifier.class,
        declaring,
        owner,
        where,
        notifier -> keep(notifiers, notifier.kind(), notifier, where, "notifier"));
  }

  /// A broken entry must not hide the next one, so finding out whether there is more and taking it
  /// are guarded apart; the limit ends a loader that fails for ever.
  private <T> void each(
      Class<T> kind, ClassLoader declaring, ClassLoader owner, String where, Consumer<T> keep) {
    Iterator<ServiceLoader.Provider<T>> providers =
        ServiceLoader.load(kind, declaring).stream().iterator();
    while (problems.size() < MOST_PROBLEMS) {
      var more = guarded(where, providers::hasNext);
      if (more.isPresent() && !more.get()) {
        return;
      }
      if (more.isPresent()) {
        guarded(where, () -> take(providers.next(), owner, keep));
      }
    }
  }

  private static <T> boolean take(
      ServiceLoader.Provider<T> provider, ClassLoader owner, Consumer<T> keep) {
    boolean own = owner.equals(provider.type().getClassLoader());
    if (own) {
      keep.accept(provider.get());
    }
    return own;
  }

  /// A plugin is foreign code: whatever it throws while being found is its own problem.
  private <T> Optional<T> guarded(String where, Supplier<T> action) {
    try {
      return Optional.of(action.get());
    } catch (ServiceConfigurationError e) {
      problems.add(new PluginProblem(where, reason(e)));
    } catch (RuntimeException | LinkageError e) {
      problems.add(new PluginProblem(where, e.toString()));
    }
    return Optional.empty();
  }

  private static String reason(ServiceConfigurationError e) {
    var message = String.valueOf(e.getMessage());
    return e.getCause() == null ? message : message + ": " + e.getCause();
  }

  private void keepCheck(Check check, String where) {
    try {
      var plugin = CheckPlugin.of(check);
      var refusal = claims.refusal(plugin.description(), where);
      if (refusal.isPresent()) {
        throw new IllegalArgumentException(refusal.get());
      }
      checks.put(plugin.id(), plugin);
    } catch (IllegalArgumentException e) {
      problems.add(new PluginProblem(where, check.getClass().getName() + ": " + e.getMessage()));
    }
  }

  private <T> void keep(Map<String, T> found, String name, T plugin, String where, String kind) {
    var earlier = found.putIfAbsent(name, plugin);
    if (earlier != null) {
      problems.add(
          new PluginProblem(
              where, "%s '%s' is already taken, so this one is not used".formatted(kind, name)));
    }
  }
}
