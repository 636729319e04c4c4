package ncc.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);
  private static final WebPart HELLO =
      routes -> routes.get("/hello", context -> context.result("hello"));

  private static HttpResponse<String> get(WebServer server, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(server.url()).resolve(path)).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @Test
  void everyAnswerSaysWhatMayBeDoneWithIt() throws Exception {
    try (var server = WebServer.start(ANY_PORT, List.of(HELLO))) {
      for (String path : List.of("/hello", "/nowhere")) {
        var headers = get(server, path).headers();
        assertThat(headers.firstValue("Content-Security-Policy")).get().asString().contains("none");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      }
    }
  }

  @Test
  void aTakenPortIsOneLineThatNamesItAndNothingInTheLog() throws Exception {
    var logged = new CopyOnWriteArrayList<String>();
    var listener = listener(logged);
    var log = Logger.getLogger("io.javalin");
    log.addHandler(listener);
    try (var server = WebServer.start(ANY_PORT, List.of(HELLO))) {
      var taken = new ListenAddress("127.0.0.1", URI.create(server.url()).getPort());

      assertThatThrownBy(() -> WebServer.start(taken, List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(taken.toString())
          .hasMessageNotContaining("\n");
      assertThat(logged).noneMatch(line -> line.startsWith("Failed"));
    } finally {
      log.removeHandler(listener);
    }
  }

  private static Handler listener(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
