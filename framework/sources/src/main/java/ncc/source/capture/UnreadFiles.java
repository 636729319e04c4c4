package ncc.source.capture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.message.Suggestion;
import ncc.spi.source.Output;

/// The files of a capture that nothing reads: no file of a capture is called so, and no plugin
/// describes them.
///
/// @param folder of the capture
/// @param names within the folder, sorted
public record UnreadFiles(Path folder, List<String> names) {
  private static final int DEPTH = 3;
  private static final int MOST = 10_000;

  public UnreadFiles {
    requireNonNull(folder);
    names = List.copyOf(names);
  }

  /// @param outputs what plugins describe
  /// @throws IOException when the folder cannot be looked through
  public static UnreadFiles of(Path folder, List<Output> outputs) throws IOException {
    var described = outputs.stream().map(DescribedFile::new).toList();
    try (Stream<Path> files = Files.walk(folder, DEPTH, new FileVisitOption[0])) {
      return new UnreadFiles(
          folder,
          files
              .limit(MOST)
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !isRead(name, described))
              .sorted()
              .toList());
    }
  }

  private static boolean isRead(String name, List<DescribedFile> described) {
    return name.equals(CaptureFolder.CONFIG)
        || CaptureFile.named(name).isPresent()
        || described.stream().anyMatch(file -> file.isCalled(name));
  }

  /// What a file would have to be called to be read; empty where nothing is near.
  public static Optional<String> nearest(String name, List<Output> outputs) {
    var known = new ArrayList<String>();
    for (var file : CaptureFile.values()) {
      known.add(file.pattern().replace("*", ""));
    }
    outputs.forEach(output -> known.add(output.file()));
    return Suggestion.among(name, known);
  }
}
