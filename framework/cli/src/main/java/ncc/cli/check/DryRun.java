package ncc.cli.check;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Options;
import ncc.engine.CheckPlugin;
import ncc.engine.FittingChecks;
import ncc.engine.Printable;
import ncc.engine.Prospect;
import ncc.engine.Prospects;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Resource;
import ncc.spi.inventory.Vm;
import ncc.spi.message.Count;
import ncc.spi.probe.Probe;
import ncc.spi.probe.TalkProbe;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsProbe;

/// Says what the same line would do without `--dry-run`: what each check would look at, what the
/// network would be asked, and which reports would be written.
///
/// @param probes whether the line lets the network be asked
record DryRun(Environment environment, Prospects prospects, boolean probes) {

  /// What would be read of plugins, and written.
  ///
  /// @param outputs how they are asked for, and what a capture calls them
  /// @param reports which reports would be written, and where
  record Files(List<String> outputs, List<String> reports) {
    Files {
      outputs = List.copyOf(outputs);
      reports = List.copyOf(reports);
    }
  }

  int show(List<CheckPlugin> checks, List<Inventory> inventories, Instant now, Files files) {
    for (Inventory inventory : inventories) {
      line("Cluster " + inventory.cluster().name());
      var context = new CheckContext(inventory, now);
      for (CheckPlugin check : FittingChecks.of(checks, inventory)) {
        line("  " + check.description().path());
        show(prospects.of(check, context));
      }
    }
    if (!files.outputs().isEmpty()) {
      line("Outputs of plugins");
      files.outputs().forEach(output -> line("  would read " + output));
    }
    line("Reports");
    files.reports().forEach(report -> line("  would write " + report));
    return ExitCode.OK;
  }

  private void show(Prospect prospect) {
    switch (prospect) {
      case Prospect.Foregone(var verdict) -> line("    would be " + words(verdict));
      case Prospect.Look(var entities) -> line("    would look at " + words(entities));
      case Prospect.Questions(var questions, var guests) -> {
        if (guests > 0) {
          line("    would judge what %s tried".formatted(Count.of(guests, "guest")));
        }
        show(questions);
      }
    }
  }

  private void show(List<Probe<?>> questions) {
    if (!probes && !questions.isEmpty()) {
      line("    would ask nothing: the network is asked only with " + Options.PROBE);
    }
    var would = probes ? "    would ask " : "    " + Options.PROBE + " would ask ";
    questions.forEach(probe -> line(would + words(probe)));
  }

  private static String words(Verdict verdict) {
    var detail = verdict.renderedDetail();
    return verdict.status()
        + " without a look: "
        + verdict.headline()
        + (detail.isEmpty() ? "" : ", " + detail);
  }

  private static String words(List<Entity> entities) {
    return entities.stream()
        .findFirst()
        .map(first ->
            switch (first) {
              case Cluster _ -> "the cluster";
              case Guest _ -> Count.of(entities.size(), "guest");
              case Vm _ -> Count.of(entities.size(), "VM");
              case Resource one ->
                  Count.of(entities.size(), one.kind().label().toLowerCase(Locale.ROOT));
            })
        .orElse("nothing");
  }

  private static String words(Probe<?> probe) {
    int attempts = probe.repeat().attempts();
    var question =
        switch (probe) {
          case TcpProbe _ -> "for a TCP connection";
          case TlsProbe _ -> "for a TLS handshake";
          case TalkProbe<?> talk -> "for " + talk.what();
        };
    return probe.target() + " " + question + (attempts == 1 ? "" : ", " + attempts + " times");
  }

  /// Names come from outside.
  private void line(String text) {
    environment.out().println(Printable.of(text));
  }
}
