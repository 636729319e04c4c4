package ncc.engine;

import static ncc.engine.PluginJar.ANNOTATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ncc.spi.check.CheckContext;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a plugin sees of the world.
class PluginViewTest {
  private static final String CHECKS = "META-INF/services/ncc.spi.check.Check";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncc.engine.Plugins",
        "ncc.engine.plugin.PluginLoader",
        "ncc.engine.PluginViewTest",
        "org.junit.jupiter.api.Test",
        "org.assertj.core.api.Assertions",
        "net.jqwik.api.Property",
      })
  void nothingOfTheClassPathButTheSpi(String name) throws Exception {
    assertThat(Class.forName(name)).isNotNull();

    assertThatThrownBy(() -> Class.forName(name, true, viewOf(alone())))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(viewOf(alone()).getResource(name.replace('.', '/') + ".class")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncc.spi.check.Check",
        "ncc.spi.report.PrintableText",
        "java.lang.String",
        "java.sql.Connection",
        "java.net.http.HttpClient",
        "javax.net.ssl.SSLContext",
      })
  void theSpiAndTheJdkAsAllSeeThem(String name) throws Exception {
    assertThat(Class.forName(name, true, viewOf(alone()))).isSameAs(Class.forName(name));
  }

  @Test
  void aCopyOfTheSpiInAJarIsNotUsed() throws Exception {
    var jar =
        PluginJar.write(
            folder.resolve("shaded.jar"),
            Map.of(
                "Good",
                PluginJar.check("Good", "good_check", ANNOTATION, ""),
                "ncc.spi.check.Status",
                "package ncc.spi.check; public enum Status { ODD }"),
            Map.of(CHECKS, "Good"));

    assertThat(verdict(check(Plugins.find(List.of(jar)))).status().name()).isEqualTo("PASS");
  }

  /// As a library that ncc has in another version.
  @Test
  void librariesInItsFolderAreItsOwnWhateverOthersBring() throws Exception {
    for (String version : new String[] {"1", "2"}) {
      var home = Files.createDirectory(folder.resolve("plugin" + version));
      library(home.resolve("library.jar"), version);
      PluginJar.write(
          home.resolve("plugin.jar"),
          Map.of("Good", answering(version, "acme.Library.VERSION")),
          Map.of(CHECKS, "Good"),
          home.resolve("library.jar"));
    }

    var catalog = Plugins.find(List.of(folder));

    assertThat(catalog.problems()).isEmpty();
    assertThat(catalog.checks()).extracting(plugin -> headline(plugin)).containsExactly("1", "2");
  }

  @Test
  void aLibraryBesideIsFoundWhereTheManifestNamesIt() throws Exception {
    var libraries = Files.createDirectories(folder.resolve("libraries/below"));
    var library = library(libraries.resolve("library.jar"), "3");
    var plugin = folder.resolve("plugin.jar");
    PluginJar.write(
        plugin,
        Map.of("Good", answering("3", "acme.Library.VERSION")),
        Map.of(
            CHECKS,
            "Good",
            "META-INF/MANIFEST.MF",
            "Manifest-Version: 1.0\nClass-Path: libraries/below/library.jar\n"),
        library);

    var catalog = Plugins.find(List.of(folder));

    assertThat(catalog.problems()).isEmpty();
    assertThat(catalog.checks()).extracting(one -> headline(one)).containsExactly("3");
  }

  @Test
  void aLibraryAmongPluginsIsToldWhereItBelongs() throws IOException {
    alone();
    library(folder.resolve("library.jar"), "1");

    assertThat(Plugins.find(List.of(folder)).problems())
        .singleElement()
        .asString()
        .isEqualTo(
            folder.resolve("library.jar")
                + ": declares no plugin under META-INF/services; the libraries of a plugin belong"
                + " beside it into a folder of its own");
  }

  @Test
  void aFolderOfLibrariesAloneIsAProblemAndOneWithoutJarsIsNone() throws IOException {
    alone();
    Files.createDirectory(folder.resolve("empty"));
    Files.createDirectory(folder.resolve("plugin"));
    library(folder.resolve("plugin/library.jar"), "1");

    assertThat(Plugins.find(List.of(folder)).problems())
        .singleElement()
        .asString()
        .startsWith(folder.resolve("plugin") + ": declares no plugin");
  }

  @Test
  void aJarMayBeNamedItselfAndCountsOnce() throws IOException {
    var jar = alone();
    var linked = Files.createSymbolicLink(folder.resolve("linked"), folder);

    for (List<Path> paths :
        List.of(List.of(jar), List.of(jar, jar), List.of(folder, jar), List.of(linked, jar))) {
      var catalog = Plugins.find(paths);

      assertThat(catalog.problems()).as("%s", paths).isEmpty();
      assertThat(catalog.checks()).as("%s", paths).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(0)",
        "System.exit(3)",
        "Runtime.getRuntime().exit(0)",
        "Runtime.getRuntime().halt(0)",
        "new acme.Library().end()",
        "for (int i = 0; i < 3; i++) { if (i == 2) System.exit(i); }",
        "try { acme.Library.VERSION.length(); } finally { System.exit(0); }",
        "acme.Ending.end()",
      })
  void noClassOfItEndsTheProcess(String statement) throws IOException {
    var home = Files.createDirectory(folder.resolve("plugin"));
    var library =
        PluginJar.write(
            home.resolve("library.jar"),
            Map.of(
                "acme.Library",
                """
                package acme;
                public class Library {
                  public static final String VERSION = new String("1");
                  public void end() { System.exit(0); }
                }
                """,
                "acme.Ending",
                "package acme; public interface Ending { static void end() { System.exit(0); } }"),
            Map.of());
    PluginJar.write(
        home.resolve("plugin.jar"),
        Map.of(
            "Good",
            PluginJar.check("Good", "good_check", ANNOTATION, "")
                .replace(
                    "return Verdict.pass();",
                    statement.replaceAll("([^;}])$", "$1;")
                        + " return Verdict.fail(\"went on\", \"\");")),
        Map.of(CHECKS, "Good"),
        library);

    var check = check(Plugins.find(List.of(folder)));

    assertThatThrownBy(() -> verdict(check))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("not for plugins");
  }

  @Test
  void whatOnlyLooksLikeTheEndOfTheProcessIsLeftAlone() throws IOException {
    var jar =
        PluginJar.write(
            folder.resolve("plugin.jar"),
            Map.of(
                "Good",
                answering("good", "Good.exit(1)")
                    .replace(
                        "public Verdict",
                        "static String exit(int x) { return \"\" + x; } public Verdict")),
            Map.of(CHECKS, "Good"));

    assertThat(headline(Plugins.find(List.of(jar)).checks().getFirst())).isEqualTo("1");
  }

  @Test
  void librariesAreLookedForInItsJarsWhileItIsMade() throws IOException {
    var jar =
        PluginJar.write(
            folder.resolve("plugin.jar"),
            Map.of(
                "Good",
                PluginJar.check(
                    "Good",
                    "good_check",
                    ANNOTATION,
                    "if (Thread.currentThread().getContextClassLoader()"
                        + " != Good.class.getClassLoader()) throw new IllegalStateException();")),
            Map.of(CHECKS, "Good"));
    var before = Thread.currentThread().getContextClassLoader();

    assertThat(Plugins.find(List.of(jar)).problems()).isEmpty();
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void librariesAreLookedForInItsJarsWhileItJudges() throws IOException {
    var jar =
        PluginJar.write(
            folder.resolve("plugin.jar"),
            Map.of(
                "Good",
                answering(
                    "good",
                    "Thread.currentThread().getContextClassLoader() == Good.class.getClassLoader()"
                        + " ? \"its own\" : \"another\"")),
            Map.of(CHECKS, "Good"));
    var plugin = Plugins.find(List.of(jar)).checks().getFirst();

    var run = Fakes.run(plugin, Fakes.inventory(List.of()), Network.none(""), new RunMonitor());

    assertThat(run.groups().getFirst().headline()).isEqualTo("its own");
  }

  private Path alone() throws IOException {
    return PluginJar.write(
        folder.resolve("alone.jar"),
        "Good",
        PluginJar.check("Good", "good_check", ANNOTATION, ""),
        "Good");
  }

  private static ClassLoader viewOf(Path jar) {
    return check(Plugins.find(List.of(jar))).getClass().getClassLoader();
  }

  private static ClusterCheck check(Catalog catalog) {
    assertThat(catalog.problems()).isEmpty();
    return (ClusterCheck) catalog.checks().getFirst().check();
  }

  private static String headline(CheckPlugin plugin) {
    return verdict((ClusterCheck) plugin.check()).headline();
  }

  private static Path library(Path jar, String version) throws IOException {
    var source =
        "package acme; public class Library { public static final String VERSION = new"
            + " String(\"%s\"); }".formatted(version);
    return PluginJar.write(jar, Map.of("acme.Library", source), Map.of());
  }

  private static String answering(String id, String expression) {
    return PluginJar.check("Good", "good_%s_check".formatted(id), ANNOTATION, "")
        .replace("Verdict.pass()", "Verdict.warn(%s, \"\")".formatted(expression));
  }

  private static Verdict verdict(ClusterCheck check) {
    var inventory = Fakes.inventory(List.of());
    return check.check(inventory.cluster(), new CheckContext(inventory, Fakes.NOW));
  }
}
