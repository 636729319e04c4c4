package ncc.server.access;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

/// Tells who sent a request.
interface Authentication {
  /// @throws HttpResponseException when that is not known, with what to do
  Caller caller(Context context);
}
