package ncc.testkit.prism;

import java.io.IOException;

/// What each API says when it does not answer.
final class Refusals {
  private Refusals() {}

  static void send(Call call, Refusal refusal) throws IOException {
    var path = call.path();
    if (refusal.status() == 401) {
      call.header("WWW-Authenticate", "Basic realm=\"Nutanix\"");
    }
    if (path.startsWith("/api/nutanix/v3/")) {
      v3(call, refusal);
    } else if (path.startsWith("/api/")) {
      v4(call, refusal);
    } else {
      v1(call, refusal);
    }
  }

  private static void v1(Call call, Refusal refusal) throws IOException {
    call.refuse(
        refusal.status(),
        json -> {
          json.writeStartObject();
          json.writeStringField("message", refusal.getMessage());
          json.writeEndObject();
        });
  }

  private static void v3(Call call, Refusal refusal) throws IOException {
    call.refuse(
        refusal.status(),
        json -> {
          json.writeStartObject();
          json.writeStringField("state", "ERROR");
          json.writeNumberField("code", refusal.status());
          json.writeArrayFieldStart("message_list");
          json.writeStartObject();
          json.writeStringField("message", refusal.getMessage());
          json.writeStringField("reason", "STATUS_" + refusal.status());
          json.writeEndObject();
          json.writeEndArray();
          json.writeStringField("api_version", "3.1");
          json.writeEndObject();
        });
  }

  private static void v4(Call call, Refusal refusal) throws IOException {
    call.refuse(
        refusal.status(),
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("data");
          json.writeArrayFieldStart("error");
          json.writeStartObject();
          json.writeStringField("message", refusal.getMessage());
          json.writeStringField("severity", "ERROR");
          json.writeStringField("code", "PLAT-" + refusal.status());
          json.writeStringField("locale", "en_US");
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
