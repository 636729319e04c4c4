package ncc.server.web;

import io.javalin.config.RoutesConfig;
import java.time.Duration;

/// Something that is served: pages, metrics, the API. Each adds its own paths.
public interface WebPart {
  void addTo(RoutesConfig routes);

  /// A request of any part was answered.
  ///
  /// @param route as it was added, such as `/clusters/{cluster}`; `none` where there is none
  default void answered(String method, String route, int status, Duration took) {}
}
