package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ncc.dist.Ncc.NOW;
import static ncc.dist.Ncc.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a jar in the plugins folder brings beside checks and outputs, of each kind one: a report, a
/// notifier, a transport, a listener of runs, a kind of probe. None of them is known to ncc.
@Timeout(180)
class PluginKindsTest {
  private static final String HEALTHY = "health_checks ngt_checks ngt_port_2074_check";

  @TempDir Path folder;
  private Ncc ncc;

  @BeforeEach
  void anNcc() {
    ncc = new Ncc(folder);
  }

  /// A line, as it is typed, with the jar `acme.jar`.
  private Ncc.Result ncc(String line, Object... options) {
    var words = new ArrayList<Object>(List.of("--plugin-path", folder.resolve("acme.jar")));
    words.addAll(List.of(options));
    words.addAll(List.of(line.split(" ")));
    return ncc.run(words.toArray());
  }

  /// The same, judging the capture.
  private Ncc.Result run(String line, Object... options) {
    var words = new ArrayList<Object>(List.of("--source", TOKYO, NOW));
    words.addAll(List.of(options));
    return ncc(line, words.toArray());
  }

  private Path acme(String service, String source) throws IOException {
    return PluginJarOf.of(folder.resolve("acme.jar"), Map.of(service, "Acme"), source);
  }

  private Path configured(String text) throws IOException {
    return Files.writeString(folder.resolve("ncc.yaml"), text);
  }

  @Test
  void aReportIsAskedForByItsNameLikeAnyOther() throws Exception {
    PluginJarOf.report(
        folder.resolve("acme.jar"),
        "out.append(run.status() + \" of \" + run.clusters().size() + \" cluster\\n\");");

    var written = run(HEALTHY, "--report", "acme=" + folder.resolve("a.txt"));
    var shown = run(HEALTHY, "--report", "acme=-");

    assertThat(written.code()).as(written.err()).isZero();
    assertThat(folder.resolve("a.txt")).hasContent("SKIP of 1 cluster");
    assertThat(shown.out()).isEqualTo("SKIP of 1 cluster\n");
    assertThat(run(HEALTHY, "--report", "acne=-").err()).contains("did you mean 'acme'?");
    assertThat(ncc("--version --verbose").out()).containsPattern("reports .*\\bacme\\b");
    assertThat(run(HEALTHY, "--dry-run", "--report", "acme=a.txt").out())
        .contains("would write acme to a.txt");
  }

  @Test
  void aReportOfATakenNameIsOnePluginProblem() throws Exception {
    acme(
        "ncc.spi.report.ReportFormat",
        """
        public final class Acme implements ncc.spi.report.ReportFormat {
          public String name() { return "html"; }
          public String extension() { return "html"; }
          public void render(
              ncc.spi.run.Run run, ncc.spi.report.ReportOptions options, Appendable out) {}
        }
        """);

    var result = run(HEALTHY, "--report", "html=" + folder.resolve("a.html"));

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("acme.jar: Acme: report format 'html' is already taken, so this one is not used");
    assertThat(folder.resolve("a.html")).content().contains("already taken");
  }

  private static final String NOTIFIER =
      """
      public static final class Notes implements ncc.spi.notify.Notifier {
        public String kind() { return "acme-notes"; }
        public List<Setting> settings() {
          return List.of(Setting.of("file", Setting.Kind.FILE, "Where to"));
        }
        public List<String> faults(Settings settings) {
          if (settings.file("file").isEmpty()) { throw new IllegalStateException("no file"); }
          return List.of();
        }
        public void deliver(
            ncc.spi.notify.Notification one, Settings settings, java.time.Instant now)
            throws ncc.spi.notify.DeliveryException {
          add(settings, one.kind() + " " + one.check().id());
        }
      }
      """;

  private static final String LISTENER =
      """
      public static final class Archive implements ncc.spi.run.RunListener {
        public String name() { return "acme-archive"; }
        public List<Setting> settings() {
          return List.of(
              Setting.of("file", Setting.Kind.FILE, "Where to"),
              Setting.of("word", Setting.Kind.TEXT, "run", "What comes first"));
        }
        public List<String> faults(Settings settings) {
          return settings.file("file").isPresent()
              ? List.of()
              : List.of("file is missing; expected where to write");
        }
        public void finished(ncc.spi.run.Run run, Settings settings) {
          for (var cluster : run.clusters()) {
            for (var check : cluster.checks()) {
              var word = settings.text("word").get();
              add(settings, word + " " + check.check().id() + " " + check.status());
            }
          }
        }
      }
      """;

  /// Both of a notifier and a listener, which write a line each time they are told.
  private void notesAndArchive() throws IOException {
    PluginJarOf.of(
        folder.resolve("acme.jar"),
        Map.of("ncc.spi.notify.Notifier", "Acme$Notes", "ncc.spi.run.RunListener", "Acme$Archive"),
        """
        import java.nio.file.*;
        import java.util.*;
        import ncc.spi.setting.*;
        public final class Acme {
          static synchronized void add(Settings settings, String line) {
            if (Thread.currentThread().getContextClassLoader() != Acme.class.getClassLoader()) {
              throw new IllegalStateException("libraries would not find their parts");
            }
            try {
              Files.writeString(
                  settings.file("file").get(), line + "\\n",
                  StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
          %s
          %s
        }
        """
            .formatted(NOTIFIER, LISTENER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notifiers: [{name: ops, kind: acme-notse, file: x}] | did you mean 'acme-notes'?",
        "notifiers: [{name: ops, kind: acme-notes, flie: x}] | did you mean 'file'?",
        "notifiers: [{name: ops, kind: acme-notes}]          | ncc.yaml:1:13: ops: the plugin"
            + " itself failed: java.lang.IllegalStateException: no file",
        "listeners: {acme-archiev: {file: x}}  | did you mean 'acme-archive'?",
        "listeners: {acme-archive: {flie: x}}  | did you mean 'file'?",
        "listeners: {acme-archive: {word: x}}  | ncc.yaml:1:27: acme-archive: file is missing;"
            + " expected where to write",
        "max-clusters: 2                       | listeners: acme-archive: file is missing; expected"
            + " where to write",
      })
  void whatTheConfigurationSetsOfThemIsCheckedBeforeAnythingRuns(String text, String fault)
      throws Exception {
    notesAndArchive();
    var file = configured(text + "\n");

    for (var result : List.of(ncc("validate", "--config", file), run(HEALTHY, "--config", file))) {
      assertThat(result.code()).as(result.err()).isEqualTo(78);
      assertThat(result.err()).containsOnlyOnce(fault).doesNotContain("\tat ");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void aListenerIsToldOfTheRunAfterItsReports() throws Exception {
    notesAndArchive();
    var told = folder.resolve("told");
    var file = configured("listeners: {acme-archive: {file: told}}\n");

    var result = run(HEALTHY, "--config", file);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(told).hasContent("run ngt_port_2074_check SKIP");
    assertThat(run(HEALTHY, "--config", file, "--dry-run").out())
        .endsWith("  would tell acme-archive\n");
    assertThat(ncc("validate", "--config", file).out()).contains("would tell acme-archive\n");
    assertThat(ncc("config show", "--config", file).out())
        .containsPattern("listeners:\n  acme-archive: +# \\S*ncc.yaml:1\n")
        .containsPattern("    file: told +# \\S*ncc.yaml:1\n    word: run +# default\n");
    assertThat(ncc("config schema", "--config", file).out()).contains("acme-archive: Where to");
    assertThat(ncc("--version --verbose", "--config", file).out())
        .containsPattern("notifiers .*acme-notes.*\n  listeners +acme-archive\n");
    assertThat(told).content().hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new IllegalStateException(\"a\\nb\"); | java.lang.IllegalStateException: a",
        "throw new NoClassDefFoundError(\"a/B\");   | java.lang.NoClassDefFoundError: a/B",
        "System.exit(0);                            | not for plugins",
      })
  void aListenerThatFailsIsOneLineAndTheReportsAreThere(String statement, String problem)
      throws Exception {
    acme(
        "ncc.spi.run.RunListener",
        """
        public final class Acme implements ncc.spi.run.RunListener {
          public String name() { return "acme"; }
          public void finished(ncc.spi.run.Run run, ncc.spi.setting.Settings settings) { %s }
        }
        """
            .formatted(statement));

    var result = run(HEALTHY, "--report", "json=" + folder.resolve("run.json"));
    var allowed = run(HEALTHY, "--allow-plugin-problems");

    assertThat(result.code()).isEqualTo(3);
    assertThat(
            result.err().lines().filter(line -> line.startsWith("ncc: listener acme: it failed")))
        .singleElement()
        .asString()
        .contains(problem);
    assertThat(result.err())
        .doesNotContain("\tat ")
        .endsWith(
            "ncc: 1 plugin problem, counted as ERR; --allow-plugin-problems lets it be judged"
                + " without\n");
    assertThat(result.out()).contains("| Total Plugins | 1     |");
    assertThat(folder.resolve("run.json")).content().contains("\"status\": \"SKIP\"");
    assertThat(allowed.code()).as(allowed.err()).isZero();
    assertThat(allowed.err()).contains("ncc: listener acme: it failed");
  }

  @Test
  void aDaemonTellsBoth() throws Exception {
    notesAndArchive();
    var told = folder.resolve("told");
    var noted = folder.resolve("noted");
    var file =
        configured(
            """
            plugin-path: acme.jar
            notifiers:
              - {name: ops, kind: acme-notes, file: noted}
            listeners:
              acme-archive: {file: told, word: heard}
            """);
    var serving =
        ncc.start(
            Map.of(), "--config", file, "--source", TOKYO, "serve", "--web.listen-address", "none");
    try {
      await(serving, told, "heard ngt_client_cert_expiry_check FAIL");
      await(serving, noted, "RAISED ngt_client_cert_expiry_check");
    } finally {
      serving.process().destroy();
    }
    assertThat(serving.end().err()).doesNotContain("listener acme-archive");
  }

  private static void await(Ncc.Running serving, Path file, String words) throws Exception {
    while (!Files.exists(file) || !Files.readString(file).contains(words)) {
      assertThat(serving.process().isAlive()).isTrue();
      Thread.sleep(50);
    }
  }

  /// Asks a server for lines of a VM's UUID, name and whether its link works.
  private static final String TRANSPORT =
      """
      import java.util.*;
      import ncc.spi.inventory.*;
      import ncc.spi.setting.*;
      import ncc.spi.source.*;
      public final class Acme implements InventorySource {
        static final Set<FactType> FACTS =
            FactType.setOf(NgtRegistration.class, NgtEnabled.class, Power.class, NgtLink.class);
        public String scheme() { return "acme"; }
        public String example() { return "--source acme://cmdb.example:7000?site=tokyo"; }
        public List<Setting> settings() {
          return List.of(Setting.of("site", Setting.Kind.TEXT, "tokyo", "Which site"));
        }
        public Map<String, Set<FactType>> brings() { return Map.of("the CMDB", FACTS); }
        public List<Inventory> read(SourceRequest request) throws SourceException {
          if (Thread.currentThread().getContextClassLoader() != Acme.class.getClassLoader()) {
            throw new SourceException("libraries would not find their parts");
          }
          var place = java.net.URI.create("acme:" + request.location());
          try (var socket = new java.net.Socket(place.getHost(), place.getPort())) {
            var in = request.recorder().recorded("cmdb.txt", socket.getInputStream());
            var origin = new Origin("the CMDB", request.clock().instant());
            var vms = new ArrayList<Vm>();
            for (var line : new String(in.readAllBytes()).lines().toList()) {
              var words = line.split(" ");
              vms.add(new Vm(UUID.fromString(words[0]), words[1],
                  Facts.of(new NgtRegistration(true), new NgtEnabled(true),
                      new Power(PowerState.ON), new NgtLink(words[2].equals("up"))),
                  Provenance.of(origin)));
            }
            var part = new Part(origin, FACTS, Part.Roster.EVERY_VM, vms.size(), true);
            var cluster = Cluster.named(request.settings().text("site").get());
            return List.of(new Inventory(cluster, vms, List.of(part), List.of()));
          } catch (java.io.IOException e) {
            throw new SourceException("no answer from the CMDB: " + e.getMessage(), e);
          }
        }
      }
      """;

  private static final String CMDB =
      """
      00000000-0000-4000-8000-000000000001 web-01 up
      00000000-0000-4000-8000-000000000002 db-01 down
      """;

  /// Says `text` to everybody who connects, and ends.
  private static ServerSocket saying(String text) throws IOException {
    var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try (var peer = server.accept()) {
              peer.getOutputStream().write(text.getBytes(UTF_8));
              peer.shutdownOutput();
              peer.getInputStream().readAllBytes();
            } catch (IOException _) {
              // Whoever asks hangs up when he pleases.
            }
          }
        });
    return server;
  }

  @Test
  void aTransportIsReadAndCollectedLikeAnyOther() throws Exception {
    acme("ncc.spi.source.InventorySource", TRANSPORT);
    var words = "health_checks ngt_checks ngt_comm_link_check";
    try (var server = saying(CMDB)) {
      var uri = "acme://127.0.0.1:%d?site=osaka".formatted(server.getLocalPort());

      var read = ncc(words, "--source", uri);
      var collected = ncc("collect --output " + folder.resolve("capture"), "--source", uri);

      assertThat(read.code()).as(read.err()).isEqualTo(1);
      assertThat(read.out()).contains("osaka", "db-01").doesNotContain("web-01");
      assertThat(collected.code()).as(collected.err()).isZero();
      assertThat(folder.resolve("capture/cmdb.txt")).content().isEqualTo(CMDB);
      assertThat(ncc(words, "--source", uri.replace("site", "stie")).err())
          .contains("no setting is called 'stie'; did you mean 'site'?");
    }
    assertThat(ncc("describe ngt_comm_link_check").out()).contains("the CMDB");
    assertThat(ncc("--version --verbose").out()).containsPattern("sources +acme, ");
    assertThat(ncc(words, "--source", "acem://x").err()).contains("did you mean 'acme'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody          | no answer from the CMDB: Connection refused",
        "no-uuid web up  | the source itself failed: java.lang.IllegalArgumentException: Invalid"
            + " UUID string: no-uuid",
      })
  void aTransportThatFailsIsErrWithTheReasonAndOtherSourcesAreRead(String said, String reason)
      throws Exception {
    acme("ncc.spi.source.InventorySource", TRANSPORT);
    try (var server = saying(said)) {
      var uri =
          said.equals("nobody")
              ? Listener.nobody().replace("http:", "acme:")
              : "acme://127.0.0.1:" + server.getLocalPort();

      var alone = ncc(HEALTHY, "--source", uri);
      var beside = run(HEALTHY, "--source", uri, "--report", "json=" + folder.resolve("r.json"));

      assertThat(alone.code()).isEqualTo(3);
      assertThat(alone.err()).contains(reason).doesNotContain("\tat ");
      assertThat(beside.code()).as(beside.err()).isEqualTo(3);
      assertThat(beside.out()).contains("| Total Plugins | 1     |").contains(reason);
    }
  }

  @Test
  void aTransportOfATakenSchemeIsOnePluginProblem() throws Exception {
    acme("ncc.spi.source.InventorySource", TRANSPORT.replace("return \"acme\"", "return \"ssh\""));

    var result = run(HEALTHY);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("acme.jar: Acme: source 'ssh' is already taken, so this one is not used");
    assertThat(result.out()).contains("| Total Plugins | 1     |");
  }

  /// Asks a relay on this machine for its greeting.
  private static final String PROBE =
      """
      import static java.nio.charset.StandardCharsets.US_ASCII;
      import java.util.*;
      import ncc.spi.check.*;
      import ncc.spi.inventory.Inventory;
      import ncc.spi.probe.*;
      @CheckInfo(id = "acme_smtp_check", module = "acme_checks", title = "t", description = "d",
        causes = "c", resolutions = "r", impact = "i", categories = "x", interval = "1h")
      public record Acme(@Param("Port of the relay") int port)
          implements ProbeCheck<TalkProbe<String>, String> {
        public Acme() { this(25); }
        public List<TalkProbe<String>> probes(Inventory inventory) {
          var relay = new Endpoint("127.0.0.1", port);
          return List.of(new TalkProbe<>(relay, "an SMTP greeting", new Greeting()));
        }
        public Verdict judge(
            TalkProbe<String> probe, ProbeResult<String> result, CheckContext context) {
          return switch (result) {
            case ProbeResult.Answered<String> answered ->
                answered.answer().startsWith("220")
                    ? Verdict.pass()
                    : Verdict.warn("The relay is busy", "{said}").with("said", answered.answer());
            case ProbeResult.NoAnswer<String>(var reason, var detail, var _) ->
                (reason == ProbeResult.Reason.CANNOT_ASK
                        ? Verdict.err("The relay could not be asked", "{why}")
                        : Verdict.fail("The relay gives no greeting", "{why}"))
                    .with("why", detail);
            case ProbeResult.NotAsked<String>(var why) -> Verdict.skip(why);
          };
        }
        public record Greeting() implements Talk<String> {
          public byte[] request() { return new byte[0]; }
          public Optional<String> answer(byte[] received, boolean isLast) {
            var text = new String(received, US_ASCII);
            if (text.startsWith("boom")) { throw new IllegalStateException("boom"); }
            return Optional.of(text.strip())
                .filter(said -> said.matches("\\\\d{3} .*") && text.endsWith("\\n"));
          }
        }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "220 relay.example\\r\\n | 0 | PASS",
        "421 busy\\r\\n          | 1 | 421 busy",
        "HTTP/1.0 400 no\\r\\n   | 2 | answers something else: HTTP/1.0 400 no",
        "boom                    | 3 | the probe itself failed: java.lang.IllegalStateException:"
            + " boom",
      })
  void aKindOfProbeIsAskedByTheEngine(String said, int code, String words) throws Exception {
    acme("ncc.spi.check.Check", PROBE);
    var line = "health_checks acme_checks acme_smtp_check";
    try (var server = saying(said.translateEscapes())) {
      var port = "acme_smtp_check.port=" + server.getLocalPort();

      var result = run(line, "--probe", "--set", port, "--report", "csv=-");

      assertThat(result.code()).as(result.err()).isEqualTo(code);
      assertThat(result.out()).contains(words, "127.0.0.1:" + server.getLocalPort());
      assertThat(run(line, "--probe", "--dry-run", "--set", port).out())
          .contains("would ask 127.0.0.1:%d for an SMTP greeting".formatted(server.getLocalPort()));
    }
    assertThat(run(line).out()).contains("not probed");
  }
}
