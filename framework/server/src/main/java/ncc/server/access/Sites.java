package ncc.server.access;

import io.javalin.http.Context;
import java.util.Optional;

/// Which site a request comes from, as browsers tell.
final class Sites {
  private static final String SITE = "Sec-Fetch-Site";
  private static final String ORIGIN = "Origin";

  private Sites() {}

  static boolean isFromBrowser(Context context) {
    return context.header(SITE) != null || context.header(ORIGIN) != null;
  }

  /// No header says that it comes from another site.
  static boolean isSame(Context context) {
    var site = Optional.ofNullable(context.header(SITE)).orElse("same-origin");
    var own = context.scheme() + "://" + context.host();
    var origin = Optional.ofNullable(context.header(ORIGIN)).orElse(own);
    return site.equals("same-origin")
        && (origin.equalsIgnoreCase(own) || Outside.of(context).isOrigin(origin));
  }
}
