package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A receiver on loopback that takes what it is posted, or is in trouble as a test says: a status,
/// `slow` or `dead`.
final class Listener implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> took = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile String trouble = "";

  Listener() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// An address at which nobody listens.
  static String nobody() throws IOException {
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + closed.getLocalPort();
    }
  }

  Listener in(String kindOfTrouble) {
    trouble = kindOfTrouble;
    return this;
  }

  void mended() {
    trouble = "";
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    heard.add(body);
    try (exchange) {
      if (trouble.equals("slow")) {
        end.await();
      } else if (trouble.isEmpty()) {
        took.add(body);
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
        exchange.sendResponseHeaders(Integer.parseInt(trouble), -1);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return trouble.equals("dead") ? gone() : "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String gone() {
    try {
      return nobody();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The bodies it took, in order.
  List<String> took() {
    return took;
  }

  /// How often it was asked.
  int asked() {
    return heard.size();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
