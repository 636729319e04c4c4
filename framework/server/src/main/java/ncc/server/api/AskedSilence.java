package ncc.server.api;

import static java.util.Objects.requireNonNull;

import io.javalin.http.BadRequestResponse;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Recurrence;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.spi.check.Durations;

/// A silence, a maintenance window or a waiver, as a request describes it.
///
/// @param who asks for it
record AskedSilence(Asked asked, String who, Instant now) {
  static final Set<String> MEMBERS =
      Set.of("clusters", "checks", "vms", "start", "until", "reason", "waiver", "weekly");

  private static final Set<String> WEEKLY = Set.of("days", "at", "length", "zone");

  AskedSilence {
    requireNonNull(asked);
    requireNonNull(who);
    requireNonNull(now);
  }

  /// @throws io.javalin.http.HttpResponseException what would be accepted
  Silence silence() {
    var weekly = asked.object("weekly", WEEKLY).map(AskedSilence::weekly);
    var end = asked.instant("until");
    if (end.isEmpty() && weekly.isEmpty()) {
      throw new BadRequestResponse("a silence needs 'until', or 'weekly' for one that recurs");
    }
    try {
      return new Silence(
          UUID.randomUUID().toString().substring(0, 8),
          who,
          now,
          asked.text("reason").orElse(""),
          new Scope(patterns("clusters"), patterns("checks"), patterns("vms")),
          asked.instant("start").orElse(now),
          end,
          weekly,
          asked.flag("waiver").orElse(false));
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
  }

  private NamePatterns patterns(String name) {
    return new NamePatterns(asked.texts(name));
  }

  private static Recurrence weekly(Asked weekly) {
    try {
      return new Recurrence(
          new Recurrence.Weekly(
              weekly.texts("days").stream()
                  .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                  .collect(Collectors.toSet())),
          LocalTime.parse(required(weekly, "at")),
          Durations.parse(required(weekly, "length")),
          ZoneId.of(weekly.text("zone").orElse("Z")));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new BadRequestResponse(
          "'weekly' must be such as {\"days\":[\"SUNDAY\"],\"at\":\"02:00\",\"length\":\"3h\","
              + "\"zone\":\"Asia/Tokyo\"}: "
              + e.getMessage());
    }
  }

  private static String required(Asked weekly, String name) {
    return Optional.of(name)
        .flatMap(weekly::text)
        .orElseThrow(() -> new IllegalArgumentException("it has no '" + name + "'"));
  }
}
