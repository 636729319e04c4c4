package ncc.report.prometheus;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import ncc.metrics.Share;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;

/// The run's metrics in Prometheus' text format 0.0.4, for the textfile collector of node_exporter.
/// [RunMetrics] tells which there are. Files of several runs fit in one folder as long as each
/// cluster stands in one of them.
public final class PrometheusReport implements ReportFormat {
  private final int budget;

  public PrometheusReport() {
    this(Share.STANDARD_BUDGET);
  }

  /// @param budget how many series of single subjects there may be
  public PrometheusReport(int budget) {
    this.budget = budget;
  }

  @Override
  public String name() {
    return "prometheus";
  }

  @Override
  public String extension() {
    return "prom";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.getPrometheusRegistry().register(new RunMetrics(run, budget));
    try (var chars = new Utf8Appender(out)) {
      registry.scrape(chars);
    } finally {
      registry.close();
    }
  }
}
