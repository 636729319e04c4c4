package ncc.source.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.VmUuid;
import ncc.source.text.BoundedStream;
import ncc.source.text.Utf8Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Version;
import ncc.spi.message.FileFault;
import ncc.spi.message.Suggestion;
import ncc.spi.source.SourceException;

/// Reads `capture.yaml`. It is the operator's own file, so a mistake in it is an error that names
/// file, line, key and what would be accepted.
final class CaptureConfigReader {
  /// Thousands of missing files fit into it.
  private static final int LARGEST = 1 << 20;

  private static final List<String> KEYS =
      List.of("taken", "cluster", "hypervisor", "ngt-version", "cvms", "clusters", "missing");

  private final String file;
  private final JsonParser yaml;
  private Optional<Instant> taken = Optional.empty();
  private Optional<String> cluster = Optional.empty();
  private Optional<Hypervisor> hypervisor = Optional.empty();
  private Optional<Version> ngtVersion = Optional.empty();
  private final List<String> cvms = new ArrayList<>();
  private final List<UUID> clusters = new ArrayList<>();
  private final List<MissingFile> missing = new ArrayList<>();

  private CaptureConfigReader(String file, JsonParser yaml) {
    this.file = file;
    this.yaml = yaml;
  }

  /// @param file how to call it in messages
  /// @throws SourceException one line that says what is wrong where
  static CaptureConfig read(String file, InputStream in) throws SourceException {
    try {
      return read(file, new Utf8Stream(new BoundedStream(in, LARGEST)).readAllBytes());
    } catch (IOException unreadable) {
      throw new SourceException(
          file + ": cannot be read: " + FileFault.reason(unreadable), unreadable);
    }
  }

  private static CaptureConfig read(String file, byte[] text) throws IOException, SourceException {
    try (var yaml = new YAMLFactory().createParser(text)) {
      return new CaptureConfigReader(file, yaml).read();
    } catch (JsonProcessingException broken) {
      var location = broken.getLocation();
      var line = location == null ? "" : ":" + location.getLineNr();
      throw new SourceException(file + line + ": is not YAML: " + firstLine(broken), broken);
    }
  }

  private static String firstLine(JsonProcessingException broken) {
    return String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("");
  }

  private CaptureConfig read() throws IOException, SourceException {
    var token = yaml.nextToken();
    if (token != null && token != JsonToken.START_OBJECT) {
      throw wrong("expected `key: value` lines; accepted keys: " + accepted());
    }
    var given = new HashSet<String>();
    while (token != null && yaml.nextToken() == JsonToken.FIELD_NAME) {
      requireOnce(given);
      key(yaml.currentName());
    }
    if (token != null && yaml.nextToken() != null) {
      throw wrong("a second document begins here; expected one");
    }
    return new CaptureConfig(taken, cluster, hypervisor, ngtVersion, cvms, clusters, missing);
  }

  /// Of two values nobody knows which is meant.
  private void requireOnce(Set<String> given) throws IOException, SourceException {
    if (!given.add(yaml.currentName())) {
      throw wrong("'" + yaml.currentName() + "' is given twice");
    }
  }

  private void key(String key) throws IOException, SourceException {
    switch (key) {
      case "taken" -> taken = Optional.of(instant(scalar(key)));
      case "cluster" -> cluster = Optional.of(scalar(key));
      case "hypervisor" -> hypervisor = Optional.of(hypervisor(scalar(key)));
      case "ngt-version" -> ngtVersion = Optional.of(version(scalar(key)));
      case "cvms" -> cvms();
      case "clusters" -> clusters();
      case "missing" -> missing();
      default -> throw unknown(key, KEYS);
    }
  }

  private String scalar(String key) throws IOException, SourceException {
    var token = yaml.nextToken();
    if (!token.isScalarValue() || yaml.getText().isBlank()) {
      throw wrong("'" + key + "' needs a value");
    }
    return yaml.getText().strip();
  }

  private Instant instant(String text) throws SourceException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw wrong("'taken' must be a time such as 2026-11-22T06:00:00Z, but is " + shown(text));
    }
  }

  private Hypervisor hypervisor(String text) throws SourceException {
    return ClusterValues.hypervisor(text)
        .orElseThrow(
            () -> wrong("'hypervisor' must be ahv, esxi or hyper-v, but is " + shown(text)));
  }

  private Version version(String text) throws SourceException {
    return Version.parse(text)
        .orElseThrow(
            () -> wrong("'ngt-version' must be a version such as 4.1.1, but is " + shown(text)));
  }

  private void cvms() throws IOException, SourceException {
    if (yaml.nextToken() != JsonToken.START_ARRAY) {
      throw wrong("'cvms' must be a list of addresses such as [192.0.2.11, 192.0.2.12]");
    }
    while (yaml.nextToken() != JsonToken.END_ARRAY) {
      var text = yaml.getText();
      cvms.add(
          ClusterValues.address(text)
              .orElseThrow(
                  () -> wrong("'cvms' must be a list of IP addresses, but one is " + shown(text))));
    }
  }

  private void clusters() throws IOException, SourceException {
    if (yaml.nextToken() != JsonToken.START_ARRAY) {
      throw wrong("'clusters' must be a list of clusters' UUIDs");
    }
    while (yaml.nextToken() != JsonToken.END_ARRAY) {
      var text = yaml.getText();
      clusters.add(
          VmUuid.parse(text)
              .orElseThrow(
                  () -> wrong("'clusters' must be a list of UUIDs, but one is " + shown(text))));
    }
  }

  private void missing() throws IOException, SourceException {
    if (yaml.nextToken() != JsonToken.START_ARRAY) {
      throw wrong("'missing' must be a list of `{file: …, reason: …}`");
    }
    while (yaml.nextToken() != JsonToken.END_ARRAY) {
      missing.add(missingFile());
    }
  }

  private MissingFile missingFile() throws IOException, SourceException {
    if (yaml.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("'missing' must be a list of `{file: …, reason: …}`");
    }
    Optional<String> named = Optional.empty();
    var reason = "no reason is given";
    var given = new HashSet<String>();
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      requireOnce(given);
      switch (yaml.currentName()) {
        case "file" -> named = Optional.of(scalar("file"));
        case "reason" -> reason = scalar("reason");
        default -> throw unknown(yaml.currentName(), List.of("file", "reason"));
      }
    }
    var why = reason;
    return named
        .map(of -> new MissingFile(of, why))
        .orElseThrow(() -> wrong("one of 'missing' has no 'file'"));
  }

  private SourceException unknown(String key, List<String> accepted) {
    var meant =
        Suggestion.among(key, accepted).map(known -> "; did you mean '" + known + "'?").orElse(".");
    return wrong(
        "unknown key " + shown(key) + meant + " Accepted keys: " + String.join(", ", accepted));
  }

  private static String accepted() {
    return String.join(", ", KEYS);
  }

  private static String shown(String text) {
    return Caveat.quoted(text);
  }

  private SourceException wrong(String what) {
    return new SourceException(file + ":" + yaml.currentTokenLocation().getLineNr() + ": " + what);
  }
}
