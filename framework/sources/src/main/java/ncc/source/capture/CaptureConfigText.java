package ncc.source.capture;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/// Writes `capture.yaml` as [CaptureConfigReader] reads it.
final class CaptureConfigText {
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private final JsonGenerator yaml;

  private CaptureConfigText(JsonGenerator yaml) {
    this.yaml = yaml;
  }

  static void write(CaptureConfig config, OutputStream out) throws IOException {
    try (var yaml = YAML.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      new CaptureConfigText(yaml).write(config);
    }
  }

  private void write(CaptureConfig config) throws IOException {
    yaml.writeStartObject();
    text("taken", config.taken().map(Object::toString));
    text("cluster", config.cluster());
    text("hypervisor", config.hypervisor().map(Enum::name).map(CaptureConfigText::spelled));
    text("ngt-version", config.ngtVersion().map(version -> version.text()));
    if (!config.cvms().isEmpty()) {
      yaml.writeArrayFieldStart("cvms");
      for (String cvm : config.cvms()) {
        yaml.writeString(cvm);
      }
      yaml.writeEndArray();
    }
    missing(config);
    yaml.writeEndObject();
  }

  private static String spelled(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void missing(CaptureConfig config) throws IOException {
    if (config.missing().isEmpty()) {
      return;
    }
    yaml.writeArrayFieldStart("missing");
    for (MissingFile missing : config.missing()) {
      yaml.writeStartObject();
      text("file", Optional.of(missing.file()));
      text("reason", Optional.of(missing.reason()));
      yaml.writeEndObject();
    }
    yaml.writeEndArray();
  }

  private void text(String key, Optional<String> value) throws IOException {
    var said = value.map(CaptureConfigText::encodable).filter(text -> !text.isBlank());
    if (said.isPresent()) {
      yaml.writeStringField(key, said.get());
    }
  }

  /// Half a surrogate pair cannot be written as UTF-8.
  private static String encodable(String text) {
    var whole = new StringBuilder();
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xfffd : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
