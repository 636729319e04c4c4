package ncc.engine.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import ncc.spi.message.FileFault;
import ncc.spi.setting.InputFile;

/// The classes that a plugin sees: those of the SPI, of the JDK, and of its own jars. Nothing else
/// of ncc is there, so that a plugin's library is the one it brought, whatever ncc itself is made
/// of.
///
/// Its own classes do not end the process: see [ProcessEnds].
public final class PluginLoader extends URLClassLoader {
  private static final String SPI = "ncc.spi.";
  private static final ClassLoader NCC = PluginLoader.class.getClassLoader();

  static {
    registerAsParallelCapable();
  }

  private final Path place;
  private final List<JarFile> jars;

  private PluginLoader(PluginFiles files, URL[] urls, List<JarFile> jars) {
    super(files.place().getFileName().toString(), urls, ClassLoader.getPlatformClassLoader());
    this.place = files.place();
    this.jars = jars;
  }

  /// @throws IOException when one is no jar
  public static PluginLoader of(PluginFiles files) throws IOException {
    var urls = new ArrayList<URL>();
    var jars = new ArrayList<JarFile>();
    for (Path jar : files.jars()) {
      urls.add(url(jar));
      jars.add(opened(jar));
    }
    return new PluginLoader(files, urls.toArray(URL[]::new), jars);
  }

  /// The jar, or the folder of jars.
  public Path place() {
    return place;
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  private static JarFile opened(Path jar) throws IOException {
    try {
      InputFile.require(jar);
      return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(jar.getFileName(), FileFault.reason(e)), e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(SPI) ? NCC.loadClass(name) : super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var path = name.replace('.', '/') + ".class";
    for (int at = 0; at < jars.size(); at++) {
      var entry = jars.get(at).getJarEntry(path);
      if (entry != null) {
        return found(name, at, entry);
      }
    }
    return super.findClass(name);
  }

  private Class<?> found(String name, int jar, ZipEntry entry) throws ClassNotFoundException {
    try (var in = jars.get(jar).getInputStream(entry)) {
      var tame = ProcessEnds.without(in.readAllBytes(), this);
      if (tame.isPresent()) {
        var source = new CodeSource(getURLs()[jar], (Certificate[]) null);
        return defineClass(name, tame.get(), 0, tame.get().length, source);
      }
    } catch (IOException | SecurityException _) {
      // What cannot be read is told below; a class of a signed package stays as it was signed.
    }
    return super.findClass(name);
  }

  @Override
  public void close() throws IOException {
    for (JarFile jar : jars) {
      jar.close();
    }
    super.close();
  }
}
