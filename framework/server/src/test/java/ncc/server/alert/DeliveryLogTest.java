package ncc.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.IntStream;
import ncc.engine.alert.OwnAlerts;
import ncc.engine.notify.QueuedDelivery;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.Notification;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final String GIVEN_UP = "given up after 1d and 300 tries: HTTP 401";

  private final Logger logger = Logger.getLogger(DeliveryLog.class.getName());
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final StreamHandler handler =
      new StreamHandler() {
        @Override
        public synchronized void publish(LogRecord entry) {
          if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
            lines.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry));
          }
        }
      };

  private final DeliveryLog log = new DeliveryLog();

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
  }

  private static QueuedDelivery to(String receiver) {
    var subject = new Subject(Kind.VM, "id-db", "db");
    var alert =
        new Alert(
            "a",
            AlertKey.of("A1", "tokyo", subject),
            "some_check",
            "title",
            "tokyo",
            subject,
            Severity.WARNING,
            AlertState.OPEN,
            "headline",
            "",
            NOW,
            1,
            Optional.of(NOW),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            List.of(),
            "",
            "",
            "",
            false);
    var told =
        new Notification(
            "n",
            NOW,
            Notification.Kind.RAISED,
            OwnAlerts.unknownCheck(alert),
            Severity.WARNING,
            List.of(alert));
    return new QueuedDelivery("1", receiver, told, NOW, 0);
  }

  private void fails(String receiver, int times) {
    IntStream.range(0, times).forEach(_ -> log.failed(to(receiver), "HTTP 401", false));
  }

  private void givesUp(String receiver, int times) {
    IntStream.range(0, times).forEach(_ -> log.failed(to(receiver), GIVEN_UP, true));
  }

  @Test
  void aReceiverThatFailsIsLoggedOnceHoweverOftenItIsTried() {
    fails("pager", 300);

    assertThat(lines)
        .containsExactly(
            "WARNING notifier pager: HTTP 401; tried again, and not logged again before something"
                + " is given up");
  }

  @Test
  void thatItTakesSomethingAgainIsLoggedOnceWithTheTriesBetween() {
    fails("pager", 3);
    log.delivered(to("pager"));
    log.delivered(to("pager"));

    assertThat(lines)
        .hasSize(2)
        .last()
        .isEqualTo("INFO notifier pager: it takes notifications again, after 3 failed tries");
  }

  @Test
  void whatIsGivenUpFirstIsLoggedAndTheRestCounted() {
    fails("pager", 299);
    givesUp("pager", 5);
    log.delivered(to("pager"));

    assertThat(lines)
        .hasSize(3)
        .element(1)
        .isEqualTo(
            "WARNING notifier pager: %s; 300 failed tries and 1 notification given up since it took"
                    .formatted(GIVEN_UP)
                + " something, see ncc deliveries");
    assertThat(lines)
        .last()
        .isEqualTo(
            "INFO notifier pager: it takes notifications again, after 304 failed tries and 5"
                + " notifications given up");
  }

  @Test
  void eachReceiverIsLoggedForItself() {
    fails("pager", 2);
    fails("mail/ops@example.org", 2);
    log.delivered(to("pager"));
    fails("pager", 2);

    assertThat(lines).hasSize(4);
    assertThat(lines).filteredOn(line -> line.contains("mail/ops@example.org")).hasSize(1);
  }

  @Test
  void oneThatTakesWhatItIsToldIsNotLogged() {
    log.delivered(to("pager"));

    assertThat(lines).isEmpty();
  }

  @Test
  void thatOpenAlertsAreNotTakenIsLoggedOnceAndThatTheyAreAgain() {
    log.renewalFailed("alertmanager", "no answer");
    log.renewalFailed("alertmanager", "no answer");
    log.renewed("alertmanager");
    log.renewed("alertmanager");

    assertThat(lines)
        .containsExactly(
            "WARNING notifier alertmanager: no answer; it is not told of everything open",
            "INFO notifier alertmanager: it is told of everything open again");
  }
}
