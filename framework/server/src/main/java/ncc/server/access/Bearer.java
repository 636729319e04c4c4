package ncc.server.access;

import io.javalin.http.Context;
import java.util.Optional;

/// The token that a program sends along. No browser does so of itself, so no other site can make
/// one do it.
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static Optional<String> of(Context context) {
    return Optional.ofNullable(context.header("Authorization"))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }

  static boolean isIn(Context context) {
    return of(context).isPresent();
  }
}
