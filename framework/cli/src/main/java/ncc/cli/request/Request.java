package ncc.cli.request;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Numbers;
import ncc.cli.terminal.Options;
import ncc.engine.CheckSelection;
import ncc.engine.ConfigurationException;
import ncc.engine.Instants;
import ncc.engine.RunLimits;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.report.ReportOptions.Layout;
import picocli.CommandLine.ParseResult;

/// The options of one line, understood. Making one refuses what makes no sense.
///
/// @param sources URIs in the order given
/// @param settings by check id and parameter
/// @param maxClusters how many clusters at once; empty for what is configured
/// @param clusterTimeout for reading one; empty for what is configured
/// @param now the instant to judge by; empty for the wall clock
/// @param asOf of what time the verdicts are
public record Request(
    List<String> sources,
    Optional<String> config,
    List<String> clusters,
    List<String> vms,
    List<String> cvms,
    Map<String, Map<String, String>> settings,
    List<ReportRequest> reports,
    Layout layout,
    Status gate,
    boolean dryRun,
    boolean probe,
    Optional<Instant> now,
    AsOf asOf,
    Locale locale,
    boolean colour,
    boolean debug,
    OptionalInt maxClusters,
    Optional<Duration> clusterTimeout) {

  /// What [Options#USE_GUEST_KEY] sets.
  public static final String GUEST_KEY_USED = "ngt_guest_port_2074_check.use_guest_key=true";

  /// As `max-clusters` of the configuration.
  private static final int MOST_CLUSTERS = 1000;

  /// Of what time the verdicts are.
  public enum AsOf {
    /// Of the instant that the run judges by.
    NOW,
    /// Of the time of the facts, however old they are.
    CAPTURE
  }

  /// How old the facts may be that a PASS rests on; empty for any age.
  public Optional<Duration> maxAge() {
    return asOf == AsOf.CAPTURE ? Optional.empty() : Optional.of(RunLimits.MAX_AGE);
  }

  public static Request of(ParseResult line, Environment environment) throws Failure {
    return new Request(
        Options.all(line, Options.SOURCE, environment),
        Options.one(line, Options.CONFIG, environment),
        Options.all(line, Options.CLUSTER, environment),
        Options.all(line, Options.VM, environment),
        cvms(line, environment),
        settings(line, environment),
        Options.all(line, Options.REPORT, environment).stream().map(ReportRequest::parse).toList(),
        choice(line, environment, Options.LAYOUT, Layout.COMMAND),
        choice(line, environment, Options.FAIL_ON, Status.WARN),
        Options.has(line, Options.DRY_RUN),
        Options.has(line, Options.PROBE),
        now(line, environment),
        choice(line, environment, Options.AS_OF, AsOf.NOW),
        locale(line, environment),
        environment.mayColour() && !Options.has(line, Options.NO_COLOR),
        Options.has(line, Options.DEBUG),
        Numbers.count(line, Options.MAX_CLUSTERS, MOST_CLUSTERS, environment),
        clusterTimeout(line, environment));
  }

  private static List<String> cvms(ParseResult line, Environment environment) throws Failure {
    var lists = Options.all(line, Options.CVM_LIST, environment);
    var cvms = cvms(lists);
    if (cvms.isEmpty() && !lists.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: '%s' names no CVM; expected such as 192.0.2.61,192.0.2.62"
              .formatted(Options.CVM_LIST, lists.getFirst()));
    }
    return cvms;
  }

  private static List<String> cvms(List<String> lists) {
    return lists.stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::strip)
        .filter(ip -> !ip.isEmpty())
        .distinct()
        .toList();
  }

  private static Map<String, Map<String, String>> settings(
      ParseResult line, Environment environment) throws Failure {
    try {
      var assignments = new ArrayList<String>();
      if (Options.has(line, Options.USE_GUEST_KEY)) {
        assignments.add(GUEST_KEY_USED);
      }
      assignments.addAll(Options.all(line, Options.SET, environment));
      return CheckSelection.settings(assignments);
    } catch (ConfigurationException e) {
      throw new Failure(ExitCode.USAGE, Options.SET + ": " + e.getMessage(), e);
    }
  }

  private static <E extends Enum<E>> E choice(
      ParseResult line, Environment environment, String option, E otherwise) throws Failure {
    var given = Options.one(line, option, environment);
    if (given.isEmpty()) {
      return otherwise;
    }
    var constants = otherwise.getDeclaringClass().getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(given.get()))
        .findFirst()
        .orElseThrow(() -> notOneOf(option, given.get(), constants));
  }

  private static Failure notOneOf(String option, String given, Enum<?>[] constants) {
    var accepted =
        Arrays.stream(constants)
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new Failure(
        ExitCode.USAGE, "%s: '%s' is not one of %s".formatted(option, given, accepted));
  }

  private static Optional<Instant> now(ParseResult line, Environment environment) throws Failure {
    var given = Options.one(line, Options.NOW, environment);
    try {
      return given.map(Instants::parse);
    } catch (DateTimeException e) {
      throw new Failure(
          ExitCode.USAGE,
          "--now: '%s' is not an instant of the years 1970 to 9999; expected such as"
                  .formatted(given.orElse(""))
              + " 2026-11-21T00:00:00Z",
          e);
    }
  }

  private static Optional<Duration> clusterTimeout(ParseResult line, Environment environment)
      throws Failure {
    var given = Options.one(line, Options.CLUSTER_TIMEOUT, environment);
    try {
      var timeout = given.map(Durations::parse);
      if (timeout.filter(one -> !one.isPositive()).isEmpty()) {
        return timeout;
      }
    } catch (IllegalArgumentException | ArithmeticException _) {
      // Answered below.
    }
    throw new Failure(
        ExitCode.USAGE,
        "%s: '%s' is not a duration above zero; expected such as 30s or 5m, of at most %s"
            .formatted(
                Options.CLUSTER_TIMEOUT, given.orElse(""), Durations.text(Durations.LONGEST)));
  }

  private static Locale locale(ParseResult line, Environment environment) throws Failure {
    var tag = Options.one(line, Options.LOCALE, environment).orElse("en");
    var locale = Locale.forLanguageTag(tag);
    if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      throw new Failure(
          ExitCode.USAGE,
          "--locale: there are no texts in '%s' yet; expected en, or en with a region"
              .formatted(tag));
    }
    return locale;
  }
}
