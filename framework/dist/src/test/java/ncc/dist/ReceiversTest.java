package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.engine.NamePatterns;
import ncc.engine.alert.AlertActions;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.server.alert.SilenceText;
import ncc.spi.alert.Acknowledgement;
import ncc.store.delivery.DeliveryLine;
import ncc.store.delivery.DeliveryState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real notifiers and real servers: whom they can reach is told, whoever else is in trouble; told
/// is what the receiver took.
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ReceiversTest {
  static final List<String> TROUBLES =
      List.of(
          "dead", "slow", "301", "302", "400", "401", "403", "404", "405", "409", "410", "413",
          "422", "429", "500", "502", "503");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEP = Duration.ofMinutes(30);

  @TempDir Path folder;
  private ReceiversWorld world;
  private Listener ill;
  private Listener well;

  @BeforeEach
  void start() throws Exception {
    world = new ReceiversWorld(folder);
    ill = new Listener();
    well = new Listener();
  }

  @AfterEach
  void stop() {
    ill.close();
    world.close();
    well.close();
  }

  @ParameterizedTest
  @FieldSource("TROUBLES")
  void oneOfSeveralAlertmanagersInTroubleHoldsUpNoOther(String trouble) throws Exception {
    world.with("am", "alertmanager", Map.of("urls", List.of(ill.in(trouble).url(), well.url())));

    raiseAndResolve();

    awaitTook(3);
    assertThat(well.took().stream().map(ReceiversTest::posted))
        .containsExactly("vm-a open", "vm-b open", "vm-a over");
    assertThat(ill.took()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("TROUBLES")
  void aNotifierInTroubleHoldsUpNoOther(String trouble) throws Exception {
    world
        .with("ill", "webhook", Map.of("url", List.of(ill.in(trouble).url())))
        .with("well", "webhook", Map.of("url", List.of(well.url())));

    raiseAndResolve();

    awaitTook(3);
    assertThat(told(well)).containsExactly("raised vm-a", "raised vm-b", "resolved vm-a");
    assertThat(ill.took()).isEmpty();
  }

  @Test
  void aProgramThatFailsHoldsUpNoOther() throws Exception {
    var heard = folder.resolve("heard");
    world
        .with("ill", "command", Map.of("command", List.of("false")))
        .with("well", "command", Map.of("command", List.of("tee", "-a", heard.toString())));

    world.raises("vm-a");
    world.raises("vm-b");
    world.works();
    world.works();

    assertThat(Files.readString(heard)).contains("vm-a", "vm-b");
    assertThat(world.deliveries(DeliveryState.WAITING))
        .extracting(DeliveryLine::receiver)
        .containsOnly("ill");
  }

  private void raiseAndResolve() throws Exception {
    var alert = world.raises("vm-a");
    world.delivers();
    world.raises("vm-b");
    world.delivers();
    world.resolves(alert);
  }

  private void awaitTook(int count) throws Exception {
    while (well.took().size() < count) {
      world.delivers();
      Thread.sleep(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"301", "400", "401", "404", "410", "503"})
  void whoIsMendedSoonHearsAllOfItInItsOrder(String trouble) throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(ill.in(trouble).url())));
    var alert = world.raises("vm-a");
    world.works();
    assertThat(world.deliveries(DeliveryState.WAITING))
        .extracting(DeliveryLine::reason)
        .allMatch(reason -> reason.contains("answered " + trouble));
    world.resolves(alert);

    ill.mended();
    world.passes(Duration.ofMinutes(4), Duration.ofSeconds(10));

    assertThat(told(ill)).containsExactly("raised vm-a", "resolved vm-a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dead", "301", "401", "404", "503"})
  void whatWasGivenUpIsShownAndWhoIsMendedHearsOfWhatIsOpenAlone(String trouble) throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(ill.url())));
    ill.in(trouble.equals("dead") ? "503" : trouble);
    world.raises("vm-open");
    var over = world.raises("vm-over");
    world.passes(Duration.ofHours(25), STEP);
    assertThat(world.deliveries(DeliveryState.DEAD))
        .extracting(DeliveryLine::reason)
        .isNotEmpty()
        .allMatch(reason -> reason.startsWith("given up after 1d and "));
    world.resolves(over);
    world.works();

    ill.mended();
    world.raises("vm-new");
    world.passes(Duration.ofMinutes(20), Duration.ofSeconds(10));

    assertThat(told(ill)).contains("raised vm-new", "raised vm-open").noneMatch(this::isOver);
    assertThat(told(ill)).filteredOn("raised vm-open"::equals).hasSize(1);
  }

  private boolean isOver(String told) {
    return told.endsWith("vm-over");
  }

  @Test
  void whoIsMendedHearsOfWhatIsOpenThoughNothingElseHappens() throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(ill.in("401").url())));
    var alert = world.raises("vm-a");
    world.store.alerts().update(List.of(alert.id()), this::taken);
    world.passes(Duration.ofHours(25), STEP);
    assertThat(world.deliveries(DeliveryState.WAITING)).isEmpty();

    ill.mended();
    world.passes(Duration.ofHours(25), STEP);

    assertThat(told(ill)).containsExactly("raised vm-a");
  }

  private ncc.spi.alert.Alert taken(ncc.spi.alert.Alert alert) {
    return AlertActions.acknowledge(
        alert, new Acknowledgement("ann", "", world.now(), Optional.empty()));
  }

  @Test
  void aSilenceThatBeganAMomentBeforeTheDeliveryIsHeeded() throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(well.url())));
    world.raises("vm-a");
    var other = world.raises("vm-b");
    var loud = world.raises("vm-c");
    var silence = silence("vm-a", "vm-b");
    world.store.silences().put(SilenceText.stored(silence));

    world.works();
    assertThat(told(well)).containsExactly("raised vm-c");
    world.resolves(other);
    world.resolves(loud);
    world.passes(Duration.ofMinutes(1), Duration.ofSeconds(10));
    assertThat(told(well)).containsExactly("raised vm-c", "resolved vm-c");

    world.store.silences().put(SilenceText.stored(silence.endedAt(world.now())));
    world.works();
    assertThat(told(well)).containsExactly("raised vm-c", "resolved vm-c", "raised vm-a");
  }

  @Test
  void theEndOfWhatWasToldBeforeTheSilenceIsToldAfterIt() throws Exception {
    world.with("ops", "webhook", Map.of("url", List.of(well.url())));
    var alert = world.raises("vm-a");
    world.works();
    var silence = silence("vm-a");
    world.store.silences().put(SilenceText.stored(silence));
    world.resolves(alert);
    world.works();
    assertThat(told(well)).containsExactly("raised vm-a");

    world.store.silences().put(SilenceText.stored(silence.endedAt(world.now())));
    world.works();

    assertThat(told(well)).containsExactly("raised vm-a", "resolved vm-a");
  }

  private Silence silence(String... vms) {
    return new Silence(
        "s-1",
        "ann",
        world.now(),
        "",
        new Scope(NamePatterns.ALL, NamePatterns.ALL, new NamePatterns(List.of(vms))),
        world.now(),
        Optional.of(world.now().plus(Duration.ofDays(1))),
        Optional.empty(),
        false);
  }

  @Test
  void whatIsToldReadsAsOfTheTimeItIsTold() throws Exception {
    world
        .with("ops", "webhook", Map.of("url", List.of(well.url())))
        .with("am", "alertmanager", Map.of("urls", List.of(ill.url())));
    world.raises("vm-a");
    world.works();
    world.passes(Duration.ofHours(49), STEP);

    assertThat(well.took())
        .extracting(body -> read(body).at("/alerts/0/detail").asText())
        .containsExactly("in 4 days", "in 3 days", "in 2 days");
    assertThat(read(ill.took().getLast()).get(0).at("/annotations/description").asText())
        .endsWith("in 1 day");
    assertThat(world.store.alertSearch().open().getFirst().readAt(world.now()).detail())
        .isEqualTo("in 1 day");
  }

  @Test
  void anAlertmanagerHearsEveryMinuteOfAllThatIsOpenWhateverPeopleAskedFor() throws Exception {
    world.with("am", "alertmanager", Map.of("urls", List.of(ill.in("503").url(), well.url())));
    var taken = world.raises("vm-taken");
    world.raises("vm-quiet");
    var over = world.raises("vm-over");
    world.raises("vm-open");
    world.passes(Duration.ofMinutes(2), Duration.ofSeconds(20));

    world.store.alerts().update(List.of(taken.id()), this::taken);
    world.store.silences().put(SilenceText.stored(silence("vm-quiet")));
    var before = well.took().size();
    world.passes(Duration.ofMinutes(1), Duration.ofSeconds(20));

    assertThat(lastPosts(before))
        .containsExactlyInAnyOrder(
            "vm-open open",
            "vm-over open",
            "vm-taken open acknowledged",
            "vm-taken over",
            "vm-quiet open silenced",
            "vm-quiet over");

    world.resolves(over);
    before = well.took().size();
    world.passes(Duration.ofMinutes(1), Duration.ofSeconds(20));
    assertThat(lastPosts(before))
        .contains("vm-over over", "vm-open open", "vm-taken open acknowledged")
        .doesNotContain("vm-over open");
    assertThat(ill.took()).isEmpty();
  }

  private List<String> lastPosts(int before) {
    return well.took().subList(before, well.took().size()).stream()
        .flatMap(ReceiversTest::alerts)
        .distinct()
        .toList();
  }

  @Test
  void anAlertmanagerThatWasStartedAgainKnowsAllWithinAMinuteOrSo() throws Exception {
    world.with("am", "alertmanager", Map.of("urls", List.of(well.url())));
    for (int i = 0; i < 501; i++) {
      world.raises("vm-" + i);
    }
    world.works();
    well.took().clear();

    world.passes(Duration.ofSeconds(70), Duration.ofSeconds(5));

    assertThat(well.took().stream().flatMap(ReceiversTest::alerts).distinct()).hasSize(501);
    var lasts = read(well.took().getFirst()).get(0).get("endsAt").asText();
    assertThat(Instant.parse(lasts)).isAfter(world.now().plus(Duration.ofMinutes(10)));
  }

  /// What webhooks were told.
  private static List<String> told(Listener listener) {
    var told = new ArrayList<String>();
    for (String body : listener.took()) {
      var notification = read(body);
      notification
          .get("alerts")
          .forEach(alert ->
              told.add(
                  notification.get("kind").asText() + " " + alert.at("/subject/name").asText()));
    }
    return told;
  }

  private static String posted(String body) {
    return String.join(", ", alerts(body).toList());
  }

  private static Stream<String> alerts(String body) {
    var alerts = new ArrayList<String>();
    read(body)
        .forEach(alert -> {
          var labels = alert.get("labels");
          var end = Instant.parse(alert.get("endsAt").asText());
          alerts.add(
              labels.get("subject").asText()
                  + (end.isAfter(ReceiversWorld.START.plus(Duration.ofMinutes(10)))
                      ? " open"
                      : " over")
                  + (labels.has("acknowledged") ? " acknowledged" : "")
                  + (labels.has("silenced") ? " silenced" : ""));
        });
    return alerts.stream();
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
