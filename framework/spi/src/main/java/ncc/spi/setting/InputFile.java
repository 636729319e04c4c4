package ncc.spi.setting;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// A file that somebody names to be read, opened only where reading it comes to an end. A named
/// pipe into which nobody writes and a terminal never do; a folder and a socket hold no text.
///
/// What a shell makes of `<(...)` and of `|` is read as well: it is called `/dev/fd/63` or
/// `/dev/stdin`, and whoever writes into it ends. So is `/dev/null`, which holds nothing.
public final class InputFile {
  private static final Path NOTHING = Path.of("/dev/null");
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
  private static final List<Path> OPENED = List.of(Path.of("/dev/fd"), Path.of("/proc/self/fd"));
  private static final int TYPE = 0170000;
  private static final String PIPE = "a pipe";

  private InputFile() {}

  /// Opens it.
  ///
  /// @throws IOException when there is none, it may not be read, or it is something else, with the
  ///   reason as [ncc.spi.message.FileFault] puts it, such as `it is a pipe, not a file`
  public static InputStream open(Path file) throws IOException {
    require(file);
    return Files.newInputStream(file);
  }

  /// As [#open], of a file that is read several times: what a shell makes of `<(...)` and of `|`
  /// can be read once, and is refused.
  public static InputStream openAgain(Path file) throws IOException {
    requireFile(file, false);
    return Files.newInputStream(file);
  }

  /// Refuses what [#open] does, whoever opens it then.
  public static void require(Path file) throws IOException {
    requireFile(file, true);
  }

  private static void requireFile(Path file, boolean isReadOnce) throws IOException {
    var attributes = Files.readAttributes(requireNonNull(file), BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new IOException("it is a folder, not a file");
    }
    var path = file.toAbsolutePath().normalize();
    if (attributes.isRegularFile() || path.equals(NOTHING)) {
      return;
    }
    var kind = kind(file);
    if (!isReadOnce || !isOpened(path) || !kind.equals(PIPE)) {
      throw new IOException("it is %s, not a file".formatted(kind));
    }
  }

  private static boolean isOpened(Path path) {
    return path.equals(STANDARD_INPUT) || OPENED.contains(path.getParent());
  }

  private static String kind(Path file) throws IOException {
    return switch (type(file)) {
      case 0010000 -> PIPE;
      case 0020000, 0060000 -> "a device";
      case 0140000 -> "a socket";
      default -> "something else";
    };
  }

  /// As `stat` has it; 0 where the system does not say.
  private static int type(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:mode") instanceof Integer mode ? mode & TYPE : 0;
    } catch (UnsupportedOperationException | IllegalArgumentException _) {
      return 0;
    }
  }
}
