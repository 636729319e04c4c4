package ncc.engine.setting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.engine.ConfigurationException;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Caveat;
import ncc.spi.message.Suggestion;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Setting.Kind;
import ncc.spi.setting.Settings;

/// Checks what was set of a plugin against what it knows, and fills in the defaults.
///
/// @param known the plugin's settings
/// @param owner what to call the plugin in messages, such as `this source`
/// @param folder what relative paths are relative to
public record SettingsReading(
    List<Setting> known, String owner, SecretReferences secrets, Path folder) {

  /// @param settings by name, as written; a single value is a list of one
  /// @throws ConfigurationException with a line for each fault, none of which repeats a secret
  public Settings read(Map<String, List<String>> settings) throws ConfigurationException {
    return read(settings, List.of());
  }

  /// As [#read(Map)], with the faults that were found in `settings` already.
  public Settings read(Map<String, List<String>> settings, List<String> found)
      throws ConfigurationException {
    var faults = new ArrayList<>(found);
    faults.addAll(bareSecrets(settings));
    if (faults.isEmpty()) {
      faults.addAll(unknown(settings));
    }
    var values = values(settings, faults);
    var references = references(settings, faults);
    if (!faults.isEmpty()) {
      throw new ConfigurationException(String.join("\n", faults));
    }
    return new Settings(values, references);
  }

  /// Whether the setting of this name holds several values.
  public boolean isList(String name) {
    return known.stream()
        .anyMatch(setting -> setting.name().equals(name) && setting.kind() == Kind.LIST);
  }

  private List<String> bareSecrets(Map<String, List<String>> settings) {
    return known.stream()
        .filter(setting -> setting.kind() == Kind.SECRET && settings.containsKey(setting.name()))
        .map(setting ->
            "%s must not be written down here; expected one of %s"
                .formatted(
                    setting.name(), String.join(", ", SecretReferences.names(setting.name()))))
        .toList();
  }

  private List<String> unknown(Map<String, List<String>> settings) {
    var names = known.stream().flatMap(SettingsReading::names).toList();
    return settings.keySet().stream()
        .filter(name -> !names.contains(name))
        .map(name -> unknown(name, names))
        .toList();
  }

  private String unknown(String name, List<String> names) {
    var quoted = Caveat.quoted(name);
    return Suggestion.among(name, names)
        .map(near -> "no setting is called %s; did you mean '%s'?".formatted(quoted, near))
        .orElseGet(() ->
            names.isEmpty()
                ? "no setting is called %s; %s has none".formatted(quoted, owner)
                : "no setting is called %s; expected one of %s"
                    .formatted(quoted, String.join(", ", names)));
  }

  private static Stream<String> names(Setting setting) {
    return setting.kind() == Kind.SECRET
        ? SecretReferences.names(setting.name()).stream()
        : Stream.of(setting.name());
  }

  private Map<String, List<String>> values(
      Map<String, List<String>> settings, List<String> faults) {
    var values = new HashMap<String, List<String>>();
    for (Setting setting : known) {
      if (setting.kind() != Kind.SECRET) {
        var value = Optional.ofNullable(settings.get(setting.name())).orElse(otherwise(setting));
        value.forEach(one -> fault(setting, one).ifPresent(faults::add));
        if (value.stream().distinct().count() > 1 && setting.kind() != Kind.LIST) {
          faults.add(setting.name() + " is given twice; expected one value");
        }
        values.put(setting.name(), value.stream().map(one -> absolute(setting, one)).toList());
      }
    }
    return values;
  }

  private static List<String> otherwise(Setting setting) {
    if (setting.otherwise().isEmpty()) {
      return List.of();
    }
    return setting.kind() == Kind.LIST
        ? List.of(setting.otherwise().split(",", -1))
        : List.of(setting.otherwise());
  }

  private static Optional<String> fault(Setting setting, String value) {
    var accepted =
        switch (setting.kind()) {
          case TEXT, LIST, SECRET -> isChoice(setting, value) ? "" : choices(setting);
          case FILE -> isPath(value) ? "" : "a file";
          case DURATION ->
              isDuration(value)
                  ? ""
                  : "a duration such as 5s, 2m or 1h, of at most "
                      + Durations.text(Durations.LONGEST);
          case NUMBER -> isNumber(value) ? "" : "a whole number from 0 to " + Integer.MAX_VALUE;
        };
    return accepted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %s is not accepted; expected %s"
                .formatted(setting.name(), Caveat.quoted(value), accepted));
  }

  private static boolean isChoice(Setting setting, String value) {
    return setting.choices().isEmpty() || setting.choices().contains(value);
  }

  private static String choices(Setting setting) {
    return "one of " + String.join(", ", setting.choices());
  }

  private static boolean isPath(String value) {
    try {
      return !Path.of(value).toString().isEmpty();
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static boolean isDuration(String value) {
    try {
      return !Durations.parse(value).isNegative();
    } catch (IllegalArgumentException | ArithmeticException _) {
      return false;
    }
  }

  private static boolean isNumber(String value) {
    try {
      return Integer.parseInt(value) >= 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private String absolute(Setting setting, String value) {
    return setting.kind() == Kind.FILE && isPath(value)
        ? WrittenPath.in(folder, value).toString()
        : value;
  }

  private Map<String, Secret> references(Map<String, List<String>> settings, List<String> faults) {
    var references = new HashMap<String, Secret>();
    for (Setting setting : known) {
      if (setting.kind() == Kind.SECRET) {
        var given =
            SecretReferences.names(setting.name()).stream().filter(settings::containsKey).toList();
        if (given.size() > 1) {
          faults.add(String.join(" and ", given) + " are both given; expected one of them");
        }
        given.forEach(name ->
            references.put(
                setting.name(),
                secrets.secret(name, settings.getOrDefault(name, List.of("")).getFirst(), folder)));
      }
    }
    return references;
  }
}
