package ncc.server.web;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets a request for the head of an answer be answered as one for all of it, so that the head is
/// the same; the server leaves the rest out.
final class HeadHandler extends Handler.Wrapper {
  HeadHandler(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(whole(request), response, callback);
  }

  private static Request whole(Request request) {
    if (!HttpMethod.HEAD.is(request.getMethod())) {
      return request;
    }
    return new Request.Wrapper(request) {
      @Override
      public String getMethod() {
        return HttpMethod.GET.asString();
      }
    };
  }
}
