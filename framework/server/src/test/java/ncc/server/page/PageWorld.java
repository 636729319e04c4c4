package ncc.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.notify.Routes;
import ncc.engine.schedule.Grid;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.server.access.Guard;
import ncc.server.access.Outside;
import ncc.server.api.ApiPart;
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
import ncc.server.web.WebSettings;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Vm;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.spi.source.WantedClusters;
import ncc.store.Store;
import ncc.store.history.Keeping;
import ncc.store.ledger.Judgement;
import ncc.store.ledger.RunStart;
import ncc.store.schedule.Pace;
import ncc.store.schedule.PlannedSlot;
import ncc.store.schedule.Slot;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;

/// Pages and API over a store, asked as a browser asks: with cookies, and forms that carry the
/// token of the page they are on.
final class PageWorld implements Served, AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  static final String LEVEL = "level_check";
  static final String OTHER = "other_check";

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  /// Needs its thresholds in order.
  @CheckInfo(
      id = LEVEL,
      module = "test_checks",
      title = "Level",
      description = "Level of the VM",
      causes = "It is high.",
      resolutions = "Lower it.",
      impact = "None.",
      categories = "Test",
      kb = 4321,
      interval = "5m")
  public record LevelCheck(@Param("WARN from") int warn, @Param("FAIL from") int fail)
      implements VmCheck {
    public LevelCheck() {
      this(10, 20);
    }

    public LevelCheck {
      if (warn > fail) {
        throw new IllegalArgumentException(
            "expected warn <= fail, but warn=%d and fail=%d".formatted(warn, fail));
      }
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  /// Has nothing to set, and says what mends what it finds.
  @CheckInfo(
      id = OTHER,
      module = "test_checks",
      title = "Other",
      description = "Nothing",
      categories = "Test",
      interval = "5m")
  public record OtherCheck() implements VmCheck {
    static final Diagnosis STUCK =
        Diagnosis.fail("stuck", "It is stuck", "")
            .cause("Nobody pushes")
            .impact("Nothing moves")
            .remedy(
                Remedy.of("push", "Push it", Route.CVM, "push {vm_uuid}")
                    .requiring("a free hand")
                    .disrupting("the rest"));

    @Override
    public List<Diagnosis> diagnoses() {
      return List.of(STUCK);
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  private final Store store;
  private final WebServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final Set<String> clusters = new TreeSet<>(Set.of("tokyo", "osaka"));
  Function<String, Optional<Inventory>> inventory = _ -> Optional.empty();
  Outside outside = Outside.SAME;
  Instant now = NOW;

  PageWorld(Path folder) throws Exception {
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    server =
        WebServer.start(
            new WebSettings(
                new ListenAddress("127.0.0.1", 0),
                Optional.empty(),
                Map.of(),
                Guard.local(),
                () -> outside),
            List.of(new Pages(this), new ApiPart(this)));
  }

  void knows(String... names) {
    clusters.addAll(List.of(names));
  }

  void forgets(String name) {
    clusters.remove(name);
  }

  /// A run of `check` on `cluster`, asked for by `task`, that found this.
  void ran(String task, String check, String cluster, Map<Subject, Verdict> found)
      throws StoreException {
    ran(task, check, cluster, found, List.of());
  }

  /// The same, which was read with caveats.
  void ran(
      String task, String check, String cluster, Map<Subject, Verdict> found, List<Caveat> caveats)
      throws StoreException {
    var plugin = plugins().stream().filter(one -> one.id().equals(check)).findFirst();
    var findings = new ArrayList<Finding>();
    found.forEach((subject, verdict) -> findings.add(new Finding(subject, verdict)));
    var run = CheckRun.of(plugin.orElseThrow().description(), findings, Duration.ofMillis(3));
    var of = new ClusterRun(cluster(cluster), 3, 3, List.of(), caveats, List.of(run));
    var id = "r-%s-%s-%s-%d".formatted(task, check, cluster, now.getEpochSecond());
    var whole =
        new Run(id, "test", "ncc", now, now, Duration.ofMillis(3), false, List.of(of), List.of());
    var item = new TaskItem(cluster, check);
    var asked = task.isEmpty() ? Optional.<String>empty() : Optional.of(task);
    var start =
        new RunStart(item, asked, asked.stream().toList(), Optional.of(now), Long.MAX_VALUE);
    store.ledger().keep(whole, start, 0, List.of(), now);
  }

  void asked(String task, TaskItem... items) throws StoreException {
    store.ledger().ask(task, "ann", "all", List.of(items), now);
  }

  static Cluster cluster(String name) {
    return Cluster.named(name).withUuid(uuid(name));
  }

  static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  static Subject vm(String name) {
    return new Subject(Kind.VM, uuid(name).toString(), name);
  }

  Alert alert(String id, Subject subject, String cluster) {
    var raised = new AlertEvent(now, AlertEvent.Kind.RAISED, Severity.WARNING, "ncc", "high");
    return new Alert(
        id,
        AlertKey.of("A4321", uuid(cluster).toString(), subject),
        LEVEL,
        "Level too high",
        cluster,
        subject,
        Severity.WARNING,
        AlertState.OPEN,
        "Level is high",
        "",
        now,
        1,
        Optional.of(now),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(now),
        List.of(now),
        false,
        List.of(raised),
        "",
        "",
        "",
        false);
  }

  void holds(Alert... alerts) throws StoreException {
    var outcome = new Judgement.Outcome(List.of(alerts), List.of(), List.of());
    var judgement = new Judgement(alerts[0].key().cluster(), LEVEL, now, _ -> outcome);
    store.ledger().settle(List.of(judgement), now);
  }

  /// Slots of every check on every cluster, as daemons would have them.
  void schedules() throws StoreException {
    var slots = new HashMap<Slot, Instant>();
    for (CheckPlugin check : plugins()) {
      clusters.forEach(cluster -> slots.put(new Slot(check.id(), cluster), now));
    }
    store.timetable("d1", Pace.DEFAULT, clock(), (_, due) -> due).add(slots);
  }

  /// Where it listens, without a path.
  String origin() {
    return server.url().replaceFirst("/$", "");
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url()).resolve(path))
        .header("Accept", "text/html");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /// Sends a form of the page at `page`.
  ///
  /// @param namesAndValues in turn
  HttpResponse<String> post(String page, String action, String... namesAndValues) throws Exception {
    var token = TOKEN.matcher(get(page).body());
    var fields = new ArrayList<String>();
    fields.add("csrf=" + (token.find() ? token.group(1) : ""));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], UTF_8));
    }
    return send(
        to(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", fields))));
  }

  private static List<CheckPlugin> plugins() {
    return List.of(CheckPlugin.of(new LevelCheck()), CheckPlugin.of(new OtherCheck()));
  }

  @Override
  public String name() {
    return "d1";
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Catalog catalog() {
    return new Catalog(plugins(), List.of(), List.of(), List.of(), List.of());
  }

  @Override
  public DaemonPlan plan() {
    var rules = new HashMap<String, AlertRules.Rule>();
    plugins().stream()
        .map(CheckPlugin::description)
        .forEach(one -> rules.put(one.id(), new AlertRules.Rule(one, AlertPolicy.of(one))));
    return new DaemonPlan(
        "test",
        new FleetPlan(List.of(), List.of(), WantedClusters.called(Set.of())),
        FleetLimits.DEFAULT,
        plugins().stream()
            .map(check -> new PlannedCheck(check, new Grid(Duration.ofMinutes(5))))
            .toList(),
        Map.of(),
        Network.none("not asked"),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        new AlertRules(rules),
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
    return new RunNow(store, plugins().stream().map(CheckPlugin::description).toList(), clock());
  }

  @Override
  public InstantSource clock() {
    return () -> now;
  }

  @Override
  public Set<String> clusters() {
    return clusters;
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
    return inventory.apply(cluster);
  }

  @Override
  public void close() {
    http.close();
    server.close();
    store.close();
  }
}
