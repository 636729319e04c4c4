package ncc.server.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What several processes say they do, a line each, in one file.
record Journal(Path file) {
  void say(Object... words) {
    var line = new StringBuilder().append(System.currentTimeMillis());
    for (Object word : words) {
      line.append(' ').append(word);
    }
    try {
      // One write at the end of the file: the lines of several processes stay whole.
      Files.writeString(
          file, line.append('\n'), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The words of each line; the first is when it was said, in milliseconds since 1970.
  List<List<String>> lines() throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(line -> List.of(line.split(" "))).toList()
        : List.of();
  }
}
