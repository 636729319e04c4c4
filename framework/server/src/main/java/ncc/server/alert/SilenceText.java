package ncc.server.alert;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Recurrence;
import ncc.engine.silence.Recurrence.Monthly;
import ncc.engine.silence.Recurrence.Weekly;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.engine.silence.Silences;
import ncc.json.TextsJson;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import ncc.store.setting.StoredSilence;

/// Silences as they are stored: JSON of names and texts.
public final class SilenceText {
  private static final System.Logger LOG = System.getLogger(SilenceText.class.getName());

  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private SilenceText() {}

  public static StoredSilence stored(Silence silence) {
    var body = new LinkedHashMap<String, String>();
    body.put("who", silence.who());
    body.put("created", silence.created().toString());
    body.put("reason", silence.reason());
    body.put("clusters", patterns(silence.scope().clusters()));
    body.put("checks", patterns(silence.scope().checks()));
    body.put("vms", patterns(silence.scope().vms()));
    silence
        .scope()
        .subject()
        .ifPresent(subject -> {
          body.put("subject_kind", subject.kind().id());
          body.put("subject_id", subject.id());
          body.put("subject_name", subject.name());
        });
    body.put("start", silence.start().toString());
    silence.end().ifPresent(end -> body.put("end", end.toString()));
    silence.recurrence().ifPresent(recurrence -> put(body, recurrence));
    body.put("waiver", Boolean.toString(silence.waiver()));
    return new StoredSilence(silence.id(), TextsJson.write(body), silence.end());
  }

  private static String patterns(NamePatterns patterns) {
    return String.join("\n", patterns.patterns());
  }

  private static void put(Map<String, String> body, Recurrence recurrence) {
    switch (recurrence.days()) {
      case Weekly weekly ->
          body.put(
              "days",
              weekly.days().stream()
                  .sorted()
                  .map(DayOfWeek::name)
                  .collect(Collectors.joining(",")));
      case Monthly monthly -> body.put("day", Integer.toString(monthly.day()));
    }
    body.put("at", recurrence.at().toString());
    body.put("length", Durations.exact(recurrence.length()));
    body.put("zone", recurrence.zone().getId());
  }

  /// Those that can be read; one that cannot, of a newer program perhaps, holds nothing back.
  public static Silences silences(List<StoredSilence> stored) {
    var silences = new ArrayList<Silence>();
    for (StoredSilence one : stored) {
      try {
        silences.add(silence(one));
      } catch (IllegalArgumentException | DateTimeException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "silence " + one.id() + " is passed over: " + e.getMessage());
      }
    }
    return new Silences(silences);
  }

  private static Silence silence(StoredSilence stored) {
    var body = TextsJson.read(stored.body());
    return new Silence(
        stored.id(),
        text(body, "who"),
        Instant.parse(text(body, "created")),
        text(body, "reason"),
        new Scope(
            patterns(body, "clusters"),
            patterns(body, "checks"),
            patterns(body, "vms"),
            subject(body)),
        Instant.parse(text(body, "start")),
        end(stored, body),
        recurrence(body),
        Boolean.parseBoolean(text(body, "waiver")));
  }

  private static Optional<Subject> subject(Map<String, String> body) {
    return Optional.ofNullable(body.get("subject_id"))
        .map(
            id -> new Subject(Kind.of(text(body, "subject_kind")), id, text(body, "subject_name")));
  }

  /// An earlier ncc made some without an end: they hold for as long as anybody looks, and their end
  /// is shown.
  private static Optional<Instant> end(StoredSilence stored, Map<String, String> body) {
    return stored.endsAt().isPresent() || body.containsKey("at")
        ? stored.endsAt()
        : Optional.of(Instant.parse(text(body, "start")).plus(FOR_EVER));
  }

  private static NamePatterns patterns(Map<String, String> body, String name) {
    return new NamePatterns(text(body, name).lines().toList());
  }

  private static Optional<Recurrence> recurrence(Map<String, String> body) {
    return Optional.ofNullable(body.get("at"))
        .map(at ->
            new Recurrence(
                days(body),
                LocalTime.parse(at),
                Durations.parse(text(body, "length")),
                ZoneId.of(text(body, "zone"))));
  }

  private static Recurrence.Days days(Map<String, String> body) {
    Function<String, Recurrence.Days> weekly =
        days ->
            new Weekly(
                Arrays.stream(days.split(",")).map(DayOfWeek::valueOf).collect(Collectors.toSet()));
    return Optional.ofNullable(body.get("days"))
        .map(weekly)
        .orElseGet(() -> new Monthly(Integer.parseInt(text(body, "day"))));
  }

  private static String text(Map<String, String> body, String name) {
    var text = body.get(name);
    if (text == null) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return text;
  }
}
