package ncc.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.store.sql.StoreException;

/// Everything that programs may ask and do.
public record ApiPart(Served served) implements WebPart {
  /// Where it begins.
  static final String ROOT = "/api/v1";

  public ApiPart {
    requireNonNull(served);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, Problem::of);
    routes.exception(StoreException.class, Problem::ofStore);
    routes.exception(IOException.class, Problem::ofClient);
    routes.exception(
        UncheckedIOException.class,
        (e, context) -> Problem.ofClient(new IOException(e.getMessage(), e), context));
    routes.exception(Exception.class, Problem::ofDefect);
    var parameters = KnownParameters.described();
    routes.beforeMatched(ROOT + "/*", parameters::require);
    routes.get(ROOT + "/openapi.json", ApiPart::describe);
    new FleetRoutes(served).addTo(routes);
    new RunRoutes(served).addTo(routes);
    new TaskRoutes(served).addTo(routes);
    new AlertRoutes(served).addTo(routes);
    new SettingRoutes(served).addTo(routes);
    new SilenceRoutes(served).addTo(routes);
  }

  private static void describe(Context context) {
    Answer.json(context, description());
  }

  /// What the API does, in OpenAPI.
  static String description() {
    try (var in = ApiPart.class.getResourceAsStream("openapi.json")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
