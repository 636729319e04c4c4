package ncc.cli.setting;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import picocli.CommandLine.ParseResult;

/// What a line of `ncc set` asks for. One that asks for two things, or says something of no meaning
/// beside what it asks for, asks for nothing.
sealed interface SetRequest {
  String RESET = "--reset";
  String LIST = "--list";
  String LOG = "--log";

  /// Who changed what, of one check or of all.
  record Log(Optional<String> check) implements SetRequest {
    public Log {
      requireNonNull(check);
    }
  }

  /// What holds, of one check or of all.
  ///
  /// @param isWhole with what nobody set
  record Listing(Optional<String> check, Optional<String> cluster, boolean isWhole)
      implements SetRequest {
    public Listing {
      requireNonNull(check);
      requireNonNull(cluster);
    }
  }

  /// Leave settings to the configuration again.
  ///
  /// @param names of which; empty for all of the check
  record Reset(String check, Optional<String> cluster, List<String> names) implements SetRequest {
    public Reset {
      requireNonNull(check);
      requireNonNull(cluster);
      names = List.copyOf(names);
    }
  }

  /// Set values by their names.
  record Change(String check, Optional<String> cluster, Map<String, String> values)
      implements SetRequest {
    public Change {
      requireNonNull(check);
      requireNonNull(cluster);
      values = Map.copyOf(values);
    }
  }

  /// @throws Failure when the line makes no sense
  static SetRequest of(ParseResult line, Environment environment) throws Failure {
    var words = Selected.positionals(line);
    var check = words.stream().findFirst();
    var rest = words.stream().skip(1).toList();
    var mode = mode(line);
    if (mode.equals(Optional.of(LOG))) {
      Options.refuseUseless(line, List.of(Options.CLUSTER), "with " + LOG);
      requireAlone(rest, LOG);
      return new Log(check);
    }
    var cluster = Options.one(line, Options.CLUSTER, environment);
    if (mode.equals(Optional.of(RESET))) {
      return new Reset(check.orElseThrow(() -> withoutCheck()), cluster, rest);
    }
    if (mode.isEmpty() && !rest.isEmpty()) {
      return new Change(words.getFirst(), cluster, values(rest));
    }
    requireAlone(rest, LIST);
    return new Listing(check, cluster, mode.isPresent());
  }

  private static Optional<String> mode(ParseResult line) throws Failure {
    var given = Stream.of(RESET, LIST, LOG).filter(option -> Options.has(line, option)).toList();
    if (given.size() > 1) {
      throw refused(String.join(" and ", given) + " cannot be given together");
    }
    return given.stream().findFirst();
  }

  private static void requireAlone(List<String> rest, String mode) throws Failure {
    if (!rest.isEmpty()) {
      throw refused("'%s' has no meaning with %s".formatted(String.join(" ", rest), mode));
    }
  }

  private static Map<String, String> values(List<String> words) throws Failure {
    var values = new LinkedHashMap<String, String>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (word.equals("on") || word.equals("off")) {
        put(values, "enabled", Boolean.toString(word.equals("on")));
      } else if (equals > 0) {
        put(values, word.substring(0, equals), word.substring(equals + 1));
      } else {
        throw refused(
            "'%s' sets nothing; expected on, off, or NAME=VALUE such as interval=10m"
                .formatted(word));
      }
    }
    return values;
  }

  private static void put(Map<String, String> values, String name, String value) throws Failure {
    var before = values.put(name, value);
    if (before != null) {
      throw refused("%s is given twice: %s and %s".formatted(name, before, value));
    }
  }

  private static Failure withoutCheck() {
    return refused(RESET + " needs a check, such as ncc set ngt_client_cert_expiry_check " + RESET);
  }

  private static Failure refused(String why) {
    return new Failure(ExitCode.USAGE, why);
  }
}
