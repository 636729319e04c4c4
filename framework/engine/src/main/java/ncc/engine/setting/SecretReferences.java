package ncc.engine.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ncc.spi.setting.Secret;
import ncc.spi.setting.SecretException;

/// Secrets by where they are kept. One place is asked once, however many sources name it.
public final class SecretReferences {
  private static final List<String> PLACES = List.of("-file", "-env", "-command", "-credential");

  private final Map<String, String> environment;
  private final Map<Place, Secret> secrets = new ConcurrentHashMap<>();

  /// @param environment the process's variables: secrets may be kept there, and `PATH`
  public SecretReferences(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// Somewhere a secret is kept.
  ///
  /// @param reference the setting that says so, such as `password-file`
  /// @param value the setting's value
  /// @param folder what a relative path is relative to
  private record Place(String reference, String value, Path folder) {}

  /// The settings that may say where the secret `name` is.
  static List<String> names(String name) {
    return PLACES.stream().map(name::concat).toList();
  }

  /// A secret that is fetched when it is first wanted.
  ///
  /// @param reference the name of a secret and the place it is kept in, such as `password-file`
  public Secret secret(String reference, String value, Path folder) {
    return secrets.computeIfAbsent(new Place(reference, value, folder), this::secret);
  }

  private Secret secret(Place place) {
    var reference = place.reference();
    var file = WrittenPath.in(place.folder(), place.value());
    return switch (PLACES.stream().filter(reference::endsWith).findFirst().orElseThrow()) {
      case "-file" ->
          new FetchedSecret("file " + file, () -> SecretFile.ofOwner(file).read(reference));
      case "-env" ->
          new FetchedSecret(
              "environment variable " + place.value(), () -> variable(reference, place.value()));
      case "-command" ->
          new FetchedSecret(
              "the command of " + reference,
              () -> new SecretCommand(place.value(), environment).output(reference));
      default ->
          new FetchedSecret(
              "credential " + place.value(), () -> credential(reference, place.value()));
    };
  }

  private String variable(String reference, String name) throws SecretException {
    var value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new SecretException(
          "%s: the environment variable %s is not set or is empty".formatted(reference, name));
    }
    return value;
  }

  /// As systemd hands them to a service: a file in a folder only that service can enter.
  private String credential(String reference, String name) throws SecretException {
    var folder = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
    if (folder.isEmpty()) {
      throw new SecretException(
          "%s: CREDENTIALS_DIRECTORY is not set; expected a service with LoadCredential=%s:FILE"
              .formatted(reference, name));
    }
    if (!Path.of(name).getFileName().toString().equals(name) || name.equals("..")) {
      throw new SecretException(
          "%s: '%s' is no name of a credential; expected one without /".formatted(reference, name));
    }
    return SecretFile.ofService(Path.of(folder, name)).read(reference);
  }
}
