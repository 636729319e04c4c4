package ncc.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The options every command understands, wherever they stand on the line.
public final class Options {
  public static final String SOURCE = "--source";
  public static final String CONFIG = "--config";
  public static final String CLUSTER = "--cluster";
  public static final String VM = "--vm";
  public static final String CVM_LIST = "--cvm_list";
  public static final String SET = "--set";
  public static final String REPORT = "--report";
  public static final String LAYOUT = "--layout";
  public static final String FAIL_ON = "--fail-on";
  public static final String MAX_CLUSTERS = "--max-clusters";
  public static final String CLUSTER_TIMEOUT = "--cluster-timeout";
  public static final String PLUGIN_PATH = "--plugin-path";
  public static final String ALLOW_PLUGIN_PROBLEMS = "--allow-plugin-problems";
  public static final String DRY_RUN = "--dry-run";
  public static final String PROBE = "--probe";
  public static final String USE_GUEST_KEY = "--use-guest-key";
  public static final String NOW = "--now";
  public static final String AS_OF = "--as-of";
  public static final String LOCALE = "--locale";
  public static final String NO_COLOR = "--no-color";
  public static final String DEBUG = "--debug";
  public static final String VERBOSE = "--verbose";

  /// What every word heeds.
  private static final Set<String> EVERYWHERE =
      Set.of(PLUGIN_PATH, NO_COLOR, DEBUG, "--help", "--version");

  /// How facts are found and read.
  public static final Set<String> READING =
      Set.of(SOURCE, CONFIG, CLUSTER, MAX_CLUSTERS, CLUSTER_TIMEOUT);

  /// How checks judge, beside [#READING].
  public static final Set<String> JUDGING =
      Set.of(VM, CVM_LIST, SET, PROBE, USE_GUEST_KEY, NOW, AS_OF, ALLOW_PLUGIN_PROBLEMS);

  /// How reports are written, and what the exit code tells.
  public static final Set<String> REPORTING = Set.of(REPORT, LAYOUT, FAIL_ON, LOCALE);

  private static final Set<String> COMMON =
      union(union(union(READING, JUDGING), REPORTING), union(EVERYWHERE, Set.of(DRY_RUN, VERBOSE)));

  private Options() {}

  /// Both, for [Command#spec(Set, Command)].
  public static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /// Refuses the options of every word that stand on `line` though the word `spec` heeds only
  /// `heeded`.
  ///
  /// @throws Failure that names them
  public static void refuseUnheeded(ParseResult line, CommandSpec spec, Set<String> heeded)
      throws Failure {
    var unheeded = unheeded(line, heeded);
    if (!unheeded.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "'%1$s' has no %2$s; '%1$s --help' shows what is possible"
              .formatted(spec.qualifiedName(), String.join(", no ", unheeded)));
    }
  }

  /// Refuses those of `options` that are typed on `line`, where they would do nothing.
  ///
  /// @param where such as `without --daemon`
  /// @throws Failure that names them
  public static void refuseUseless(ParseResult line, List<String> options, String where)
      throws Failure {
    var useless = options.stream().filter(option -> has(line, option)).toList();
    if (!useless.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s %s no meaning %s"
              .formatted(
                  String.join(" and ", useless), useless.size() == 1 ? "has" : "have", where));
    }
  }

  /// Refuses them behind a word that only lists checks, where one to run was left out.
  ///
  /// @throws Failure that says what to add
  public static void refuseWithoutCheck(ParseResult line, CommandSpec spec) throws Failure {
    var unheeded = unheeded(line, Set.of());
    if (!unheeded.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "'%s' alone lists checks and takes no %s; add run_all or the name of a check to run it"
              .formatted(spec.qualifiedName(), String.join(", no ", unheeded)));
    }
  }

  private static List<String> unheeded(ParseResult line, Set<String> heeded) {
    return common(line)
        .filter(option -> !EVERYWHERE.contains(option) && !heeded.contains(option))
        .filter(option -> !option.equals(VERBOSE) || !has(line, "--version"))
        .distinct()
        .toList();
  }

  /// The options of every word on all levels of `line`.
  private static Stream<String> common(ParseResult line) {
    return Stream.concat(
        line.matchedOptions().stream().filter(Options::isCommon).map(OptionSpec::longestName),
        line.subcommands().stream().flatMap(Options::common));
  }

  /// The options that a word takes.
  public static List<String> taken(CommandSpec spec) {
    var heeded = Command.of(spec).options();
    return spec.options().stream()
        .filter(option -> !isCommon(option) || isTaken(option, heeded))
        .flatMap(option -> Arrays.stream(option.names()))
        .toList();
  }

  private static boolean isTaken(OptionSpec option, Set<String> heeded) {
    return EVERYWHERE.contains(option.longestName()) || heeded.contains(option.longestName());
  }

  /// Takes what its command does not heed out of the help of `spec`.
  public static void hideUnheeded(CommandSpec spec) {
    var heeded = Command.of(spec).options();
    List.copyOf(spec.options()).stream()
        .filter(option -> option.inherited() && isCommon(option))
        .filter(option -> !isTaken(option, heeded))
        .forEach(spec::remove);
  }

  private static boolean isCommon(OptionSpec option) {
    return COMMON.contains(option.longestName());
  }

  public static void addTo(CommandSpec root) {
    add(
        root,
        SOURCE,
        "URI",
        "Where facts come from: a capture folder, or a URI with settings behind a '?'. Repeatable;"
            + " facts of one cluster are merged.");
    add(root, CONFIG, "FILE", "Read clusters and parameters from this ncc.yaml.");
    add(root, CLUSTER, "NAME", "Only the cluster of this name or UUID. Repeatable.");
    add(root, VM, "NAME", "Only the guest VMs of this name or UUID. Repeatable.");
    add(root, CVM_LIST, "IP[,IP]", "Only these CVMs, and the clusters that have them.");
    add(root, SET, "CHECK.PARAMETER=VALUE", "Set a parameter of a check. Repeatable.");
    add(
        root,
        REPORT,
        "FORMAT[=FILE|-]",
        "Write a report: to FILE, to stdout with -, else under NCC's own name here. Repeatable.");
    add(
        root,
        LAYOUT,
        "LAYOUT",
        "Text layout: command (as ncc prints) or download (as Prism's download).");
    add(
        root,
        FAIL_ON,
        "STATE",
        "Exit 0 unless a state at least as urgent occurs: info, warn, err, fail. Default warn.");
    add(
        root,
        MAX_CLUSTERS,
        "N",
        "Read and check at most N clusters at once, up to 1000. Default 32.");
    add(
        root,
        CLUSTER_TIMEOUT,
        "DURATION",
        "Read each cluster within DURATION, such as 30s; one that takes longer is ERR. Default"
            + " 2m.");
    add(
        root,
        PLUGIN_PATH,
        "PATH",
        "Also use the plugins of this jar, or folder of jars. Repeatable.");
    flag(
        root,
        ALLOW_PLUGIN_PROBLEMS,
        "Judge without plugins that cannot be used; otherwise the run is ERR.");
    flag(
        root,
        DRY_RUN,
        "Read the facts and show what each check would look at or ask; judge and ask nothing.");
    flag(root, PROBE, "Ask the network, too: port 2074 of VIP, data services IP and CVMs.");
    flag(
        root,
        USE_GUEST_KEY,
        "Inside a guest, show port 2074 the guest's own certificate; reads its private key.");
    add(root, NOW, "INSTANT", "Judge as of then, such as 2026-11-21T00:00:00Z.");
    add(
        root,
        AS_OF,
        "TIME",
        "capture: judge facts of any age, as of the time they were taken. now: facts older than a"
            + " day are ERR instead of PASS. Default now.");
    add(root, LOCALE, "TAG", "Language of reports, such as en.");
    flag(root, NO_COLOR, "No colours.");
    flag(root, DEBUG, "Show traces of failures.");
    flag(root, "--help", "-h", "Show this help.");
    flag(root, "--version", "-V", "Show the versions of ncc and Java.");
    flag(root, VERBOSE, "With --version, show the commit's time and the plugins, too.");
  }

  public static void add(CommandSpec root, String name, String label, String description) {
    root.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description(description)
            .scopeType(ScopeType.INHERIT)
            .build());
  }

  public static void flag(CommandSpec root, String name, String description) {
    root.addOption(flag(OptionSpec.builder(name), description));
  }

  private static void flag(CommandSpec root, String name, String letter, String description) {
    root.addOption(flag(OptionSpec.builder(name, letter), description));
  }

  private static OptionSpec flag(OptionSpec.Builder builder, String description) {
    return builder
        .type(boolean.class)
        .arity("0")
        .description(description)
        .scopeType(ScopeType.INHERIT)
        .build();
  }

  /// Adds an option of one command that takes a value; repeated, it has several.
  public static void value(CommandSpec spec, String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description(description)
            .build());
  }

  /// Every value given for `name`, on whichever level of the line, in order. Picocli keeps a list
  /// per level.
  public static List<String> all(ParseResult line, String name) {
    var values = new ArrayList<String>();
    if (line.hasMatchedOption(name)) {
      values.addAll(line.matchedOption(name).stringValues());
    }
    line.subcommands().forEach(below -> values.addAll(all(below, name)));
    return values;
  }

  /// As [#all], else what the environment says: `NCC_SOURCE` for `--source`.
  public static List<String> all(ParseResult line, String name, Environment environment) {
    var given = all(line, name);
    return given.isEmpty() ? environment.variable(variable(name)).stream().toList() : given;
  }

  /// What [#all] took the values of `name` from: the option itself, or the variable.
  public static String origin(ParseResult line, String name) {
    return all(line, name).isEmpty() ? variable(name) : name;
  }

  private static String variable(String name) {
    return "NCC_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  public static boolean has(ParseResult line, String name) {
    return line.hasMatchedOption(name)
        || line.subcommands().stream().anyMatch(below -> has(below, name));
  }

  /// The value of an option that makes sense once.
  ///
  /// @throws Failure when it was given twice with different values
  public static Optional<String> one(ParseResult line, String name, Environment environment)
      throws Failure {
    var distinct = all(line, name, environment).stream().distinct().toList();
    if (distinct.size() > 1) {
      throw new Failure(
          ExitCode.USAGE, name + " is given twice: " + String.join(" and ", distinct));
    }
    return distinct.stream().findFirst();
  }
}
