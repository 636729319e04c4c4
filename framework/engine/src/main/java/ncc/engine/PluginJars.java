package ncc.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Pattern;

/// Looks for the plugins of the class path only where some are declared. Otherwise every jar of it
/// is opened, which takes as long as the JVM takes to start. The classes are those of the class
/// path.
final class PluginJars extends URLClassLoader {
  /// The jars that declare plugins, joined like a class path. Whoever packs ncc knows them.
  static final String PROPERTY = "ncc.plugin.jars";

  private PluginJars(URL[] jars, ClassLoader classPath) {
    super("plugins of the class path", jars, classPath);
  }

  /// A loader of the same classes as `classPath`; the same one where the property is not set.
  static ClassLoader of(ClassLoader classPath) {
    var jars = System.getProperty(PROPERTY, "");
    return jars.isEmpty() ? classPath : new PluginJars(urls(jars), classPath);
  }

  private static URL[] urls(String jars) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(jars)
        .map(PluginJars::url)
        .toArray(URL[]::new);
  }

  private static URL url(String jar) {
    try {
      return Path.of(jar).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }
}
