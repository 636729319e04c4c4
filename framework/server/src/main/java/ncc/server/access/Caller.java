package ncc.server.access;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;

/// Who asks, as every record of a change names them.
///
/// @param name never blank
public record Caller(String name, Role role) {
  /// Whoever is on this machine, where nobody has to say who they are.
  public static final Caller LOCAL = new Caller("local", Role.OPERATOR);

  private static final String ATTRIBUTE = "ncc.caller";

  public Caller {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a caller needs a name");
    }
    requireNonNull(role);
  }

  /// Who sent the request. Known on every path that a [Guard] has let through, but for those that
  /// are open to all.
  public static Caller of(Context context) {
    return requireNonNull(context.<Caller>attribute(ATTRIBUTE));
  }

  /// Whether a [Guard] has found out who sent the request; it refuses some before.
  public static boolean isKnown(Context context) {
    return context.attribute(ATTRIBUTE) != null;
  }

  /// From now on, the one who sent the request.
  void standsFor(Context context) {
    context.attribute(ATTRIBUTE, this);
  }
}
