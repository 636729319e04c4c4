package ncc.engine;

import static ncc.engine.PluginJar.ANNOTATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way we know in which a jar is broken. Beside each stands a good one that is still used.
class BrokenPluginsTest {
  private static final String CHECKS = "META-INF/services/ncc.spi.check.Check";
  private static final String REPORTS = "META-INF/services/ncc.spi.report.ReportFormat";
  private static final String SOURCES = "META-INF/services/ncc.spi.source.InventorySource";
  private static final String NOTIFIERS = "META-INF/services/ncc.spi.notify.Notifier";
  private static final String LISTENERS = "META-INF/services/ncc.spi.run.RunListener";
  private static final String OUTPUTS = "META-INF/services/ncc.spi.source.Output";

  @TempDir static Path once;
  @TempDir Path folder;

  @BeforeAll
  static void makeAGoodPlugin() throws IOException {
    PluginJar.write(
        once.resolve("good.jar"),
        "Good",
        PluginJar.check("Good", "good_check", ANNOTATION, ""),
        "Good");
  }

  @BeforeEach
  void aGoodPlugin() throws IOException {
    Files.copy(once.resolve("good.jar"), folder.resolve("good.jar"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "throw new IllegalStateException(\"boom\")   | java.lang.IllegalStateException: boom",
        "throw new Error(\"boom\")                   | java.lang.Error: boom",
        "throw new NoClassDefFoundError(\"a/B\")     | a plugin sees ncc.spi, the JDK, and its own"
            + " jars",
        "throw new StackOverflowError()              | java.lang.StackOverflowError",
        "throw new IllegalStateException(\"a\\nb\")  | java.lang.IllegalStateException: a b",
        "throw new IllegalStateException(\"a\", new RuntimeException(\"b\")) | b",
        "System.exit(0)                              | not for plugins",
        "Runtime.getRuntime().exit(0)                | not for plugins",
        "Runtime.getRuntime().halt(0)                | not for plugins",
      })
  void aConstructorThatFails(String statement, String problem) throws IOException {
    check("Bad", PluginJar.check("Bad", "bad_check", ANNOTATION, "if (true) " + statement + ";"));

    assertProblem(problem);
  }

  @Test
  void aStaticInitializerThatFails() throws IOException {
    var source =
        PluginJar.check("Bad", "bad_check", ANNOTATION, "")
            .replace(
                "public Verdict check",
                "static final int X = Integer.parseInt(\"no number\"); public Verdict check");
    check("Bad", source);

    assertProblem("For input string: \"no number\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "public class Bad {}               | not a subtype",
        "public abstract class Bad implements ncc.spi.notify.Notifier {} | not a subtype",
        "public interface Bad extends ncc.spi.check.ClusterCheck {} | public no-arg constructor",
        "record Bad() {}                   | not a subtype",
      })
  void aClassOfTheWrongType(String source, String problem) throws IOException {
    check("Bad", source);

    assertProblem(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "no.such.Class, Provider no.such.Class not found",
    "not a name, Illegal configuration-file syntax",
    "1st!, Illegal provider-class name",
  })
  void aServicesFileThatIsWrong(String line, String problem) throws IOException {
    jar(Map.of(), Map.of(CHECKS, line));

    assertProblem(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "META-INF/services/ncc.spi.check.Check, ''",
    "META-INF/services/ncc.spi.check.Check, # nothing yet",
    "META-INF/services/ncc.spi.check.Checks, Bad",
    "META-INF/services/java.lang.Runnable, Bad",
    "README, hello",
  })
  void aJarThatDeclaresNothing(String entry, String text) throws IOException {
    jar(Map.of("Bad", PluginJar.check("Bad", "bad_check", ANNOTATION, "")), Map.of(entry, text));

    assertProblem("declares no plugin under META-INF/services");
  }

  @Test
  void anEmptyJar() throws IOException {
    try (var zip = new JarOutputStream(Files.newOutputStream(bad()))) {
      zip.finish();
    }

    assertProblem("bad.jar: ");
  }

  @Test
  void aClassOfALaterJava() throws IOException {
    var jar = check("Bad", PluginJar.check("Bad", "bad_check", ANNOTATION, ""));
    changeClass(
        jar,
        bytes -> {
          bytes[7] = 99;
          return bytes;
        });

    assertProblem("java.lang.UnsupportedClassVersionError: Bad has been compiled by a more recent");
  }

  @Test
  void aClassThatIsCutOff() throws IOException {
    var jar = check("Bad", PluginJar.check("Bad", "bad_check", ANNOTATION, ""));
    changeClass(jar, bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertProblem("java.lang.ClassFormatError");
  }

  private static void changeClass(Path jar, java.util.function.UnaryOperator<byte[]> change)
      throws IOException {
    try (var zip = java.nio.file.FileSystems.newFileSystem(jar)) {
      var file = zip.getPath("Bad.class");
      Files.write(file, change.apply(Files.readAllBytes(file)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "10", "100"})
  void aJarThatIsCutOff(int bytes) throws IOException {
    var whole = Files.readAllBytes(folder.resolve("good.jar"));
    Files.write(bad(), java.util.Arrays.copyOf(whole, bytes));

    assertProblem("bad.jar: not a jar that can be read");
  }

  @Test
  void aTextThatIsCalledJar() throws IOException {
    Files.writeString(bad(), "not a jar");

    assertProblem("bad.jar: not a jar that can be read");
  }

  @Test
  void aLinkToNowhere() throws IOException {
    Files.createSymbolicLink(bad(), folder.resolve("nowhere"));

    assertProblem("bad.jar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null              | \"txt\"    | 'null' is no name of a report format",
        "\"\"               | \"txt\"    | '' is no name of a report format",
        "\"A B\"           | \"txt\"    | 'A B' is no name of a report format",
        "\"ok\"            | null       | extension() returns null",
        "\"\" + 1 / zero() | \"txt\"    | java.lang.ArithmeticException: / by zero",
        "\"ok\"            | \"\" + 1 / zero() | java.lang.ArithmeticException: / by zero",
      })
  void aReportThatDoesNotSayWhatItIs(String name, String extension, String problem)
      throws IOException {
    jar(
        Map.of(
            "Bad",
            """
            import ncc.spi.report.*;
            public final class Bad implements ReportFormat {
              static int zero() { return 0; }
              public String name() { return %s; }
              public String extension() { return %s; }
              public void render(ncc.spi.run.Run run, ReportOptions options, Appendable out) {}
            }
            """
                .formatted(name, extension)),
        Map.of(REPORTS, "Bad"));

    assertProblem(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null       | Map.of() | List.of() | this | 'null' is no name of a source",
        "\"x\"      | Map.of() | List.of() | this | 'x' is no name of a source",
        "\"Upper\"  | Map.of() | List.of() | this | 'Upper' is no name of a source",
        "\"fine\"   | null     | List.of() | this | brings() returns null",
        "\"fine\"   | Map.of() | null      | this | settings() returns null",
        "\"fine\"   | Map.of() | List.of() | null | with() returns null",
      })
  void aSourceThatDoesNotSayWhatItIs(
      String scheme, String brings, String settings, String with, String problem)
      throws IOException {
    jar(
        Map.of(
            "Bad",
            """
            import java.util.*;
            import ncc.spi.source.*;
            public final class Bad implements InventorySource {
              public String scheme() { return %s; }
              public String example() { return ""; }
              public List<ncc.spi.setting.Setting> settings() { return %s; }
              public Map<String, Set<ncc.spi.inventory.FactType>> brings() { return %s; }
              public InventorySource with(List<Output> outputs) { return %s; }
              public List<ncc.spi.inventory.Inventory> read(SourceRequest request) { return null; }
            }
            """
                .formatted(scheme, settings, brings, with)),
        Map.of(SOURCES, "Bad"));

    assertProblem(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "throw new IllegalArgumentException(\"not mine\");  | not mine",
        "throw new StackOverflowError();                    | java.lang.StackOverflowError",
        "return null;                                       | with() returns null",
      })
  void aSourceThatFailsOverAnOutputIsNotUsedAndTheOutputIs(String then, String problem)
      throws IOException {
    var source =
        """
        import java.util.*;
        import ncc.spi.source.*;
        public final class Bad implements InventorySource {
          public String scheme() { return "fine"; }
          public String example() { return ""; }
          public Map<String, Set<ncc.spi.inventory.FactType>> brings() { return Map.of(); }
          public InventorySource with(List<Output> outputs) {
            if (outputs.isEmpty()) { return this; }
            %s
          }
          public List<ncc.spi.inventory.Inventory> read(SourceRequest request) { return null; }
        }
        """
            .formatted(then);
    var output = output("Twin", "\"x.txt\"", "new Ask.Command(\"ls\")", "Set.of()");
    jar(Map.of("Bad", source, "Twin", output), Map.of(SOURCES, "Bad", OUTPUTS, "Twin"));

    assertProblem(problem);
    assertThat(Plugins.find(List.of(folder)).outputs()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null        | new Ask.Command(\"ls\") | Set.of() | 'null' is no name of an output",
        "\"x\"     | new Ask.Command(\"ls\") | Set.of() | 'x' is no name of an output",
        "\"../x.txt\" | new Ask.Command(\"ls\") | Set.of() | '../x.txt' is no name of an output",
        "\"x.txt\" | null     | Set.of() | ask() returns null",
        "\"x.txt\" | new Ask.Command(\"ls\") | null     | tells() returns null",
        "\"x.txt\" | new Ask.Command(\"a\\nb\") | Set.of() | is no command line; expected one line",
        "\"x.txt\" | new Ask.PrismPath(\"disks\") | Set.of() | 'disks' is no path of Prism's v4"
            + " APIs",
        "\"x.json\" | new Ask.PrismPath(\"/api/a/v4.x/b\") | Set.of() | needs a layout of rows",
      })
  void anOutputThatDoesNotSayWhatItIs(String file, String ask, String tells, String problem)
      throws IOException {
    jar(Map.of("Bad", output("Bad", file, ask, tells)), Map.of(OUTPUTS, "Bad"));

    assertProblem(problem);
  }

  @Test
  void anOutputThatNobodyCanRead() throws IOException {
    var unread =
        output("Bad", "\"x.txt\"", "new Ask.Command(\"ls\")", "Set.of()")
            .replaceFirst("(?s)  public ncc.spi.inventory.Inventory read.*?\\n  }\\n", "");
    jar(Map.of("Bad", unread), Map.of(OUTPUTS, "Bad"));

    assertProblem("'x.txt' has neither a layout() nor a read() of its own");
  }

  @Test
  void anOutputOfATakenFileIsAProblemOfTheSecond() throws IOException {
    var fine = output("Bad", "\"x.txt\"", "new Ask.Command(\"ls\")", "Set.of()");
    var twin = output("Twin", "\"x.txt\"", "new Ask.Command(\"ls\")", "Set.of()");
    jar(Map.of("Bad", fine, "Twin", twin), Map.of(OUTPUTS, "Bad\nTwin"));

    assertProblem("output 'x.txt' is already taken, so this one is not used");
  }

  /// What it says while its jar can be named holds for the run.
  @Test
  void anOutputThatSaysOtherwiseLaterIsNotAskedAgain() throws IOException {
    var source =
        """
        import java.util.*;
        import ncc.spi.source.*;
        public final class Bad implements Output {
          private static int times;
          private static void early() {
            if (times++ >= 20) { throw new IllegalStateException("later"); }
          }
          public String file() { early(); return "nutanix_guest_tools_cli.txt"; }
          public Ask ask() { early(); return new Ask.Shared(); }
          public Optional<Layout> layout() { early(); return Optional.of(Layout.further()); }
        }
        """;
    jar(Map.of("Bad", source), Map.of(OUTPUTS, "Bad"));

    var found = Plugins.find(List.of(folder));

    assertThat(found.problems()).isEmpty();
    for (int i = 0; i < 20; i++) {
      var output = found.outputs().getFirst();
      assertThat(output.file()).isEqualTo("nutanix_guest_tools_cli.txt");
      assertThat(output.layout()).isPresent();
      assertThat(output.tells()).isEmpty();
    }
  }

  private static String output(String type, String file, String ask, String tells) {
    return """
    import java.util.*;
    import ncc.spi.source.Ask;
    public final class %s implements ncc.spi.source.Output {
      public String file() { return %s; }
      public Ask ask() { return %s; }
      public Set<ncc.spi.inventory.FactType> tells() { return %s; }
      public ncc.spi.inventory.Inventory read(
          java.io.InputStream text, ncc.spi.inventory.Origin origin) {
        return null;
      }
    }
    """
        .formatted(type, file, ask, tells);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null      | List.of() | 'null' is no name of a notifier",
        "\"ok\"    | null      | settings() returns null",
      })
  void aNotifierThatDoesNotSayWhatItIs(String kind, String settings, String problem)
      throws IOException {
    jar(
        Map.of(
            "Bad",
            """
            import java.util.*;
            import ncc.spi.notify.*;
            import ncc.spi.setting.*;
            public final class Bad implements Notifier {
              public String kind() { return %s; }
              public List<Setting> settings() { return %s; }
              public void deliver(Notification one, Settings settings, java.time.Instant now) {}
            }
            """
                .formatted(kind, settings)),
        Map.of(NOTIFIERS, "Bad"));

    assertProblem(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null      | List.of() | 'null' is no name of a listener",
        "\"A b\"   | List.of() | 'A b' is no name of a listener",
        "\"ok\"    | null      | settings() returns null",
      })
  void aListenerThatDoesNotSayWhatItIs(String name, String settings, String problem)
      throws IOException {
    jar(Map.of("Bad", listener("Bad", name, settings)), Map.of(LISTENERS, "Bad"));

    assertProblem(problem);
  }

  @Test
  void aListenerOfATakenNameIsAProblemOfTheSecond() throws IOException {
    var bad = listener("Bad", "\"ok\"", "List.of()");
    var twin = listener("Twin", "\"ok\"", "List.of()");
    jar(Map.of("Bad", bad, "Twin", twin), Map.of(LISTENERS, "Bad\nTwin"));

    assertProblem("Twin: listener 'ok' is already taken, so this one is not used");
  }

  private static String listener(String type, String name, String settings) {
    return """
    import java.util.*;
    public final class %s implements ncc.spi.run.RunListener {
      public String name() { return %s; }
      public List<ncc.spi.setting.Setting> settings() { return %s; }
      public void finished(ncc.spi.run.Run run, ncc.spi.setting.Settings settings) {}
    }
    """
        .formatted(type, name, settings);
  }

  private Path bad() {
    return folder.resolve("bad.jar");
  }

  private Path check(String name, String source) throws IOException {
    return jar(Map.of(name, source), Map.of(CHECKS, name));
  }

  private Path jar(Map<String, String> sources, Map<String, String> texts) throws IOException {
    return PluginJar.write(bad(), sources, texts);
  }

  /// One problem, one line, in the broken jar's name; what is good is used.
  private void assertProblem(String what) {
    var catalog = Plugins.find(List.of(folder));

    assertThat(catalog.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.where()).isEqualTo(bad().toString()))
        .asString()
        .contains(what)
        .hasLineCount(1);
    assertThat(catalog.checks()).extracting(CheckPlugin::id).containsExactly("good_check");
    assertThat(catalog.reports()).isEmpty();
    assertThat(catalog.sources()).isEmpty();
    assertThat(catalog.notifiers()).isEmpty();
  }
}
