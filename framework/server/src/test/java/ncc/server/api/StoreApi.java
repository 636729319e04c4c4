package ncc.server.api;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.notify.Routes;
import ncc.engine.schedule.Grid;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.json.PlainJson;
import ncc.json.RunJson;
import ncc.server.plan.AlertRules;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.server.setting.CheckControl;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.StoredSettings;
import ncc.server.task.RunNow;
import ncc.server.web.ListenAddress;
import ncc.server.web.Served;
import ncc.server.web.WebServer;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Vm;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.spi.source.WantedClusters;
import ncc.store.Store;
import ncc.store.history.Keeping;
import ncc.store.ledger.Judgement;
import ncc.store.schedule.Pace;
import ncc.store.schedule.PlannedSlot;
import ncc.store.schedule.Slot;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;

/// The API over a store in which one run and three alerts are, asked over HTTP.
final class StoreApi {
  static final Instant NOW = SampleRuns.NOW;
  static final Run RUN = SampleRuns.troubled();

  /// A silence as it is asked for.
  static final String UNTIL_MORNING =
      """
      {"clusters":["tokyo-01"],"vms":["db-*"],"reason":"firmware","until":"2030-01-01T06:00:00Z"}
      """;

  private final Store store;
  private final WebServer server;
  private final HttpClient http;

  @CheckInfo(
      id = "link_check",
      module = "ngt_checks/link",
      title = "Link",
      description = "Link of the VM",
      causes = "It is down.",
      resolutions = "Put it up.",
      impact = "Nothing goes.",
      categories = "Test",
      interval = "1s")
  public record LinkCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  /// The run as it is saved.
  private static final class Saved implements ReportFormat {
    @Override
    public String name() {
      return "saved";
    }

    @Override
    public String extension() {
      return "json";
    }

    @Override
    public void render(Run run, ReportOptions options, Appendable out) throws java.io.IOException {
      RunJson.write(run, out);
      out.append(options.layout().name());
    }
  }

  record Watched(Store store) implements Served {
    @Override
    public String name() {
      return "d1";
    }

    @Override
    public Catalog catalog() {
      return new Catalog(
          List.of(CheckPlugin.of(new LinkCheck())),
          List.of(new Saved()),
          List.of(),
          List.of(),
          List.of());
    }

    @Override
    public DaemonPlan plan() {
      var check = CheckPlugin.of(new LinkCheck());
      return new DaemonPlan(
          "test",
          new FleetPlan(List.of(), List.of(), WantedClusters.called(Set.of())),
          FleetLimits.DEFAULT,
          List.of(new PlannedCheck(check, new Grid(Duration.ofHours(1)))),
          Map.of(),
          Network.none("not asked"),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          new AlertRules(Map.of()),
          new Routes(List.of()),
          Keeping.STANDARD,
          List.of());
    }

    @Override
    public CheckControl control() {
      return new CheckControl(
          store.checkSettings(),
          () -> new ChecksInForce(plan().checks(), plan().alerts(), StoredSettings.NONE),
          this::clusters,
          clock(),
          () -> {});
    }

    @Override
    public RunNow runNow() {
      return new RunNow(store, List.of(CheckPlugin.of(new LinkCheck()).description()), clock());
    }

    @Override
    public InstantSource clock() {
      return () -> NOW;
    }

    @Override
    public Set<String> clusters() {
      return Set.of("tokyo-01", "osaka-02");
    }

    @Override
    public List<PlannedSlot> planned() {
      return List.of();
    }

    @Override
    public int waitingRuns() {
      return 0;
    }

    @Override
    public Optional<Inventory> inventory(String cluster) {
      return Optional.empty();
    }
  }

  StoreApi(Path folder) throws Exception {
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    store.history().record(RUN, Optional.empty());
    store
        .timetable("d1", Pace.DEFAULT, () -> NOW, (_, due) -> due)
        .add(
            Map.of(
                new Slot("link_check", "tokyo-01"), NOW, new Slot("link_check", "osaka-02"), NOW));
    var alerts = List.of(alert("a-1", "web-01"), alert("a-2", "web-02"), alert("a-3", "web-03"));
    store
        .ledger()
        .settle(
            List.of(
                new Judgement(
                    "c-1",
                    "link_check",
                    NOW,
                    _ -> new Judgement.Outcome(alerts, List.of(), List.of()))),
            NOW);
    server =
        WebServer.start(
            new ListenAddress("127.0.0.1", 0), List.of(new ApiPart(new Watched(store))));
    http = HttpClient.newHttpClient();
  }

  private static Alert alert(String id, String vm) {
    var subject = new Subject(Kind.VM, "uuid-" + vm, vm);
    var raised = new AlertEvent(NOW, AlertEvent.Kind.RAISED, Severity.WARNING, "ncc", "soon");
    return new Alert(
        id,
        AlertKey.of("A600103", "c-1", subject),
        "link_check",
        "Link down",
        "tokyo-01",
        subject,
        Severity.WARNING,
        AlertState.OPEN,
        "Link is down",
        "",
        NOW,
        1,
        Optional.of(NOW),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOW),
        List.of(NOW),
        false,
        List.of(raised),
        "",
        "",
        "",
        false);
  }

  void end() {
    http.close();
    server.close();
    store.close();
  }

  Store store() {
    return store;
  }

  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws Exception {
    return http.send(request, handler);
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url()).resolve("/api/v1" + path));
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(to(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    var request =
        to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> patch(String path, String body) throws Exception {
    var request =
        to(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> delete(String path) throws Exception {
    return http.send(to(path).DELETE().build(), BodyHandlers.ofString());
  }

  /// What in a document is not as the description says.
  List<String> faults(String schema, String document) throws Exception {
    var described = get("/openapi.json").body();
    var whole = "{\"$ref\":\"#/components/schemas/" + schema + "\"," + described.substring(1);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  static List<?> items(HttpResponse<String> answer) {
    return (List<?>) requireNonNull(PlainJson.object(answer.body()).get("items"));
  }
}
