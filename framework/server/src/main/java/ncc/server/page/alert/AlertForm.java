package ncc.server.page.alert;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// What somebody has typed about alerts, and why it was refused. Public for the template engine
/// only.
///
/// @param act what to do about them
/// @param length for how long, or until when
/// @param ids of the alerts that were chosen
/// @param isConfirmed whether they were seen and meant
/// @param refused the field at which a reason stands, and the reason
public record AlertForm(
    String act,
    String note,
    String length,
    List<String> ids,
    boolean isConfirmed,
    Optional<Refusal> refused) {
  /// Why something cannot be done.
  ///
  /// @param field `id`, `note` or `for`
  public record Refusal(String field, String reason) {}

  static final AlertForm EMPTY = new AlertForm("", "", "", List.of(), false, Optional.empty());

  public AlertForm {
    requireNonNull(act);
    requireNonNull(note);
    requireNonNull(length);
    ids = List.copyOf(ids);
    requireNonNull(refused);
  }

  static AlertForm of(Context context, List<String> ids) {
    return new AlertForm(
        text(context, "act"),
        text(context, "note"),
        text(context, "for"),
        ids,
        !text(context, "confirmed").isEmpty(),
        Optional.empty());
  }

  private static String text(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("").strip();
  }

  AlertForm refused(ActRefusedException reason) {
    return new AlertForm(
        act,
        note,
        length,
        ids,
        false,
        Optional.of(new Refusal(reason.field(), String.valueOf(reason.getMessage()))));
  }

  /// Empty where nothing is wrong with the field.
  public String refusalAt(String field) {
    return refused.filter(one -> one.field().equals(field)).map(Refusal::reason).orElse("");
  }

  public boolean hasChosen(String id) {
    return ids.contains(id);
  }
}
