package ncc.source.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.source.anonymous.AnonymousCopy;
import ncc.source.anonymous.Pseudonyms;
import ncc.source.partial.FurtherFields;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;

/// Copies captures without names, UUIDs and addresses, the same one everywhere replaced by the
/// same. For one thread.
public final class AnonymousCapture {
  private static final String REASON = "it could not be had, or not all of it";

  private final Pseudonyms pseudonyms = new Pseudonyms();
  private final List<Output> outputs;
  private final List<DescribedFile> described;

  /// @param outputs what plugins describe
  public AnonymousCapture(List<Output> outputs) {
    this.outputs = List.copyOf(outputs);
    this.described =
        outputs.stream()
            .filter(output -> !FurtherFields.isShared(output))
            .map(DescribedFile::new)
            .toList();
  }

  /// @param original a capture that [CaptureWriter] wrote
  /// @param folder where the copy goes; made when it is missing
  /// @throws IOException when something cannot be read or written
  public Captured copy(Captured original, Path folder) throws IOException {
    RecordedFile.makeFolder(folder);
    var files = new ArrayList<String>();
    var missing = new ArrayList<MissingFile>();
    for (String file : original.files()) {
      if (isCopied(original.folder(), folder, file)) {
        files.add(file);
      } else {
        missing.add(new MissingFile(named(file), "left out: nobody knows what to hide in it"));
      }
    }
    original.missing().forEach(one -> missing.add(new MissingFile(named(one.file()), REASON)));
    describe(original.folder(), folder, missing);
    return new Captured(folder, files, missing);
  }

  private String named(String file) {
    return copy(file).isPresent() ? file : "other.txt";
  }

  private Optional<AnonymousCopy> copy(String file) {
    return AnonymousCopy.of(file, outputs)
        .or(() ->
            described.stream()
                .filter(one -> one.isCalled(file))
                .findFirst()
                .flatMap(one -> AnonymousCopy.of(one.output())));
  }

  private boolean isCopied(Path from, Path to, String file) throws IOException {
    var copy = copy(file);
    if (copy.isEmpty()) {
      return false;
    }
    try (var in = new CapturedText(from, file).of(Files.newInputStream(from.resolve(file)));
        var out = new RecordedFile(to.resolve(file))) {
      copy.get().copy(in, out, pseudonyms);
      out.keep();
    }
    return true;
  }

  private void describe(Path from, Path to, List<MissingFile> missing) throws IOException {
    try (var in = Files.newInputStream(from.resolve(CaptureFolder.CONFIG));
        var out = new RecordedFile(to.resolve(CaptureFolder.CONFIG))) {
      var config = CaptureConfigReader.read(CaptureFolder.CONFIG, in);
      CaptureConfigText.write(anonymous(config).withMissing(missing), out);
      out.keep();
    } catch (SourceException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }

  private CaptureConfig anonymous(CaptureConfig config) {
    return new CaptureConfig(
        config.taken(),
        config.cluster().map(pseudonyms::cluster),
        config.hypervisor(),
        config.ngtVersion(),
        config.cvms().stream().map(pseudonyms::address).toList(),
        config.clusters().stream().map(this::hidden).toList(),
        List.of());
  }

  private UUID hidden(UUID cluster) {
    return UUID.fromString(pseudonyms.uuid(cluster.toString()));
  }

  /// What stands in place of a cluster's name.
  public String cluster(String name) {
    return pseudonyms.cluster(name);
  }
}
