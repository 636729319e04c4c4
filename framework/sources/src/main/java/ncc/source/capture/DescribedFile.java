package ncc.source.capture;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ncc.source.layout.OutputReader;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.Ask;
import ncc.spi.source.Output;

/// A file of a capture that a plugin describes, or the files of its pages.
record DescribedFile(Output output) {
  private static final String JSON = ".json";

  DescribedFile {
    requireNonNull(output);
  }

  boolean isPaged() {
    return output.ask() instanceof Ask.PrismPath;
  }

  /// It is called so, or one of its pages is.
  boolean isCalled(String file) {
    return file.equals(output.file())
        || (isPaged() && file.matches(Pattern.quote(base()) + "_\\d{4,}\\.json"));
  }

  private String base() {
    var file = output.file();
    return file.substring(0, file.length() - JSON.length());
  }

  /// The name of its first file.
  String first() {
    return isPaged() ? base() + "_0000" + JSON : output.file();
  }

  Set<FactType> facts() {
    return output.tells();
  }

  /// What an operator calls it: the file, and what prints it.
  String title() {
    return isPaged()
        ? "%s*.json (%s, one file per page)".formatted(base(), output.ask().text())
        : "%s (%s)".formatted(output.file(), output.ask().text());
  }

  /// Reads it, when the folder has it.
  List<Inventory> read(CaptureFolder folder, Optional<Instant> taken) {
    var files = new ArrayList<>(folder.files(output.file(), taken));
    if (isPaged()) {
      folder.files(base() + "_*" + JSON, taken).stream()
          .filter(file -> isCalled(file.within()))
          .forEach(files::add);
      return files.isEmpty()
          ? List.of()
          : CapturedPages.read(files, origin -> OutputReader.pages(output, origin));
    }
    return files.stream()
        .flatMap(file ->
            file
                .read((in, origin) -> List.of(OutputReader.read(output, in, origin)), facts())
                .stream())
        .toList();
  }
}
