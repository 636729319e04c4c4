package ncc.server.web;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import ncc.server.access.Caller;

/// Whether the daemon lives, whether it can do its work, and reading its configuration again.
///
/// @param reload reads the configuration
public record HealthPart(Served served, Reload reload) implements WebPart {
  private static final Logger LOG = System.getLogger(HealthPart.class.getName());

  /// Reads the configuration again.
  public interface Reload {
    /// @throws Exception when it cannot be used; the earlier one stays
    void run() throws Exception;
  }

  public HealthPart {
    requireNonNull(served);
    requireNonNull(reload);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/-/healthy", context -> context.result("healthy\n"));
    var readiness = new Readiness(served);
    routes.get("/-/ready", context -> ready(context, served, readiness));
    routes.post("/-/reload", this::reload);
  }

  private static void ready(Context context, Served served, Readiness readiness) {
    var obstacle = readiness.obstacle();
    if (obstacle.isPresent()) {
      context.status(HttpStatus.SERVICE_UNAVAILABLE).result(obstacle.get() + "\n");
    } else {
      var notice = served.clockNotice().map(text -> text + "\n").orElse("");
      context.result("ready\n" + notice);
    }
  }

  private void reload(Context context) {
    try {
      reload.run();
      LOG.log(Level.INFO, "configuration read again; asked for by " + Caller.of(context).name());
      context.result("configuration read again\n");
    } catch (Exception e) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT).result(e.getMessage() + "\n");
    }
  }
}
