package ncc.engine.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ncc.engine.ConfigurationException;

/// A source as an operator names it, taken apart: `ssh://nutanix@192.0.2.11?timeout=5s` has the
/// scheme `ssh`, the location `//nutanix@192.0.2.11` and the query `timeout=5s`.
///
/// @param scheme in lower case; empty for a folder
/// @param location without scheme and query
/// @param query what follows the first `?`; empty for none
record SourceUri(String scheme, String location, String query) {
  private static final Pattern URI =
      Pattern.compile("([A-Za-z][A-Za-z0-9+-]+):(.*)", Pattern.DOTALL);
  private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern NO_PORT =
      Pattern.compile("//[^/\\[]*:(?!\\d*(/|$)).*", Pattern.DOTALL);
  private static final Pattern COLON = Pattern.compile(":|%3A", Pattern.CASE_INSENSITIVE);

  /// Empty for what has no scheme, such as a folder. Whatever follows the scheme is the location.
  static Optional<SourceUri> of(String text) {
    var match = URI.matcher(text);
    return match.matches()
        ? Optional.of(new SourceUri(match.group(1).toLowerCase(Locale.ROOT), match.group(2), ""))
        : Optional.empty();
  }

  /// A capture named without a scheme.
  static SourceUri folder(String path) {
    return new SourceUri("", path, "");
  }

  /// With what follows a `?` as the query, where the source takes one at all.
  SourceUri withQuery(boolean taken) {
    int mark = location.indexOf('?');
    return taken && mark >= 0
        ? new SourceUri(scheme, location.substring(0, mark), location.substring(mark + 1))
        : this;
  }

  /// Names a machine, not a folder.
  boolean hasAuthority() {
    return location.startsWith("//");
  }

  /// There is a colon before an `@`: `user:password@host`. A password may hold any character, so
  /// this looks as far as the last `@`; where a `?` of it hid the `@`, what follows the colon is no
  /// port.
  boolean holdsPassword() {
    int at = location.lastIndexOf('@');
    return hasAuthority()
        && (at > 0
            ? COLON.matcher(location.substring(2, at)).find()
            : NO_PORT.matcher(location).matches());
  }

  /// The URI without its settings, and where it may hold a password, without its location.
  String shown() {
    if (scheme.isEmpty()) {
      return location;
    }
    return holdsPassword() || !pairs().keySet().stream().allMatch(SourceUri::isName)
        ? scheme + ":"
        : scheme + ":" + location;
  }

  /// The settings by name, decoded. Commas part the values of a list; one that belongs to a value
  /// is written `%2C`.
  ///
  /// @param isList whether the setting of this name holds several values
  /// @throws ConfigurationException that repeats no value, since it may be a secret
  Map<String, List<String>> settings(Predicate<String> isList) throws ConfigurationException {
    var settings = new LinkedHashMap<String, List<String>>();
    for (var entry : pairs().entrySet()) {
      if (!isName(entry.getKey())) {
        throw new ConfigurationException(
            "what follows '?' are no settings; expected name=value, joined by &");
      }
      var values = new ArrayList<String>();
      for (String value : entry.getValue()) {
        var parts = isList.test(entry.getKey()) ? value.split(",", -1) : new String[] {value};
        for (String part : parts) {
          values.add(decoded(entry.getKey(), part));
        }
      }
      settings.put(entry.getKey(), List.copyOf(values));
    }
    return settings;
  }

  /// The settings as written, in order.
  private Map<String, List<String>> pairs() {
    var pairs = new LinkedHashMap<String, List<String>>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return pairs;
  }

  private static boolean isName(String name) {
    return SETTING.matcher(name).matches();
  }

  private static String decoded(String name, String value) throws ConfigurationException {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          name + ": a % must be followed by two hexadecimal digits; the sign itself is %25", e);
    }
  }
}
