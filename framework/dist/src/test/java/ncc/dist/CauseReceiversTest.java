package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ncc.engine.NamePatterns;
import ncc.engine.Plugins;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.server.alert.SilenceText;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Receivers of causes, with the checks, the store and the notifiers that there are.
@Timeout(120)
class CauseReceiversTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PORT = "ngt_port_2074_check";
  private static final String LINK = "ngt_comm_link_check";
  private static final Duration STEP = Duration.ofSeconds(10);

  @TempDir Path folder;
  private ReceiversWorld world;
  private Listener listener;

  @BeforeEach
  void start() throws Exception {
    world = new ReceiversWorld(folder).byCause();
    listener = new Listener();
  }

  @AfterEach
  void stop() {
    world.close();
    listener.close();
  }

  private static Finding found(String check, String diagnosis, Kind kind, String name) {
    var verdict =
        Plugins.find(List.of())
            .check(check)
            .orElseThrow()
            .description()
            .diagnosis(diagnosis)
            .orElseThrow()
            .verdict();
    return new Finding(new Subject(kind, "id-" + name, name), verdict);
  }

  private static Finding healthy(Kind kind, String name) {
    return new Finding(new Subject(kind, "id-" + name, name), Verdict.pass());
  }

  private void portIs(boolean silent) throws Exception {
    var name = "192.0.2.9:2074";
    world.finds(
        PORT,
        List.of(
            silent
                ? found(PORT, "vip_silent", Kind.ENDPOINT, name)
                : healthy(Kind.ENDPOINT, name)));
  }

  private void linksAreDown(int down, int all) throws Exception {
    world.finds(
        LINK,
        IntStream.range(0, all)
            .mapToObj(i ->
                i < down ? found(LINK, "down", Kind.VM, "vm-" + i) : healthy(Kind.VM, "vm-" + i))
            .toList());
  }

  private List<JsonNode> took() {
    return listener.took().stream().map(CauseReceiversTest::read).toList();
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String line(JsonNode one) {
    return "%s %s %d, %d others"
        .formatted(
            one.get("kind").asText(),
            one.at("/check/id").asText(),
            one.get("total").asInt(),
            one.path("others_total").asInt());
  }

  @Test
  void anOutageIsOneNotificationWhichTellsItsEnd() throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(listener.url())));
    linksAreDown(285, 300);
    portIs(true);
    world.passes(Duration.ofMinutes(2), STEP);
    portIs(false);
    linksAreDown(0, 300);
    world.passes(Duration.ofMinutes(12), STEP);

    assertThat(took().stream().map(CauseReceiversTest::line))
        .containsExactly(
            "raised " + PORT + " 1, 285 others", "resolved " + PORT + " 1, 285 others");
    assertThat(took().getFirst().get("cause").asText()).isEqualTo(PORT + ".vip_silent");
    assertThat(took().getFirst().at("/others/0/follows_from").asText())
        .isEqualTo(PORT + ".vip_silent");
  }

  @Test
  void whoeverWantsNoneOfTheCauseIsToldOfWhatFollows() throws Exception {
    world.with("links", "webhook", Map.of("url", List.of(listener.url())), List.of(LINK));
    linksAreDown(3, 5);
    portIs(true);
    world.passes(Duration.ofMinutes(2), STEP);

    assertThat(took().stream().map(CauseReceiversTest::line))
        .containsExactly("raised " + LINK + " 3, 0 others");
  }

  @Test
  void whatJoinsIsToldOnceMore() throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(listener.url())));
    linksAreDown(2, 9);
    portIs(true);
    world.passes(Duration.ofMinutes(5), STEP);
    linksAreDown(5, 9);
    world.passes(Duration.ofMinutes(5), STEP);

    assertThat(took().stream().map(CauseReceiversTest::line))
        .containsExactly("raised " + PORT + " 1, 2 others", "raised " + LINK + " 3, 1 others");
  }

  @Test
  void aCauseThatIsSilencedBeforeItIsDeliveredHidesNothing() throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(listener.in("503").url())));
    linksAreDown(2, 9);
    portIs(true);
    world.passes(Duration.ofMinutes(2), STEP);
    world
        .store
        .silences()
        .put(
            SilenceText.stored(
                new Silence(
                    "s-1",
                    "ann",
                    world.now(),
                    "",
                    new Scope(NamePatterns.ALL, new NamePatterns(List.of(PORT)), NamePatterns.ALL),
                    world.now(),
                    Optional.of(world.now().plus(Duration.ofDays(1))),
                    Optional.empty(),
                    false)));
    listener.mended();
    world.passes(Duration.ofMinutes(10), STEP);

    assertThat(took().stream().map(CauseReceiversTest::line))
        .containsExactly("raised " + LINK + " 2, 0 others");
  }
}
