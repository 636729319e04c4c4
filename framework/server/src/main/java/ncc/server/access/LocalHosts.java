package ncc.server.access;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lets only those names of this machine through that no other machine's name server can give it.
/// Otherwise a page of another site whose name is suddenly said to be 127.0.0.1 could act here.
final class LocalHosts {
  private static final Pattern LOCAL =
      Pattern.compile("(?i)(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");

  private LocalHosts() {}

  static void require(Context context) {
    var host = Optional.ofNullable(context.host()).orElse("");
    if (!LOCAL.matcher(host).matches()) {
      throw new HttpResponseException(
          HttpStatus.MISDIRECTED_REQUEST.getCode(),
          "without authentication, only localhost, 127.0.0.1 and [::1] are served");
    }
  }
}
