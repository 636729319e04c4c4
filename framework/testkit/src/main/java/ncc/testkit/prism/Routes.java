package ncc.testkit.prism;

import java.io.IOException;

/// Which part of Prism answers which path.
final class Routes {
  private static final String ELEMENT = "/PrismGateway/services/rest/v1/";
  private static final String V3 = "/api/nutanix/v3/";

  private final ElementV1 element;
  private final CentralV3 v3;
  private final CentralV4 v4;

  Routes(PrismSettings settings) {
    this.element = new ElementV1(settings.site().cluster(0));
    this.v3 = new CentralV3(settings.site());
    this.v4 = new CentralV4(settings);
  }

  void answer(Call call) throws Refusal, IOException {
    var path = call.path();
    if (path.startsWith(ELEMENT)) {
      element.answer(path.substring(ELEMENT.length()), call);
    } else if (path.startsWith(V3)) {
      v3.answer(path.substring(V3.length()), call);
    } else if (path.startsWith("/api/")) {
      v4.answer(path.substring("/api/".length()), call);
    } else {
      throw Refusal.notFound(path);
    }
  }
}
