package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import ncc.spi.check.Check;

/// A plugin's jar, made of its source for the occasion; of the same source once for all tests.
final class PluginJarOf {
  private static final Map<List<?>, byte[]> MADE = new ConcurrentHashMap<>();

  private PluginJarOf() {}

  /// A check of the cluster called `id` in the class `Acme`, which does `statements`, then passes.
  static Path check(Path jar, String id, String statements) throws IOException {
    var source =
        """
        import ncc.spi.check.*;
        import ncc.spi.inventory.*;
        @CheckInfo(id = "%s", module = "acme_checks", title = "t", description = "d",
          causes = "c", resolutions = "r", impact = "i", categories = "x", interval = "1h")
        public record Acme() implements ClusterCheck {
          public Verdict check(Cluster cluster, CheckContext context) {
            try { %s } catch (ReflectiveOperationException e) { return Verdict.fail("no", ""); }
            return Verdict.pass();
          }
          static void any() throws ReflectiveOperationException {}
        }
        """
            .formatted(id, "any(); " + statements);
    return of(jar, Map.of("ncc.spi.check.Check", "Acme"), source);
  }

  /// A report called `acme` that does `statements`.
  static Path report(Path jar, String statements) throws IOException {
    var source =
        """
        import ncc.spi.report.*;
        public final class Acme implements ReportFormat {
          public String name() { return "acme"; }
          public String extension() { return "txt"; }
          public void render(ncc.spi.run.Run run, ReportOptions options, Appendable out)
              throws java.io.IOException { %s }
        }
        """
            .formatted(statements);
    return of(jar, Map.of("ncc.spi.report.ReportFormat", "Acme"), source);
  }

  /// The class `Acme`, and those in it.
  ///
  /// @param services the class that stands in each services file
  static Path of(Path jar, Map<String, String> services, String source) throws IOException {
    var parts = List.of(services, source);
    if (!MADE.containsKey(parts)) {
      MADE.put(parts, made(services, source));
    }
    return Files.write(jar, MADE.get(parts));
  }

  private static byte[] made(Map<String, String> services, String source) throws IOException {
    var classes = Files.createTempDirectory("classes");
    var file =
        new SimpleJavaFileObject(URI.create("string:///Acme.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var spi = Path.of(Check.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var options = List.of("-proc:none", "-d", classes.toString(), "-cp", spi.toString());
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (!compiler.getTask(null, null, null, options, null, List.of(file)).call()) {
      throw new IllegalStateException("the test's own plugin does not compile: " + source);
    }
    var jar = new ByteArrayOutputStream();
    try (var zip = new JarOutputStream(jar);
        var files = Files.list(classes)) {
      for (Path compiled : files.sorted().toList()) {
        zip.putNextEntry(new JarEntry(compiled.getFileName().toString()));
        zip.write(Files.readAllBytes(compiled));
      }
      for (var service : services.entrySet()) {
        zip.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
        zip.write(service.getValue().getBytes(UTF_8));
      }
    }
    return jar.toByteArray();
  }
}
