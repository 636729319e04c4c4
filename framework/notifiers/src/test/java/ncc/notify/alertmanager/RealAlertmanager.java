package ncc.notify.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Prometheus's own Alertmanager on a free port of loopback, with nobody to tell.
final class RealAlertmanager implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("address=(127\\.0\\.0\\.1:\\d+)");
  private static final String CONFIGURATION =
      """
      route: {receiver: nobody}
      receivers: [{name: nobody}]
      """;

  private final Process process;
  private final String url;

  private RealAlertmanager(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static RealAlertmanager start(Path folder) throws IOException {
    var configuration = Files.writeString(folder.resolve("alertmanager.yml"), CONFIGURATION);
    var process =
        new ProcessBuilder(
                "prometheus-alertmanager",
                "--config.file=" + configuration,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0",
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .start();
    var lines = process.inputReader();
    var said = new ArrayList<String>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread.ofVirtual().start(() -> drain(lines));
        return new RealAlertmanager(process, "http://" + address.group(1));
      }
    }
    throw new IOException("Alertmanager did not start: " + said);
  }

  private static void drain(BufferedReader lines) {
    try (lines) {
      while (lines.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException _) {
      // It was stopped.
    }
  }

  String url() {
    return url;
  }

  /// The alerts that are firing there.
  List<JsonNode> firing() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts")).build(),
              BodyHandlers.ofString());
      var alerts = new ArrayList<JsonNode>();
      new ObjectMapper().readTree(answer.body()).forEach(alerts::add);
      return alerts;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
