package ncc.cli.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.engine.source.PlannedSource;
import ncc.source.capture.CaptureWriter;
import ncc.source.capture.Captured;
import ncc.spi.inventory.Inventory;

/// One source being written down as a capture.
final class Recording {
  /// What is missing in a capture of a source that came to no end.
  private static final String ALL = "all";

  private final String name;
  private final CaptureWriter writer;
  private final RecordingSource source;
  private final PlannedSource planned;

  /// @param name what the operator calls it
  Recording(String name, PlannedSource original, Path folder) {
    this.name = name;
    this.writer = CaptureWriter.into(folder);
    this.source = new RecordingSource(original.source(), writer);
    this.planned =
        new PlannedSource(
            source, original.location(), original.settings(), original.uri(), original.folder());
  }

  /// A capture as it was taken.
  ///
  /// @param name of the cluster, or what the operator calls its source
  /// @param vms how many VMs it tells of
  /// @param doubt why it may not tell everything although no file is missing
  record Collected(String name, Captured capture, long vms, Optional<String> doubt) {
    boolean isWhole() {
      return capture.missing().isEmpty() && doubt.isEmpty();
    }
  }

  /// To be read in place of the original.
  PlannedSource planned() {
    return planned;
  }

  /// The source has told nothing.
  boolean isEmpty() {
    return writer.isEmpty();
  }

  /// What was written by now; empty when the source told nothing.
  ///
  /// @throws IOException when not all could be written
  Optional<Collected> finish(Instant started) throws IOException {
    if (writer.isEmpty()) {
      return Optional.empty();
    }
    var end = source.brought();
    if (end.isEmpty()) {
      writer.missing(ALL, "it was not read to its end");
    }
    var brought = end.orElse(List.of());
    long vms = brought.stream().mapToLong(one -> one.vms().size()).sum();
    var called = brought.size() == 1 ? brought.getFirst().cluster().name() : name;
    var capture = writer.finish(brought, started, source.wanted());
    return Optional.of(new Collected(called, capture, vms, doubt(brought)));
  }

  private static Optional<String> doubt(List<Inventory> brought) {
    var doubts =
        brought.stream()
            .flatMap(one -> one.caveats().stream())
            .filter(caveat -> caveat.kind().isIncomplete())
            .map(caveat -> caveat.where() + ": " + caveat.reason())
            .distinct()
            .toList();
    var more = doubts.size() > 1 ? " (and " + (doubts.size() - 1) + " more)" : "";
    return doubts.stream().findFirst().map(first -> first + more);
  }
}
