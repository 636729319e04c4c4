package ncc.store.alert;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;

/// An alert whose times lie ahead of the clock, as it would be had all of that happened just now.
/// What came first stays first: whom one still owes what is told from the order of these times.
record RewoundAlert(Alert alert, Instant now) {
  RewoundAlert {
    now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  Alert rewound() {
    var times = times();
    return new Alert(
        alert.id(),
        alert.key(),
        alert.checkId(),
        alert.title(),
        alert.clusterName(),
        alert.subject(),
        alert.severity(),
        alert.state(),
        alert.message(),
        alert.detail(),
        at(alert.since(), times),
        alert.unhealthyRuns(),
        at(alert.raisedAt(), times),
        alert.acknowledgement().map(given -> at(given, times)),
        at(alert.resolvedAt(), times),
        alert.resolution(),
        at(alert.notifiedAt(), times),
        alert.turns().stream().map(turn -> at(turn, times)).toList(),
        alert.flapping(),
        alert.trail().stream().map(event -> at(event, times)).toList(),
        alert.diagnosis(),
        alert.remedy(),
        alert.follows(),
        alert.beside());
  }

  /// The last of them is now, the one before a millisecond earlier, and so on.
  private Map<Instant, Instant> times() {
    var latestFirst =
        all()
            .filter(time -> time.isAfter(now))
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    return IntStream.range(0, latestFirst.size())
        .boxed()
        .collect(toMap(latestFirst::get, nth -> now.minusMillis(nth)));
  }

  private Stream<Instant> all() {
    return Stream.of(
            Stream.of(alert.since()),
            alert.raisedAt().stream(),
            alert.acknowledgement().map(Acknowledgement::at).stream(),
            alert.resolvedAt().stream(),
            alert.notifiedAt().stream(),
            alert.turns().stream(),
            alert.trail().stream().map(AlertEvent::at))
        .flatMap(times -> times);
  }

  private static Instant at(Instant time, Map<Instant, Instant> times) {
    return times.getOrDefault(time, time);
  }

  private static Optional<Instant> at(Optional<Instant> time, Map<Instant, Instant> times) {
    return time.map(one -> at(one, times));
  }

  private static Acknowledgement at(Acknowledgement given, Map<Instant, Instant> times) {
    return new Acknowledgement(given.who(), given.note(), at(given.at(), times), given.until());
  }

  private static AlertEvent at(AlertEvent event, Map<Instant, Instant> times) {
    return new AlertEvent(
        at(event.at(), times), event.kind(), event.severity(), event.who(), event.note());
  }
}
