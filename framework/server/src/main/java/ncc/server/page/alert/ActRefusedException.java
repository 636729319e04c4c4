package ncc.server.page.alert;

import java.io.Serial;

/// Something that a form asks for and that cannot be done; nothing was changed.
final class ActRefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String field;

  /// @param field of the form at which the reason stands
  ActRefusedException(String field, String reason) {
    super(reason);
    this.field = field;
  }

  String field() {
    return field;
  }
}
