package ncc.server.web;

import java.util.function.Supplier;
import ncc.server.access.Outside;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Takes off what stands before every path outside, where a proxy has left it there.
final class PrefixHandler extends Handler.Wrapper {
  private final Supplier<Outside> outside;

  PrefixHandler(Handler next, Supplier<Outside> outside) {
    super(next);
    this.outside = outside;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(stripped(request, outside.get().prefix()), response, callback);
  }

  private static Request stripped(Request request, String prefix) {
    var path = request.getHttpURI().getPath();
    if (prefix.isEmpty() || path == null || !(path + "/").startsWith(prefix + "/")) {
      return request;
    }
    var own = path.substring(prefix.length());
    var uri = HttpURI.build(request.getHttpURI()).path(own.isEmpty() ? "/" : own).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpURI getHttpURI() {
        return uri;
      }
    };
  }
}
