package ncc.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import ncc.engine.notify.Receiver;
import ncc.metrics.LabelText;
import ncc.server.web.Served;
import ncc.spi.alert.AlertState;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.ClusterRun;
import ncc.store.alert.AlertCount;
import ncc.store.alert.AlertFilter;
import ncc.store.schedule.PlannedSlot;
import ncc.store.sql.StoreException;

/// How the daemon itself is, and what its store knows. Values are set by [#refresh], never asked
/// for in a scrape.
final class Meters {
  private final PrometheusMeterRegistry registry = registry();
  private final Map<String, MultiGauge> gauges = new HashMap<>();
  private final ReentrantLock changing = new ReentrantLock();
  private final Timer lateness =
      Timer.builder("ncc.schedule.lateness")
          .description("How long after they were due checks began")
          .register(registry);

  Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /// Without what breaks Prometheus' own rules of names.
  private static PrometheusMeterRegistry registry() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry
        .config()
        .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
        .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    return registry;
  }

  void began(Instant due, Instant started) {
    var late = Duration.between(due, started);
    lateness.record(late.isNegative() ? Duration.ZERO : late);
  }

  /// What can be told without asking anybody.
  void watch(Served served) {
    Gauge.builder("ncc.store.runs.waiting", served, Served::waitingRuns)
        .description("Runs kept in memory because the store is out of reach")
        .register(registry);
    Gauge.builder("ncc.plugin.problems", served, one -> one.catalog().problems().size())
        .description("Plugins that the daemon could not use")
        .register(registry);
  }

  /// @param contentType as [io.prometheus.metrics.expositionformats.ExpositionFormats] knows them
  String text(String contentType) {
    changing.lock();
    try {
      return registry.scrape(contentType);
    } finally {
      changing.unlock();
    }
  }

  /// A request was answered.
  ///
  /// @param route as it is served, such as `/clusters/{cluster}`: never what a client made up
  void answered(String method, String route, int status, Duration took) {
    Timer.builder("ncc.http.requests")
        .description("Requests that were answered, and how long that took")
        .tags("method", method, "route", route, "status", Integer.toString(status))
        .register(registry)
        .record(took);
  }

  /// @param names of clusters by key
  void refresh(Served served, Map<String, String> names) throws StoreException {
    slots(served.planned(), served.clock().instant());
    alerts(served.store().alertSearch().counts(AlertFilter.OPEN), names);
    deliveries(served);
  }

  /// @param clusters as their last runs saw them
  void sources(List<ClusterRun> clusters) {
    var up = new HashMap<Tags, Double>();
    for (ClusterRun cluster : clusters) {
      var name = LabelText.of(cluster.cluster().name());
      cluster.parts().forEach(part -> up.put(source(name, part.origin().name()), 1.0));
      cluster.caveats().stream()
          .filter(caveat -> caveat.kind() == Caveat.Kind.OUT_OF_REACH)
          .forEach(caveat -> up.put(source(name, caveat.where()), 0.0));
    }
    var rows = new ArrayList<Row<?>>();
    up.forEach((tags, value) -> rows.add(Row.of(tags, value)));
    set("ncc.source.up", "1 when the source could be read the last time it was asked", rows);
  }

  private static Tags source(String cluster, String source) {
    return Tags.of("cluster", cluster, "source", LabelText.of(source));
  }

  private void slots(List<PlannedSlot> slots, Instant now) {
    long running = slots.stream().filter(slot -> slot.runner().isPresent()).count();
    long due =
        slots.stream().filter(slot -> slot.runner().isEmpty() && slot.due().isBefore(now)).count();
    set(
        "ncc.schedule.slots",
        "Checks on clusters by what they do",
        List.of(
            Row.of(Tags.of("state", "RUNNING"), running),
            Row.of(Tags.of("state", "DUE"), due),
            Row.of(Tags.of("state", "WAITING"), slots.size() - running - due)));
  }

  private void alerts(List<AlertCount> counts, Map<String, String> names) {
    var sums = new HashMap<Tags, Long>();
    for (AlertCount count : counts) {
      if (EnumSet.of(AlertState.OPEN, AlertState.ACKNOWLEDGED).contains(count.state())) {
        var tags =
            Tags.of(
                "cluster",
                LabelText.of(names.getOrDefault(count.cluster(), count.cluster())),
                "severity",
                count.severity().name(),
                "status",
                count.state().name());
        sums.merge(tags, count.count(), Long::sum);
      }
    }
    var rows = new ArrayList<Row<?>>();
    sums.forEach((tags, sum) -> rows.add(Row.of(tags, sum)));
    set("ncc.alerts", "Alerts that are not resolved", rows);
  }

  private void deliveries(Served served) throws StoreException {
    var rows = new ArrayList<Row<?>>();
    for (var count : served.store().deliveryList().counts()) {
      var receiver = served.plan().routes().receiver(count.receiver());
      var tags =
          Tags.of(
              "notifier",
              LabelText.of(receiver.map(Receiver::owner).orElse(count.receiver())),
              "destination",
              LabelText.of(receiver.map(Receiver::destination).orElse("")),
              "state",
              count.state().name());
      rows.add(Row.of(tags, count.count()));
    }
    set("ncc.deliveries", "Notifications by how their delivery stands", rows);
  }

  /// A table is taken away row by row and put back: nobody reads it meanwhile.
  private void set(String name, String help, List<? extends Row<?>> rows) {
    changing.lock();
    try {
      replace(name, help, rows);
    } finally {
      changing.unlock();
    }
  }

  private void replace(String name, String help, List<? extends Row<?>> rows) {
    gauges
        .computeIfAbsent(name, _ -> MultiGauge.builder(name).description(help).register(registry))
        .register(List.copyOf(rows), true);
  }
}
