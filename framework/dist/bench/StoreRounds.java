import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.store.history.BarsQuery;
import ncc.store.history.History;
import ncc.store.history.Page;
import ncc.store.sql.Connections;
import ncc.store.sql.Database;
import ncc.store.sql.Migrations;
import ncc.store.sql.Statements;
import ncc.store.sql.StoreAddress;

/// Stores rounds of a fleet and measures seconds and bytes of each, then how long reading takes.
/// Arguments: engine (sqlite or postgres), clusters, VMs of each, days of history to make.
public class StoreRounds {
  private static final int CHECKS = 5;
  private static final int ROUNDS_A_DAY = 288;

  private final Database database;
  private final History history;
  private final boolean postgres;
  private final int clusters;
  private final int vms;
  private final int[] generation;
  private Instant now = Instant.parse("2026-08-01T00:00:00Z");

  StoreRounds(Database database, boolean postgres, int clusters, int vms) {
    this.database = database;
    this.history = new History(database);
    this.postgres = postgres;
    this.clusters = clusters;
    this.vms = vms;
    this.generation = new int[clusters * vms];
  }

  public static void main(String[] args) throws Exception {
    boolean postgres = args[0].equals("postgres");
    var folder = Files.createTempDirectory("ncc-bench-store");
    if (postgres) {
      try (var server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(folder.toFile())
              .setServerConfig("synchronous_commit", "on")
              .start()) {
        var location = "//localhost:" + server.getPort() + "/postgres";
        measure(
            new StoreAddress.Postgres(location, Optional.of("postgres"), Optional.empty()), args);
      }
    } else {
      measure(new StoreAddress.Embedded(folder.resolve("store.db")), args);
    }
  }

  private static void measure(StoreAddress address, String[] args) throws Exception {
    try (var database = Connections.open(address)) {
      Migrations.run(database);
      new StoreRounds(
              database,
              args[0].equals("postgres"),
              Integer.parseInt(args[1]),
              Integer.parseInt(args[2]))
          .measure(Integer.parseInt(args[3]));
    }
  }

  private void measure(int days) throws Exception {
    long total = (long) clusters * vms;
    System.out.printf(
        Locale.ROOT,
        "| %s, %d clusters of %d VMs, %d checks | limit, s | s | bytes |%n|---|---:|---:|---:|%n",
        postgres ? "PostgreSQL" : "SQLite",
        clusters,
        vms,
        CHECKS);
    round("the first", 100);
    round("0 % changed", 0);
    long idle = round("0 % changed", 0);
    round("1 % changed", 1);
    long changed = round("1 % changed", 1);
    double day = (double) (ROUNDS_A_DAY * idle + changed - idle) / total;
    System.out.printf(
        Locale.ROOT,
        "| a VM in a day of rounds each 5 min, 1 %% of them changed | | | %.0f |%n",
        day);
    for (int i = 0; i < days; i++) {
      now = now.plus(Duration.ofDays(1));
      round("", 1);
    }
    read("a page of days, worst first", () -> history.bars(bars(0)));
    read("a page of days from the middle", () -> history.bars(bars(total / 2)));
    read("latest of every check", history::latest);
    var run = history.runs(ncc.store.history.RunFilter.ALL, Page.first(1)).getFirst().run();
    read("one run", () -> history.run(run));
    read("list of runs", () -> history.runs(ncc.store.history.RunFilter.ALL, Page.first(50)));
    round("100 % changed", 100);
    read("a page of days, when all changed", () -> history.bars(bars(0)));
  }

  private BarsQuery bars(long from) {
    return BarsQuery.of(
        "check_0", LocalDate.ofInstant(now, ZoneOffset.UTC), 90, new Page(50, from));
  }

  private interface Reading {
    Object read() throws Exception;
  }

  private static void read(String what, Reading reading) throws Exception {
    reading.read();
    long start = System.nanoTime();
    reading.read();
    System.out.printf(
        Locale.ROOT, "| read: %s | | %.3f | |%n", what, (System.nanoTime() - start) / 1e9);
  }

  /// How many bytes the store grew.
  private long round(String name, int percent) throws Exception {
    now = now.plus(Duration.ofMinutes(5));
    var runs = new ArrayList<Run>();
    for (int i = 0; i < generation.length; i++) {
      generation[i] += (i * 7919L + now.getEpochSecond() / 300) % 100 < percent ? 1 : 0;
    }
    for (int cluster = 0; cluster < clusters; cluster++) {
      for (int check = 0; check < CHECKS; check++) {
        runs.add(run(cluster, "check_" + check));
      }
    }
    long before = bytes();
    long start = System.nanoTime();
    for (var run : runs) {
      history.record(run, Optional.empty());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long grown = bytes() - before;
    if (!name.isEmpty()) {
      var limit = name.startsWith("1 %") ? "5" : "";
      System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %d |%n", name, limit, seconds, grown);
    }
    return grown;
  }

  private long bytes() throws Exception {
    return database.write(connection -> {
      var size =
          postgres
              ? "select pg_database_size(current_database())"
              : "select page_count * page_size from pragma_page_count, pragma_page_size";
      return Statements.first(connection, row -> row.getLong(1), size).orElseThrow();
    });
  }

  private Run run(int cluster, String check) {
    var name = "cluster-" + cluster;
    var findings = new ArrayList<Finding>(vms);
    for (int vm = 0; vm < vms; vm++) {
      findings.add(finding(cluster, vm));
    }
    var part =
        new Part(
            new Origin(name + "/list", now.minusMillis(777)),
            Set.of(),
            Part.Roster.EVERY_NGT_VM,
            vms,
            true);
    var checkRun = CheckRun.of(described(check), findings, Duration.ofMillis(3));
    return new Run(
        now.toEpochMilli() + "-" + name + "-" + check,
        "0.1.0",
        "ncc serve",
        now,
        now,
        Duration.ofMillis(5),
        false,
        List.of(
            new ClusterRun(
                Cluster.named(name), vms, vms, List.of(part), List.of(), List.of(checkRun))),
        List.of());
  }

  private Finding finding(int cluster, int vm) {
    var id = new UUID(cluster, vm).toString();
    var notAfter = Instant.parse("2027-11-22T06:00:00Z").plusSeconds(vm * 60L);
    int odd = generation[cluster * vms + vm] % 2;
    var verdict =
        odd == 0
            ? Verdict.pass().with("not_after", notAfter)
            : Verdict.warn("NGT client certificate expires soon", "expires {not_after}")
                .with("not_after", notAfter);
    return new Finding(
        new Subject(Kind.VM, id, "vm-%06d".formatted(cluster * vms + vm)),
        verdict.with("generation", (long) generation[cluster * vms + vm]));
  }

  private static CheckDescription described(String id) {
    return new CheckDescription(
        id,
        "ngt_checks",
        "NGT client certs expiring",
        "Client certificates present on the guest VMs will expire soon",
        List.of("Certificates expire after 1000 days."),
        List.of("Make new ones."),
        "Links break",
        List.of("NGT"),
        Duration.ofMinutes(5),
        OptionalInt.of(10075),
        OptionalInt.of(600103),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
