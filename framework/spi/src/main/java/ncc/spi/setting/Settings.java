package ncc.spi.setting;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Durations;

/// What is set of a plugin. Every value was checked against the kind of its [Setting], and what is
/// not set holds that setting's default.
///
/// @param values by setting; a single value is a list of one
/// @param secrets by setting
public record Settings(Map<String, List<String>> values, Map<String, Secret> secrets) {
  /// Nothing is set, and nothing has a default.
  public static final Settings NONE = new Settings(Map.of(), Map.of());

  public Settings {
    values = Map.copyOf(requireNonNull(values));
    secrets = Map.copyOf(requireNonNull(secrets));
  }

  /// The value of a setting that makes sense once.
  public Optional<String> text(String name) {
    return list(name).stream().findFirst();
  }

  /// All values of a setting, in order.
  public List<String> list(String name) {
    return values.getOrDefault(name, List.of());
  }

  public Optional<Path> file(String name) {
    return text(name).map(Path::of);
  }

  /// The value of a [Setting.Kind#DURATION] that has a default.
  public Duration duration(String name) {
    return Durations.parse(required(name));
  }

  /// The value of a [Setting.Kind#NUMBER] that has a default.
  public int number(String name) {
    return Integer.parseInt(required(name));
  }

  public Optional<Secret> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  private String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' has no default"));
  }
}
