package ncc.testkit.cvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Arguments as the programs of a CVM take them: words that say what to do, then `key=value`.
///
/// @param words such as `ngt list`
/// @param options by key, in order
record Arguments(String words, Map<String, String> options) {
  static Arguments of(List<String> arguments) {
    var words = new ArrayList<String>();
    var options = new LinkedHashMap<String, String>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        words.add(argument);
      } else {
        options.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    return new Arguments(String.join(" ", words), options);
  }

  Optional<String> option(String key) {
    return Optional.ofNullable(options.get(key));
  }

  /// The first option that is none of `known`.
  Optional<String> unknown(String... known) {
    return options.keySet().stream().filter(key -> !Set.of(known).contains(key)).findFirst();
  }
}
