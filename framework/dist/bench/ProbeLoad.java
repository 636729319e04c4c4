import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import ncc.engine.network.Deadlines;
import ncc.engine.network.Limits;
import ncc.engine.network.SocketNetwork;
import ncc.engine.network.TlsLibrary;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsProbe;

/// Asks the engine's network for a while and prints what it did and what it cost.
///
/// Usage: `ProbeLoad tcp|tls|jdk PORT SECONDS CONCURRENCY` prints "probes/s CPU-ms/probe", warm,
/// where `tls` is native TLS where there is any and `jdk` the JDK's; `ProbeLoad late COUNT` prints
/// how many of COUNT probes of silent servers came more than 50 ms after their deadline, and the
/// worst in ms.
class ProbeLoad {
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final long LATE_MILLIS = 50;
  private static final int WARM_UP_SECONDS = 15;

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "tcp", "tls", "jdk" -> load(args);
      case "late" -> late(Integer.parseInt(args[1]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void load(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    int concurrency = Integer.parseInt(args[3]);
    var library =
        args[0].equals("jdk")
            ? Optional.<TlsLibrary>empty()
            : TlsLibrary.find().filter(one -> one.obstacle().isEmpty());
    var network = new SocketNetwork(Deadlines.each(AMPLE), Limits.ofThisMachine(), library);
    ask(network, !args[0].equals("tcp"), port, WARM_UP_SECONDS, concurrency);
    long cpu = cpuNanos();
    long start = System.nanoTime();
    long asked = ask(network, !args[0].equals("tcp"), port, seconds, concurrency);
    double took = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%.0f %.3f%n", asked / took, (cpuNanos() - cpu) / 1e6 / asked);
  }

  private static long ask(
      SocketNetwork network, boolean tls, int port, int seconds, int concurrency)
      throws InterruptedException {
    var asked = new AtomicLong();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < concurrency; i++) {
        var target = new Endpoint("127.0.0." + (1 + i % 250), port);
        Probe<?> probe = tls ? new TlsProbe(target) : new TcpProbe(target);
        threads.submit(() -> {
          while (System.nanoTime() < end) {
            if (!(network.ask(probe) instanceof ProbeResult.Answered<?>)) {
              System.err.println(network.ask(probe));
              System.exit(1);
            }
            asked.incrementAndGet();
          }
        });
      }
    }
    return asked.get();
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static void late(int count) throws IOException, InterruptedException, ExecutionException {
    var deadline = Duration.ofSeconds(2);
    var network =
        new SocketNetwork(new Deadlines(AMPLE, AMPLE, deadline), new Limits(count, 1024, count));
    var took = new ArrayList<Future<ProbeResult<?>>>();
    try (var server = new ServerSocket(0, 65_535, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        var probe = new TlsProbe(new Endpoint("127.0.0.1", server.getLocalPort()));
        took.add(threads.submit(() -> network.ask(probe)));
      }
      var late = new ArrayList<Long>();
      for (var one : took) {
        late.addAll(lateness(one.get(), deadline));
      }
      System.out.printf(
          Locale.ROOT,
          "%d %d %d%n",
          late.size(),
          late.stream().filter(millis -> millis > LATE_MILLIS).count(),
          late.stream().mapToLong(millis -> millis).max().orElse(0));
    }
  }

  /// How long after its deadline each try ended: the handshake's time, without the connection's.
  private static List<Long> lateness(ProbeResult<?> result, Duration deadline) {
    var tries = ((ProbeResult.NoAnswer<?>) result).tries();
    return tries.stream()
        .map(one -> one.took().minus(one.connected().orElseThrow()).minus(deadline).toMillis())
        .toList();
  }
}
