package ncc.source.guest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Guest.Installation;
import ncc.spi.inventory.Version;

/// The folders of NGT: `/usr/local/nutanix/ngt` today, `/usr/local/nutanix` itself in 2015, each
/// with its `config` beside the program or above it. Its version stands in `ngt_config.json` under
/// `ngt_version`; no other key of that file is published, so none is read.
record NgtFolders(GuestRoot root) {
  private static final String OLD = "/usr/local/nutanix";
  private static final String CURRENT = "/usr/local/nutanix/ngt";
  private static final String CONFIG = "/config";
  private static final String VERSION_FILE = "/ngt_config.json";
  private static final JsonFactory JSON = new JsonFactory();

  /// Empty for: nowhere.
  Optional<Installation> installation() throws IOException {
    for (String place : List.of(CURRENT, OLD)) {
      var found = root.find(place);
      if (found.isPresent()) {
        return Optional.of(new Installation(found.get().toString(), version()));
      }
    }
    return Optional.empty();
  }

  /// Those that may hold certificates.
  List<Path> config() throws IOException {
    var folders = new ArrayList<Path>();
    for (String place : List.of(CURRENT, OLD)) {
      root.find(place + CONFIG).filter(Files::isDirectory).ifPresent(folders::add);
    }
    return folders;
  }

  private Optional<Version> version() throws IOException {
    for (String place : List.of(CURRENT, OLD)) {
      var file = root.find(place + CONFIG + VERSION_FILE);
      if (file.filter(Files::isRegularFile).isPresent()) {
        return version(file.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<Version> version(Path file) throws IOException {
    try {
      return version(Look.bytes(file));
    } catch (JsonProcessingException _) {
      // Without what Jackson says: it quotes the file, which holds more than the version.
      throw new FileSystemException(file.toString(), null, "is no JSON");
    }
  }

  static Optional<Version> version(byte[] json) throws IOException {
    try (var parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("ngt_version")) {
          return Version.parse(parser.getText());
        }
        parser.skipChildren();
      }
      return Optional.empty();
    }
  }
}
