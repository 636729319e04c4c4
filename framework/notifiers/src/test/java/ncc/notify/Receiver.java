package ncc.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A receiver on loopback that does what a test says and remembers what it was told.
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// How it answers.
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange, Receiver receiver) throws IOException, InterruptedException;
  }

  /// A request.
  public record Told(String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /// @param answers one after the other; the last one for all that come later
  public Receiver(Answer... answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  public static Answer status(int status, String body) {
    return (exchange, _) -> {
      var bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private void answer(HttpExchange exchange, Answer... answers) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var request =
        new Told(
            exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body);
    told.add(request);
    try {
      answers[Math.min(told.size(), answers.length) - 1].to(exchange, this);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until the test is over.
  public void waitForTheEnd() throws InterruptedException {
    closed.await();
  }

  public List<Told> told() {
    return told;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
