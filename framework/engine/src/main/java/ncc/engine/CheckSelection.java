package ncc.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.message.Suggestion;

/// Which checks an operator asked for, with the parameters that were set.
public final class CheckSelection {
  private CheckSelection() {}

  /// The check called `id`.
  ///
  /// @throws ConfigurationException with the name that was likely meant
  public static CheckPlugin require(Catalog catalog, String id) throws ConfigurationException {
    var found = catalog.check(id);
    if (found.isPresent()) {
      return found.get();
    }
    var ids = catalog.checks().stream().map(CheckPlugin::id).toList();
    throw new ConfigurationException(
        Suggestion.among(id, ids)
            .map(near -> "no check is called '%s'; did you mean '%s'?".formatted(id, near))
            .orElse("no check is called '%s'; 'ncc list' shows them all".formatted(id)));
  }

  /// Settings written `check.parameter=value`, the last one winning.
  ///
  /// @throws ConfigurationException when one is not of that form
  public static Map<String, Map<String, String>> settings(List<String> assignments)
      throws ConfigurationException {
    var settings = new LinkedHashMap<String, Map<String, String>>();
    for (String assignment : assignments) {
      int dot = assignment.indexOf('.');
      int equals = assignment.indexOf('=');
      if (dot < 1 || equals < dot + 2) {
        throw new ConfigurationException(
            "'" + assignment + "' sets nothing; expected check.parameter=value");
      }
      settings
          .computeIfAbsent(assignment.substring(0, dot), _ -> new LinkedHashMap<>())
          .put(assignment.substring(dot + 1, equals), assignment.substring(equals + 1));
    }
    return settings;
  }
}
