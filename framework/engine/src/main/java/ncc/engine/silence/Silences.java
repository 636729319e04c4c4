package ncc.engine.silence;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import ncc.spi.alert.Alert;

/// All silences there are.
public record Silences(List<Silence> all) {
  public static final Silences NONE = new Silences(List.of());

  public Silences {
    all = List.copyOf(all);
  }

  /// Those in force at `now`.
  public Silences inForce(Instant now) {
    return new Silences(all.stream().filter(silence -> silence.isInForce(now)).toList());
  }

  /// Those in force at `now` that are about `alert`.
  public List<Silence> matching(Alert alert, Instant now) {
    return inForce(now).all.stream().filter(silence -> silence.scope().fits(alert)).toList();
  }

  /// Whose notifications are held back at `now`: worked out once for many alerts.
  public Predicate<Alert> holding(Instant now) {
    var inForce = inForce(now).all;
    return alert -> inForce.stream().anyMatch(silence -> silence.scope().fits(alert));
  }
}
