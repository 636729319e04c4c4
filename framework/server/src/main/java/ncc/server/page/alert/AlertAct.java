package ncc.server.page.alert;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.engine.alert.AlertActions;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.server.alert.SilenceText;
import ncc.server.page.frame.Deed;
import ncc.server.page.frame.Deed.Undo;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.check.Durations;
import ncc.store.Store;
import ncc.store.sql.StoreException;

/// What somebody does about alerts, as a form says it.
///
/// @param until when it ends; empty for never
record AlertAct(Kind kind, String who, String note, Optional<Instant> until, Instant now) {
  /// Far enough for whoever means for ever.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /// What can be done.
  enum Kind {
    ACKNOWLEDGE("Acknowledged"),
    RELEASE("Released"),
    SILENCE("Silenced"),
    WAIVE("Waived"),
    RESOLVE("Resolved");

    private final String done;

    Kind(String done) {
      this.done = done;
    }

    /// Nothing brings back what it was before.
    boolean isFinal() {
      return this == RESOLVE;
    }

    private boolean needsEnd() {
      return this == SILENCE || this == WAIVE;
    }
  }

  AlertAct {
    requireNonNull(kind);
    requireNonNull(who);
    requireNonNull(note);
    requireNonNull(until);
    requireNonNull(now);
  }

  /// @throws ActRefusedException at the field that does not say what it has to
  static AlertAct of(AlertForm form, String who, Instant now) throws ActRefusedException {
    var kind = kind(form.act());
    var until =
        form.length().isEmpty() ? Optional.<Instant>empty() : Optional.of(end(form.length(), now));
    if (kind.needsEnd() && until.isEmpty()) {
      throw new ActRefusedException(
          "for", "say for how long, such as 4h or 2d, or until which day, such as 2027-01-31");
    }
    if (kind == Kind.WAIVE && form.note().isEmpty()) {
      throw new ActRefusedException("note", "a waiver needs a reason");
    }
    return new AlertAct(kind, who, form.note(), until, now);
  }

  private static Kind kind(String act) throws ActRefusedException {
    for (Kind kind : Kind.values()) {
      if (kind.name().equalsIgnoreCase(act)) {
        return kind;
      }
    }
    throw new ActRefusedException(
        "id", "expected acknowledge, release, silence, waive or resolve, but found '" + act + "'");
  }

  private static Instant end(String text, Instant now) throws ActRefusedException {
    var end = parsed(text, now).filter(one -> !one.isAfter(now.plus(LONGEST)));
    return end.filter(one -> one.isAfter(now))
        .orElseThrow(() ->
            new ActRefusedException(
                "for",
                "'%s' is no time to come within a hundred years; expected such as 4h, 2d or 2027-01-31"
                    .formatted(text)));
  }

  private static Optional<Instant> parsed(String text, Instant now) {
    try {
      return Optional.of(
          text.matches("\\d{4}-\\d\\d-\\d\\d")
              ? LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
              : text.endsWith("Z") ? Instant.parse(text) : now.plus(Durations.parse(text)));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /// @return what was done
  /// @throws ActRefusedException when it cannot be done to one of them; then none is changed
  Deed on(Store store, List<Alert> alerts) throws ActRefusedException, StoreException {
    if (alerts.isEmpty()) {
      throw new ActRefusedException("id", "choose at least one alert, then what to do about it");
    }
    var touched =
        alerts.stream().map(one -> one.subject().name() + " on " + one.clusterName()).toList();
    var words =
        "%s %s".formatted(kind.done, alerts.size() == 1 ? "an alert" : alerts.size() + " alerts");
    try {
      return Deed.of(who, words, touched, done(store, alerts));
    } catch (IllegalArgumentException e) {
      throw new ActRefusedException("id", String.valueOf(e.getMessage()));
    }
  }

  private Optional<Undo> done(Store store, List<Alert> alerts) throws StoreException {
    var ids = alerts.stream().map(Alert::id).toList();
    switch (kind) {
      case ACKNOWLEDGE -> {
        var given = new Acknowledgement(who, note, now, until);
        store.alerts().updateAll(ids, alert -> AlertActions.acknowledge(alert, given));
      }
      case RELEASE -> store.alerts().updateAll(ids, alert -> AlertActions.release(alert, who, now));
      case RESOLVE ->
          store.alerts().updateAll(ids, alert -> AlertActions.resolve(alert, who, note, now));
      case SILENCE, WAIVE -> {
        return Optional.of(silenced(store, alerts));
      }
    }
    return kind.isFinal() ? Optional.empty() : Optional.of(backTo(alerts));
  }

  /// Each as it was: with the acknowledgement it had, or with none.
  private static Undo backTo(List<Alert> before) {
    return (store, who, now) -> {
      for (Alert one : before) {
        store.alerts().update(List.of(one.id()), alert -> backTo(one, alert, who, now));
      }
    };
  }

  private static Alert backTo(Alert before, Alert alert, String who, Instant now) {
    if (!alert.state().isOpen()) {
      return alert;
    }
    var given =
        before.acknowledgement().filter(one -> one.until().stream().allMatch(now::isBefore));
    if (given.isPresent()) {
      return AlertActions.acknowledge(alert, given.get());
    }
    return alert.acknowledgement().isPresent() ? AlertActions.release(alert, who, now) : alert;
  }

  private Undo silenced(Store store, List<Alert> alerts) throws StoreException {
    var silences = alerts.stream().map(this::silence).toList();
    for (Silence silence : silences) {
      store.silences().put(SilenceText.stored(silence));
    }
    return (undone, _, at) -> {
      for (Silence silence : silences) {
        undone.silences().put(SilenceText.stored(silence.endedAt(at)));
      }
    };
  }

  private Silence silence(Alert alert) {
    return new Silence(
        UUID.randomUUID().toString().substring(0, 8),
        who,
        now,
        note,
        Scope.of(alert),
        now,
        until,
        Optional.empty(),
        kind == Kind.WAIVE);
  }
}
