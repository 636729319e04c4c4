package ncc.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Makes real plugin jars: compiled for the occasion, with a services file.
final class PluginJar {
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
    var classes = Files.createTempDirectory(jar.getParent(), "classes");
    compile(classes, name, source);
    try (OutputStream out = Files.newOutputStream(jar);
        var zip = new JarOutputStream(out)) {
      zip.putNextEntry(new JarEntry(name + ".class"));
      zip.write(Files.readAllBytes(classes.resolve(name + ".class")));
      zip.putNextEntry(new JarEntry("META-INF/services/ncc.spi.check.Check"));
      zip.write(String.join("\n", providers).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void compile(Path classes, String name, String source) {
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    var task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, null, options, null, List.of(file));
    if (!task.call()) {
      throw new IllegalStateException("the test's own plugin does not compile: " + source);
    }
  }
}
