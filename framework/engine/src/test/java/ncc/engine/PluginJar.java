package ncc.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import ncc.spi.check.Check;

/// Makes real plugin jars: compiled for the occasion, with a services file.
final class PluginJar {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /// Reads what the JDK has once for all.
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private PluginJar() {}

  /// A check called `id` in class `name`, whose constructor runs `constructor`.
  static String check(String name, String id, String annotation, String constructor) {
    return """
    import ncc.spi.check.*;
    import ncc.spi.inventory.*;
    %s
    public record %s() implements ClusterCheck {
      public %s { %s }
      public Verdict check(Cluster cluster, CheckContext context) { return Verdict.pass(); }
    }
    """
        .formatted(annotation.replace("ID", id), name, name, constructor);
  }

  static final String ANNOTATION =
      """
      @CheckInfo(id = "ID", module = "plugin_checks", title = "t", description = "d",
        causes = "c", resolutions = "r", impact = "i", categories = "x", interval = "1h")
      """;

  /// Compiles `source` as class `name` into `jar`, with a services file naming `providers`.
  static Path write(Path jar, String name, String source, String... providers) throws IOException {
    return write(
        jar,
        Map.of(name, source),
        Map.of("META-INF/services/ncc.spi.check.Check", String.join("\n", providers)));
  }

  /// Compiles `sources` by class name into `jar`, with `texts` by entry beside them. Classes see
  /// those of `libraries`, too.
  static Path write(
      Path jar, Map<String, String> sources, Map<String, String> texts, Path... libraries)
      throws IOException {
    var classes = Files.createTempDirectory("classes");
    compile(classes, sources, libraries);
    try (OutputStream out = Files.newOutputStream(jar);
        var zip = new JarOutputStream(out);
        var files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      for (var text : texts.entrySet()) {
        put(zip, text.getKey(), text.getValue().getBytes(UTF_8));
      }
    }
    return jar;
  }

  static void put(JarOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new JarEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void compile(Path classes, Map<String, String> sources, Path... libraries) {
    if (sources.isEmpty()) {
      return;
    }
    var path =
        new StringBuilder(
            Check.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    for (Path library : libraries) {
      path.append(File.pathSeparator).append(library);
    }
    var options =
        List.of("-proc:none", "-g:none", "-d", classes.toString(), "-cp", path.toString());
    var files = sources.entrySet().stream().map(one -> file(one.getKey(), one.getValue())).toList();
    if (!COMPILER.getTask(null, FILES, null, options, null, files).call()) {
      throw new IllegalStateException("the test's own plugin does not compile: " + sources);
    }
  }

  private static JavaFileObject file(String name, String source) {
    var uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
