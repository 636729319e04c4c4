package ncc.cli.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.json.config.ConfigurationFile;
import ncc.json.config.Fault;
import ncc.json.config.Place;
import ncc.json.config.ReadConfiguration;
import ncc.store.sql.StoreAddress;
import picocli.CommandLine.ParseResult;

/// Which store a line means: the one it names, else the environment, else `ncc.yaml`, else the one
/// in the user's state folder. A configuration that says it wrongly is refused; nobody works on
/// another store than the daemon by mistake.
///
/// @param url as it is written
/// @param origin what says so, such as `--store` or `ncc.yaml:7`
public record StorePlace(StoreAddress address, String url, String origin) {
  public static final String OPTION = "--store";

  private static final String FILE = "store.db";

  public StorePlace {
    requireNonNull(address);
    requireNonNull(url);
    requireNonNull(origin);
  }

  /// @throws Failure when it is neither a file nor a database
  public static StorePlace of(ParseResult line, Environment environment) throws Failure {
    var typed = Options.one(line, OPTION, environment);
    if (typed.isPresent()) {
      return typed(typed.get(), Options.origin(line, OPTION));
    }
    var file =
        ConfigurationReading.file(environment, Options.one(line, Options.CONFIG, environment));
    var configured = file.isPresent() ? configured(file.get()) : Optional.<StorePlace>empty();
    return configured.orElseGet(() -> standard(environment.stateFolder().resolve(FILE)));
  }

  private static StorePlace standard(Path file) {
    return new StorePlace(new StoreAddress.Embedded(file), file.toString(), "default");
  }

  private static StorePlace typed(String url, String origin) throws Failure {
    try {
      return new StorePlace(address(url, Path.of("")), url, origin);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, origin + ": " + e.getMessage(), e);
    }
  }

  private static Optional<StorePlace> configured(Path file) throws Failure {
    var read = read(file);
    var url = read.configuration().store().url();
    var place = read.places().of("store", "url");
    if (url.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(configured(url.get(), place.get(), ConfigurationReading.folder(file)));
  }

  private static StorePlace configured(String url, Place place, Path folder) throws Failure {
    try {
      return new StorePlace(address(url, folder), url, place.inLine());
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.CONFIG, place + ": 'url': " + e.getMessage(), e);
    }
  }

  /// Only what is said of the store: whatever else is wrong is no matter here.
  private static ReadConfiguration read(Path file) throws Failure {
    try {
      var read = ConfigurationFile.readStore(file);
      if (!read.faults().isEmpty()) {
        throw new Failure(
            ExitCode.CONFIG,
            read.faults().stream().map(Fault::toString).collect(Collectors.joining("\n"))
                + "; until that is mended, --store names the store");
      }
      return read;
    } catch (IOException e) {
      throw ConfigurationReading.unreadable(file, e);
    }
  }

  /// @param folder what a relative file is relative to
  /// @throws IllegalArgumentException when it is neither a file nor a database
  static StoreAddress address(String url, Path folder) {
    return StoreAddress.of(url, folder, Optional.empty(), Optional.empty());
  }
}
