package ncc.server.api;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import ncc.json.PlainJson;
import ncc.store.sql.StoreException;

/// What went wrong, as a problem (RFC 9457) for programs and as one line for people.
final class Problem {
  private static final Logger LOG = System.getLogger(Problem.class.getName());

  private Problem() {}

  static void of(HttpResponseException failure, Context context) {
    answer(context, failure.getStatus(), String.valueOf(failure.getMessage()));
  }

  static void ofStore(StoreException failure, Context context) {
    LOG.log(Level.WARNING, context.path() + ": " + failure.getMessage());
    answer(context, HttpStatus.SERVICE_UNAVAILABLE.getCode(), "the store is out of reach");
  }

  /// The client is gone, or was too slow.
  static void ofClient(IOException failure, Context context) {
    LOG.log(Level.DEBUG, context.path() + ": " + failure.getMessage());
    answer(context, HttpStatus.BAD_REQUEST.getCode(), "the request did not come whole");
  }

  /// Its trace is for whoever looks after the daemon.
  static void ofDefect(Exception failure, Context context) {
    LOG.log(Level.ERROR, context.path() + " failed", failure);
    answer(
        context, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "a defect of ncc; its log says more");
  }

  private static void answer(Context context, int status, String detail) {
    context.status(status);
    if (context.path().startsWith(ApiPart.ROOT)) {
      var title = HttpStatus.forStatus(status).getMessage();
      var problem =
          Shapes.of("type", "about:blank", "title", title, "status", status, "detail", detail);
      context.contentType("application/problem+json").result(PlainJson.write(problem));
    } else {
      context.contentType("text/plain; charset=utf-8").result(detail + "\n");
    }
  }
}
