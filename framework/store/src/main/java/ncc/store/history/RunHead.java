package ncc.store.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.json.CheckJson;
import ncc.json.RunJson;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// What one run has in common with the next: version, command, plugin problems, clusters with their
/// parts and caveats. When each part was taken is what differs from run to run; it stands beside
/// the document, as the time from the judging of the run.
///
/// @param body JSON of a run at the start of 1970 without id, times and checks
/// @param taken a duration for each part, in their order, separated by blanks
record RunHead(String body, String taken) {
  static RunHead of(Run run) {
    var taken =
        run.clusters().stream()
            .flatMap(cluster -> cluster.parts().stream())
            .map(part -> Duration.between(run.now(), part.origin().takenAt()).toString())
            .collect(Collectors.joining(" "));
    return new RunHead(json(bare(run, part -> at(part, Instant.EPOCH))), taken);
  }

  /// The run of `body`, whose parts were taken when they were.
  Run run(Instant judged) {
    var times =
        Stream.of(taken.split(" ")).filter(time -> !time.isEmpty()).map(Duration::parse).iterator();
    return bare(parsed(body), part -> at(part, judged.plus(times.next())));
  }

  private static Run bare(Run run, UnaryOperator<Part> part) {
    return new Run(
        "",
        run.version(),
        run.command(),
        Instant.EPOCH,
        Instant.EPOCH,
        Duration.ZERO,
        false,
        run.clusters().stream().map(cluster -> bare(cluster, part)).toList(),
        run.problems());
  }

  private static ClusterRun bare(ClusterRun run, UnaryOperator<Part> part) {
    var parts = new ArrayList<Part>();
    run.parts().forEach(one -> parts.add(part.apply(one)));
    return new ClusterRun(run.cluster(), run.vms(), run.ngtVms(), parts, run.caveats(), List.of());
  }

  private static Part at(Part part, Instant taken) {
    var origin = new Origin(part.origin().name(), taken);
    return new Part(origin, part.facts(), part.roster(), part.vms(), part.whole());
  }

  private static String json(Run run) {
    var json = new StringBuilder();
    try {
      RunJson.write(run, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString();
  }

  private static Run parsed(String json) {
    try {
      return RunJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "the store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String json(CheckDescription check) {
    var json = new StringBuilder();
    try {
      CheckJson.write(check, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString();
  }

  static CheckDescription check(String json) {
    try {
      return CheckJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "the store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
