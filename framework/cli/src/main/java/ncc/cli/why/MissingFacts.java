package ncc.cli.why;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import ncc.cli.check.HealthChecks.Judged;
import ncc.cli.terminal.Columns;
import ncc.engine.Printable;
import ncc.source.capture.UnreadFiles;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.message.Count;
import ncc.spi.run.ClusterRun;
import ncc.spi.source.Output;

/// Which facts that checks need or use are missing, for how many VMs, why, and what would bring
/// them.
///
/// Which files of captures nothing read is told, too.
///
/// @param outputs what plugins describe
/// @param columns of the screen
record MissingFacts(Judged judged, List<Output> outputs, int columns) {
  private static final int MOST_FILES = 20;

  String text() {
    var lines = new ArrayList<String>();
    for (var inventory : judged.inventories()) {
      var cluster = inventory.cluster();
      var table = new Columns(columns);
      judged.run().clusters().stream()
          .filter(run -> run.cluster().key().equals(cluster.key()))
          .forEach(run -> types(run).forEach(type -> add(type, inventory, table)));
      var text = table.text();
      lines.add(
          "Cluster %s: %s"
              .formatted(
                  Printable.of(cluster.name()),
                  text.isEmpty() ? "no fact that a check needs or uses is missing" : "missing"));
      text.lines().forEach(line -> lines.add("  " + line));
      inventory.caveats().forEach(caveat -> lines.add("  " + words(caveat)));
    }
    judged.captures().forEach(capture -> unread(capture, lines));
    return lines.isEmpty() ? "There was no cluster to look at.\n" : String.join("\n", lines) + "\n";
  }

  private void unread(Path capture, List<String> lines) {
    try {
      var unread = UnreadFiles.of(capture, outputs);
      lines.add(
          "Capture %s: %s"
              .formatted(
                  Printable.of(capture.toString()),
                  unread.names().isEmpty()
                      ? "every file of it is read"
                      : Count.of(unread.names().size(), "file") + " that nothing reads"));
      unread.names().stream().limit(MOST_FILES).forEach(name -> lines.add("  " + file(name)));
      int more = unread.names().size() - MOST_FILES;
      if (more > 0) {
        lines.add("  and %d more".formatted(more));
      }
    } catch (IOException | UncheckedIOException _) {
      // That it cannot be read stands among the caveats.
    }
  }

  private String file(String name) {
    return Printable.of(name)
        + UnreadFiles.nearest(name, outputs).map("; read would be '%s'"::formatted).orElse("");
  }

  private static TreeSet<FactType> types(ClusterRun run) {
    var types = new TreeSet<FactType>();
    run.checks()
        .forEach(check -> {
          types.addAll(check.check().needs());
          types.addAll(check.check().uses());
        });
    return types;
  }

  private void add(FactType type, Inventory inventory, Columns table) {
    if (inventory.cluster().has(type)) {
      return;
    }
    long without = inventory.vms().stream().filter(vm -> !vm.has(type)).count();
    if (without > 0) {
      var bringers = judged.bringers().getOrDefault(type, List.of());
      table.add(
          type.title(),
          Count.of(without, "VM") + " of " + inventory.vms().size(),
          inventory.canKnow(type)
              ? "read, and not told of them"
              : "would come from "
                  + (bringers.isEmpty() ? "nothing" : String.join(", ", bringers)));
    }
  }

  private static String words(Caveat caveat) {
    return Printable.of(caveat.kind() + " " + caveat.where() + ": " + caveat.reason());
  }
}
