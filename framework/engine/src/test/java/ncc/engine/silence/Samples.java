package ncc.engine.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.engine.NamePatterns;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Subject;

/// Silences and what they are about.
final class Samples {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private Samples() {}

  static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  /// Blank patterns mean all.
  static Scope scope(String cluster, String check, String vm) {
    return new Scope(patterns(cluster), patterns(check), patterns(vm));
  }

  private static NamePatterns patterns(String pattern) {
    return pattern.isBlank() ? NamePatterns.ALL : new NamePatterns(List.of(pattern));
  }

  static Silence silence(Scope scope, Optional<Integer> endHour, boolean waiver) {
    return new Silence(
        "s1",
        "ann",
        START,
        "being replaced",
        scope,
        START,
        endHour.map(Samples::hour),
        Optional.empty(),
        waiver);
  }

  static Silence between(Instant start, Optional<Instant> end, Recurrence recurrence) {
    return new Silence(
        "s1", "ann", START, "", scope("", "", ""), start, end, Optional.of(recurrence), false);
  }

  static Subject vm(String name) {
    return new Subject(Kind.VM, "uuid-" + name, name);
  }

  static Alert alert(Subject subject) {
    return new Alert(
        "id",
        AlertKey.of("A600103", "uuid-tokyo", subject),
        "cert_check",
        "Certificates",
        "tokyo-01",
        subject,
        Severity.WARNING,
        AlertState.OPEN,
        "Expires",
        "",
        START,
        1,
        Optional.of(START),
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
  }

  static CheckDescription check() {
    return new CheckDescription(
        "cert_check",
        "fake_checks",
        "Certificates",
        "Certificates last",
        List.of("Time"),
        List.of("Renew"),
        "None",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.of(new CheckDescription.Alert("A600103", "Certificates", 1, true)),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
