package ncc.json.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import ncc.spi.setting.InputFile;

/// The text of a configuration file.
final class ConfigurationText {
  /// Thousands of clusters fit into it many times.
  private static final int LARGEST = 4 << 20;

  private ConfigurationText() {}

  /// @return empty for what is no text, which is a fault
  /// @throws IOException when the file cannot be read
  static Optional<String> read(Path file, Consumer<Fault> faults) throws IOException {
    try (var in = InputFile.openAgain(file)) {
      return of(file, in.readNBytes(LARGEST + 1), faults);
    }
  }

  /// @param file what `bytes` was read from
  static Optional<String> of(Path file, byte[] bytes, Consumer<Fault> faults) {
    if (bytes.length > LARGEST) {
      faults.accept(fault(file, 1, "is larger than 4 MiB, too large for a configuration"));
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      int line = (int) out.flip().chars().filter(c -> c == '\n').count() + 1;
      faults.accept(fault(file, line, "is not UTF-8 text; save the file as UTF-8"));
      return Optional.empty();
    }
    var text = out.flip().toString();
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static Fault fault(Path file, int line, String message) {
    return new Fault(new Place(file.toString(), line, 1), message);
  }
}
