package ncc.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import ncc.engine.plugin.PluginCall;
import ncc.engine.plugin.PluginFiles;
import ncc.engine.plugin.PluginLoader;
import ncc.spi.check.Check;
import ncc.spi.check.Durations;
import ncc.spi.message.FileFault;
import ncc.spi.notify.Notifier;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.RunListener;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Output;

/// Finds plugins of every kind with [ServiceLoader]: on the class path, and in jars of their own,
/// each plugin in a class loader of its own. One bad plugin is one [PluginProblem]; the rest is
/// used.
public final class Plugins {
  private static final Duration LOADING = Duration.ofSeconds(10);
  private static final String CLASS_PATH = "class path";
  private static final int MOST_PROBLEMS = 1000;
  private static final int LONGEST_PROBLEM = 1000;
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private final List<PluginProblem> problems = new ArrayList<>();
  private final Shelf shelf = new Shelf();
  private final Duration loading;
  private int found;
  private boolean isHanging;

  private Plugins(Duration loading) {
    this.loading = loading;
  }

  /// Everything on the class path and in `paths`: jars, and folders of jars ([PluginFiles]). One
  /// that is missing is a problem like any other.
  public static Catalog find(List<Path> paths) {
    return find(paths, LOADING);
  }

  /// @param loading how long each plugin may take to be made
  static Catalog find(List<Path> paths, Duration loading) {
    var plugins = new Plugins(loading);
    var classPath = Plugins.class.getClassLoader();
    plugins.loadFrom(PluginJars.of(classPath), classPath, CLASS_PATH);
    var seen = new HashSet<List<Path>>();
    for (Path path : paths) {
      plugins.load(path, seen);
    }
    return plugins.catalog();
  }

  private Catalog catalog() {
    var outputs = shelf.outputs();
    var sources =
        shelf.sources().stream().flatMap(source -> reading(source, outputs).stream()).toList();
    return shelf.catalog(sources, problems);
  }

  /// A source of a plugin's may fail over outputs of which it was not told when it was found.
  private Optional<InventorySource> reading(InventorySource source, List<Output> outputs) {
    var owner = source.getClass().getClassLoader();
    var where = owner instanceof PluginLoader plugin ? plugin.place().toString() : CLASS_PATH;
    return guarded(
        owner, where, () -> Objects.requireNonNull(source.with(outputs), "with() returns null"));
  }

  /// @param seen the jars of those loaded already, whichever way leads there
  private void load(Path path, Set<List<Path>> seen) {
    try {
      var plugins = PluginFiles.of(path);
      if (plugins.isEmpty()) {
        problem(path.toString(), "holds no jar, so no plugin");
      }
      for (PluginFiles files : plugins) {
        if (seen.add(files.jars().stream().map(Plugins::real).toList())) {
          load(files);
        }
      }
    } catch (IOException e) {
      problem(path.toString(), "not a jar or folder that can be read: " + FileFault.reason(e));
    }
  }

  private static Path real(Path place) {
    try {
      return place.toRealPath();
    } catch (IOException _) {
      return place.toAbsolutePath();
    }
  }

  private void load(PluginFiles files) {
    var where = files.place().toString();
    try {
      int before = found + problems.size();
      var loader = PluginLoader.of(files);
      asItself(loader, () -> loadFrom(loader, loader, where));
      if (found + problems.size() == before) {
        problem(
            where,
            "declares no plugin under META-INF/services; the libraries of a plugin belong beside it"
                + " into a folder of its own");
      }
    } catch (IOException e) {
      problem(where, "not a jar that can be read: " + FileFault.reason(e));
    }
  }

  /// Libraries look for their parts where the thread says.
  private static void asItself(ClassLoader loader, Runnable work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /// @param declaring where plugins are declared
  /// @param owner has their classes; those of others are found there, too
  private void loadFrom(ClassLoader declaring, ClassLoader owner, String where) {
    each(Check.class, declaring, owner, where, check -> shelf.add(check, where));
    each(ReportFormat.class, declaring, owner, where, shelf::add);
    each(SubjectTable.class, declaring, owner, where, shelf::add);
    each(InventorySource.class, declaring, owner, where, shelf::add);
    each(Output.class, declaring, owner, where, shelf::add);
    each(Notifier.class, declaring, owner, where, shelf::add);
    each(RunListener.class, declaring, owner, where, shelf::add);
  }

  /// A broken entry must not hide the next one, so finding out whether there is more and taking it
  /// are guarded apart; the limit ends a loader that fails for ever. What hangs is left alone, and
  /// with it the others of its kind in its jar.
  private <T> void each(
      Class<T> kind, ClassLoader declaring, ClassLoader owner, String where, Consumer<T> keep) {
    Iterator<ServiceLoader.Provider<T>> providers =
        ServiceLoader.load(kind, declaring).stream().iterator();
    isHanging = false;
    while (problems.size() < MOST_PROBLEMS && !isHanging) {
      var more = guarded(owner, where, providers::hasNext);
      if (more.isPresent() && !more.get()) {
        return;
      }
      if (more.isPresent()) {
        guarded(owner, where, () -> take(providers.next(), owner, where, keep));
      }
    }
  }

  private <T> boolean take(
      ServiceLoader.Provider<T> provider, ClassLoader owner, String where, Consumer<T> keep) {
    boolean own = owner.equals(provider.type().getClassLoader());
    if (own) {
      found++;
      keep(provider.get(), where, keep);
    }
    return own;
  }

  private <T> void keep(T plugin, String where, Consumer<T> keep) {
    try {
      keep.accept(plugin);
    } catch (IllegalArgumentException e) {
      problem(where, plugin.getClass().getName() + ": " + e.getMessage());
    }
  }

  /// A plugin is foreign code: whatever it throws while being found is its own problem.
  private <T> Optional<T> guarded(ClassLoader owner, String where, Callable<T> action) {
    try {
      return Optional.of(PluginCall.within(loading, owner, action));
    } catch (TimeoutException _) {
      isHanging = true;
      problem(
          where, "hangs while it is loaded: nothing came back within " + Durations.text(loading));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      problem(where, "loading it was interrupted");
    } catch (ServiceConfigurationError e) {
      problem(where, reason(e));
    } catch (Exception | Error e) {
      problem(where, causes(e));
    }
    return Optional.empty();
  }

  private static String reason(ServiceConfigurationError e) {
    var message = String.valueOf(e.getMessage());
    var cause = e.getCause();
    return cause == null ? message : message + ": " + causes(cause);
  }

  /// What was thrown and what is behind it; a class that is missing may be one of ncc's own.
  private static String causes(Throwable thrown) {
    var text = thrown.toString();
    var cause = thrown.getCause();
    if (cause != null && !text.contains(cause.toString())) {
      text = text + ": " + cause;
    }
    return thrown instanceof NoClassDefFoundError
        ? text + "; a plugin sees ncc.spi, the JDK, and its own jars"
        : text;
  }

  private void problem(String where, String what) {
    var line = BREAKS.matcher(what).replaceAll(" ");
    problems.add(
        new PluginProblem(
            where,
            line.length() <= LONGEST_PROBLEM ? line : line.substring(0, LONGEST_PROBLEM) + "…"));
  }
}
