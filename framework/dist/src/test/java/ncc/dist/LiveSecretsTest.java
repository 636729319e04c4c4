package ncc.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static ncc.dist.LiveSources.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ncc.dist.LiveSources.Way;
import ncc.testkit.GeneratedFleet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Secrets that a live source uses, right or wrong, stand in nothing that is printed or written,
/// neither plainly nor as the wire encodes them.
class LiveSecretsTest {
  private static final String WRONG = "pl@nted wrong/pässword+1";
  private static final String IN_VARIABLE = "pl@nted vari=able?2";
  private static final String OF_COMMAND = "pl@nted comm&and#3";
  private static final String WRONG_KEY = "pl@nted-api:key%4";

  @TempDir static Path secrets;
  private static LiveSources live;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    live = LiveSources.of(new GeneratedFleet(60, 1), secrets);
    secret(secrets.resolve("wrong"), WRONG);
    secret(secrets.resolve("key"), live.prism().account().apiKey());
    secret(secrets.resolve("wrong-key"), WRONG_KEY);
    secret(secrets.resolve("command"), OF_COMMAND);
    Files.writeString(
        secrets.resolve("others"), "[127.0.0.1]:" + live.cvm().port() + " " + otherKey());
  }

  @AfterAll
  static void stop() throws Exception {
    live.close();
  }

  private static String otherKey() throws IOException {
    try (var other = ncc.testkit.cvm.CvmSimulator.start(new GeneratedFleet(1, 1))) {
      return other.knownHosts().split(" ", 2)[1];
    }
  }

  /// Ways that work, and ways that fail at every step of a login.
  static Stream<String> sources() {
    var ssh = live.uri(Way.SSH);
    var element = live.uri(Way.PRISM_ELEMENT);
    var central = live.uri(Way.PRISM_CENTRAL);
    return Stream.of(
        ssh,
        element,
        central,
        by(ssh, "password-file=" + secrets.resolve("wrong")),
        by(ssh, "password-env=PLANTED"),
        ssh.replace("known_hosts", "others"),
        by(element, "password-env=PLANTED"),
        by(element, "password-command=cat " + secrets.resolve("command")),
        element.replaceFirst(":\\d+", ":1"),
        element.replaceFirst("pin-sha256=.*", "pin-sha256=" + "AB".repeat(32)),
        by(central, "password-file=" + secrets.resolve("wrong")),
        by(central, "api-key-file=" + secrets.resolve("key")),
        by(central, "api-key-file=" + secrets.resolve("wrong-key")));
  }

  private static String by(String uri, String reference) {
    return uri.replaceFirst("password-file=[^&]*", reference.replace(" ", "%20"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void noSecretIsPrintedOrWritten(String source) throws Exception {
    var said = new ArrayList<String>();
    var ncc = new Ncc(folder, Map.of("PLANTED", IN_VARIABLE));
    for (List<String> words : commands(source)) {
      boolean isOfMany = !source.equals(live.uri(Way.SSH));
      var result = isOfMany ? ncc.run(words.toArray()) : ncc.runAlone(words.toArray());
      said.add(result.out() + result.err());
    }

    said.forEach(LiveSecretsTest::isClean);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        isClean(Files.readString(file, ISO_8859_1));
        isClean(new String(Files.readAllBytes(file), UTF_8));
      }
    }
  }

  private List<List<String>> commands(String source) throws IOException {
    Files.writeString(
        folder.resolve("ncc.yaml"), "clusters:\n  - name: a\n    sources: ['" + source + "']\n");
    var run = new ArrayList<>(List.of("--debug", "--source", source, "--now=2026-11-20T21:00:00Z"));
    for (String format : List.of("text", "html", "json", "jsonl", "prometheus")) {
      run.add("--report=" + format + "=" + folder.resolve("report." + format));
    }
    run.addAll(List.of("health_checks", "ngt_checks", "ngt_comm_link_check"));
    var config = "--config=" + folder.resolve("ncc.yaml");
    return List.of(
        run,
        List.of(
            "--debug",
            "--source",
            source,
            "collect",
            "--output",
            folder.resolve("copy").toString()),
        List.of("--debug", "trust", source),
        List.of("--debug", config, "config", "show"),
        List.of("--debug", config, "validate"));
  }

  @Test
  void aSecretInEveryDisguiseWouldBeFound() {
    assertThat(disguises())
        .contains(WRONG, "cGxAbnRlZCB2YXJpPWFibGU/Mg==", "pl%40nted-api%3Akey%254");
  }

  private static void isClean(String text) {
    assertThat(disguises()).noneMatch(text::contains);
  }

  private static List<String> disguises() {
    return Stream.of(
            WRONG,
            IN_VARIABLE,
            OF_COMMAND,
            WRONG_KEY,
            live.cvm().password(),
            live.prism().account().password(),
            live.prism().account().apiKey())
        .flatMap(LiveSecretsTest::disguises)
        .toList();
  }

  private static Stream<String> disguises(String secret) {
    var url = URLEncoder.encode(secret, UTF_8);
    return Stream.of(
        secret,
        url,
        url.replace("+", "%20"),
        base64(secret),
        base64("ncc:" + secret),
        base64("nutanix:" + secret));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
