package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import ncc.source.prism.PagedAnswer;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.message.Count;
import ncc.spi.message.FileFault;

/// The pages of one list in several files: together they are one origin, as old as the oldest.
final class CapturedPages {
  private CapturedPages() {}

  /// @param files at least one
  static List<Inventory> read(List<CapturedFile> files, Function<Origin, PagedAnswer> reader) {
    var answer = reader.apply(origin(files));
    for (CapturedFile file : files) {
      try (var in = file.open()) {
        page(answer, file, in);
      } catch (IOException closed) {
        answer.unreadable(file.origin().name(), "cannot be opened: " + FileFault.reason(closed));
      }
    }
    return answer.inventories();
  }

  private static void page(PagedAnswer answer, CapturedFile file, InputStream in)
      throws IOException {
    var refusal = file.refusalOfJson();
    if (refusal.isPresent()) {
      in.transferTo(OutputStream.nullOutputStream());
      answer.unreadable(file.origin().name(), refusal.get());
    } else {
      answer.page(in, file.origin().name());
    }
  }

  private static Origin origin(List<CapturedFile> files) {
    var first = files.getFirst().origin();
    return files.size() == 1
        ? first
        : new Origin(
            first.name() + " and " + Count.of(files.size() - 1, "more page"), oldest(files));
  }

  private static Instant oldest(List<CapturedFile> files) {
    return files.stream()
        .map(file -> file.origin().takenAt())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
