package ncc.json.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `ncc.yaml` strictly: an unknown key is a fault, and all faults of the file are told at
/// once. Which checks, parameters and settings of sources and notifiers exist is known to the
/// plugins, not here.
///
/// ```yaml
/// clusters:
///   - name: tokyo-01
///     sources: [captures/tokyo-01]
/// checks:
///   ngt_client_cert_expiry_check:
///     warn: 60d
///     overrides:
///       - {vms: ["test-*"], enabled: false}
/// ```
public final class ConfigurationFile {
  /// Thousands of clusters fit into it many times.
  private static final int LARGEST = 4 << 20;

  private final Path file;
  private final List<Fault> faults = new ArrayList<>();

  private ConfigurationFile(Path file) {
    this.file = file;
  }

  /// @throws IOException when the file cannot be read
  public static ReadConfiguration read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return read(file, in.readNBytes(LARGEST + 1));
    }
  }

  /// @param file what `bytes` was read from, for messages and relative folders
  static ReadConfiguration read(Path file, byte[] bytes) {
    return new ConfigurationFile(file).read(bytes);
  }

  private ReadConfiguration read(byte[] bytes) {
    var root = text(bytes).flatMap(text -> YamlTree.read(file.toString(), text, faults::add));
    var section =
        root.filter(node -> !(node instanceof YamlNode.Nothing))
            .flatMap(node -> Section.of(node, "the file", faults::add));
    var configuration = section.map(this::configuration).orElse(Configuration.NONE);
    return new ReadConfiguration(
        configuration,
        root.map(Places::new).orElse(Places.NONE),
        faults.stream().sorted().distinct().toList());
  }

  private Optional<String> text(byte[] bytes) {
    if (bytes.length > LARGEST) {
      faults.add(fault(1, "is larger than 4 MiB, too large for a configuration"));
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      int line = (int) out.flip().chars().filter(c -> c == '\n').count() + 1;
      faults.add(fault(line, "is not UTF-8 text; save the file as UTF-8"));
      return Optional.empty();
    }
    var text = out.flip().toString();
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private Fault fault(int line, String message) {
    return new Fault(new Place(file.toString(), line, 1), message);
  }

  private Configuration configuration(Section root) {
    root.only(Vocabulary.FILE);
    var clusters = new ClusterSections(file, faults::add);
    return new Configuration(
        clusters.sources(root),
        clusters.clusters(root),
        new CheckSections(faults::add).checks(root),
        new NotifierSections(faults::add).notifiers(root),
        root.texts("reports"),
        root.count("max-clusters"),
        root.duration("cluster-timeout"));
  }
}
