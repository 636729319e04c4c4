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
import java.util.UUID;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Guest.Installation;
import ncc.spi.inventory.Version;

/// The folders of NGT: `/usr/local/nutanix/ngt` today, `/usr/local/nutanix` itself in 2015, each
/// with its `config` beside the program or above it. Its version stands in `ngt_config.json` under
/// `ngt_version`, and under `ngt_uuid` by which UUID the cluster knows it.
record NgtFolders(GuestRoot root) {
  private static final String OLD = "/usr/local/nutanix";
  private static final String CURRENT = "/usr/local/nutanix/ngt";
  private static final String CONFIG = "/config";
  private static final String CONFIG_FILE = "ngt_config.json";
  private static final String VERSION_KEY = "ngt_version";
  private static final String UUID_KEY = "ngt_uuid";
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

  /// By which the cluster knows this NGT.
  ///
  /// @throws IOException when no file tells it
  UUID uuid() throws IOException {
    return told(UUID_KEY)
        .flatMap(VmUuid::parse)
        .orElseThrow(() -> new IOException("no " + CONFIG_FILE + " of NGT tells its " + UUID_KEY));
  }

  private Optional<Version> version() throws IOException {
    return told(VERSION_KEY).flatMap(Version::parse);
  }

  private Optional<String> told(String key) throws IOException {
    for (String place : List.of(CURRENT, OLD)) {
      var file = root.find(place + CONFIG + "/" + CONFIG_FILE);
      if (file.filter(Files::isRegularFile).isPresent()) {
        return told(key, file.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> told(String key, Path file) throws IOException {
    try {
      return told(key, Look.bytes(file));
    } catch (JsonProcessingException _) {
      // Without what Jackson says: it quotes the file, which holds more than the version.
      throw new FileSystemException(file.toString(), null, "is no JSON");
    }
  }

  static Optional<String> told(String key, byte[] json) throws IOException {
    try (var parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals(key)) {
          return Optional.of(parser.getText());
        }
        parser.skipChildren();
      }
      return Optional.empty();
    }
  }
}
