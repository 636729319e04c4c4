package ncc.testkit.prism;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Takes every request: counts it, lets it wait, refuses it or has it answered.
final class Desk {
  private static final String PASSWORD = "Authorization";

  private final PrismSettings settings;
  private final Sessions sessions = new Sessions();
  private final Routes routes;
  private final Watch watch;
  private final RateLimit limit;
  private final AtomicReference<Ordered> ordered;
  private final Map<String, CannedAnswer> canned = new ConcurrentHashMap<>();

  Desk(PrismSettings settings) {
    this.settings = settings;
    this.routes = new Routes(settings);
    this.watch = new Watch(settings.account());
    this.limit = new RateLimit(settings.rate());
    this.ordered = new AtomicReference<>(new Ordered(settings.faults()));
  }

  void order(PrismFaults faults) {
    ordered.set(new Ordered(faults));
  }

  void order(String path, CannedAnswer answer) {
    canned.put(path, answer);
  }

  PrismTraffic traffic() {
    return watch.traffic();
  }

  void serve(HttpExchange exchange) throws IOException {
    try (var seen = watch.begin()) {
      var call = new Call(exchange, ordered.get());
      try {
        answer(call, exchange);
      } finally {
        seen.end(exchange, call.body());
      }
    }
  }

  private void answer(Call call, HttpExchange exchange) throws IOException {
    headers(call);
    try {
      admit(exchange, call);
      answer(call);
    } catch (Refusal refusal) {
      Refusals.send(call, refusal);
    }
  }

  /// A log-in is over before the answer to it begins.
  private void admit(HttpExchange exchange, Call call) throws Refusal, IOException {
    var ordered = call.ordered();
    boolean isLogIn =
        ordered.has(PrismFault.OVERLAP) && exchange.getRequestHeaders().containsKey(PASSWORD);
    boolean isOverlap = isLogIn && !sessions.begin();
    try {
      limit.admit(call);
      failOnCommand(call);
      if (isOverlap) {
        throw new Refusal(ordered.number(PrismFault.OVERLAP), "Log-ins overlap");
      }
      authenticate(exchange, call);
      if (ordered.has(PrismFault.OVERLAP) && !ordered.has(PrismFault.NO_SESSION)) {
        sessions.give(exchange);
      }
    } finally {
      if (isLogIn) {
        sessions.end();
      }
    }
  }

  private void answer(Call call) throws Refusal, IOException {
    var instead =
        canned.entrySet().stream().filter(one -> call.path().endsWith(one.getKey())).findFirst();
    if (instead.isPresent()) {
      instead.get().getValue().send(call);
    } else {
      routes.answer(call);
    }
  }

  private static void headers(Call call) {
    call.header("X-Ntnx-Env", "pc");
    call.header("X-Ntnx-Product", "pc.2024.3.1.1");
    call.header("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    call.header("Server", "envoy");
  }

  private static void failOnCommand(Call call) throws Refusal, IOException {
    var ordered = call.ordered();
    int count = ordered.request();
    pause(ordered.number(PrismFault.SLOW));
    if (ordered.isAmongFirst(PrismFault.BUSY, count)) {
      call.header("Retry-After", "1");
      throw new Refusal(429, "Too many requests");
    }
    if (ordered.isAmongFirst(PrismFault.UNAVAILABLE, count)) {
      throw new Refusal(503, "Service unavailable");
    }
    if (ordered.has(PrismFault.REDIRECT)) {
      int port = ordered.number(PrismFault.REDIRECT);
      call.header("Location", "https://127.0.0.1:" + port + call.path());
      throw new Refusal(307, "Look elsewhere");
    }
    if (ordered.isFrom(PrismFault.UNAUTHORIZED, count)) {
      throw unauthorized();
    }
  }

  private static void pause(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the stand-in is stopped");
    }
  }

  private void authenticate(HttpExchange exchange, Call call) throws Refusal {
    var headers = exchange.getRequestHeaders();
    var account = settings.account();
    boolean mayUseKey = !call.path().startsWith("/PrismGateway/");
    boolean isKnown = call.ordered().has(PrismFault.OVERLAP) && sessions.hasSession(exchange);
    if (!isKnown
        && !account.hasPassword(headers.getFirst(PASSWORD))
        && !(mayUseKey && account.hasKey(headers.getFirst("X-ntnx-api-key")))) {
      throw unauthorized();
    }
  }

  private static Refusal unauthorized() {
    return new Refusal(401, "Authentication required");
  }
}
