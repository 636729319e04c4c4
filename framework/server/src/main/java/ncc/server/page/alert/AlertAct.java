package ncc.server.page.alert;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.engine.NamePatterns;
import ncc.engine.alert.AlertActions;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.server.access.Caller;
import ncc.server.alert.SilenceText;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.check.Durations;
import ncc.spi.run.Subject;
import ncc.store.Store;
import ncc.store.sql.StoreException;

/// What somebody does about alerts, as a form says it.
///
/// @param kind one of `acknowledge`, `release`, `resolve`, `silence`, `waive`
/// @param until when it ends; empty for never
record AlertAct(String kind, String who, String note, Optional<Instant> until, Instant now) {
  AlertAct {
    requireNonNull(kind);
    requireNonNull(who);
    requireNonNull(note);
    requireNonNull(until);
    requireNonNull(now);
  }

  /// @throws IllegalArgumentException when its time is no time
  static AlertAct of(Context context, Instant now) {
    var length = Optional.ofNullable(context.formParam("for")).filter(text -> !text.isBlank());
    return new AlertAct(
        Optional.ofNullable(context.formParam("act")).orElse(""),
        Caller.of(context).name(),
        Optional.ofNullable(context.formParam("note")).orElse("").strip(),
        length.map(text -> now.plus(Durations.parse(text.strip()))),
        now);
  }

  /// @throws IllegalArgumentException when it cannot be done to one of them; then none is changed
  void on(Store store, List<Alert> alerts) throws StoreException {
    var ids = alerts.stream().map(Alert::id).toList();
    switch (kind) {
      case "acknowledge" -> {
        var given = new Acknowledgement(who, note, now, until);
        store.alerts().update(ids, alert -> AlertActions.acknowledge(alert, given));
      }
      case "release" -> store.alerts().update(ids, alert -> AlertActions.release(alert, who, now));
      case "resolve" ->
          store.alerts().update(ids, alert -> AlertActions.resolve(alert, who, note, now));
      case "silence" -> silence(store, alerts, false);
      case "waive" -> silence(store, alerts, true);
      default ->
          throw new IllegalArgumentException(
              "expected acknowledge, release, resolve, silence or waive, but found '" + kind + "'");
    }
  }

  private void silence(Store store, List<Alert> alerts, boolean waiver) throws StoreException {
    var silences =
        alerts.stream().map(alert -> silence(alert, waiver)).map(SilenceText::stored).toList();
    for (var silence : silences) {
      store.silences().put(silence);
    }
  }

  private Silence silence(Alert alert, boolean waiver) {
    return new Silence(
        UUID.randomUUID().toString().substring(0, 8),
        who,
        now,
        note,
        scope(alert),
        now,
        until,
        Optional.empty(),
        waiver);
  }

  /// This alert alone: its cluster, its check, its VM by UUID.
  private static Scope scope(Alert alert) {
    var kind = alert.subject().kind();
    boolean isVm = kind == Subject.Kind.VM || kind == Subject.Kind.GUEST;
    return new Scope(
        new NamePatterns(List.of(alert.key().cluster())),
        new NamePatterns(List.of(alert.checkId())),
        isVm ? new NamePatterns(List.of(alert.subject().id())) : NamePatterns.ALL);
  }

  /// In words for people.
  String done(int count) {
    return kind + ": " + count;
  }
}
