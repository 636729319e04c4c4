package ncc.server.web;

import io.javalin.config.RoutesConfig;

/// Something that is served: pages, metrics, the API. Each adds its own paths.
public interface WebPart {
  void addTo(RoutesConfig routes);
}
