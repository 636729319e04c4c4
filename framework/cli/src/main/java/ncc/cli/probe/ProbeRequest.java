package ncc.cli.probe;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.ConfigurationException;
import ncc.engine.network.Deadlines;
import ncc.engine.network.KeyPairFiles;
import ncc.spi.check.Durations;
import ncc.spi.probe.ClientKey;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.Repeat;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsProbe;
import picocli.CommandLine.ParseResult;

/// How `ncc probe` is to ask, understood.
///
/// @param tls whether to go on to a TLS handshake
/// @param key what to show a server that asks
/// @param json whether a machine reads the result
record ProbeRequest(
    boolean tls, Optional<ClientKey> key, Repeat repeat, Deadlines deadlines, boolean json) {
  static final String TLS = "--tls";
  static final String CERT = "--cert";
  static final String KEY = "--key";
  static final String TARGETS_FROM = "--targets-from";
  static final String ATTEMPTS = "--attempts";
  static final String PAUSE = "--pause";
  static final String TIMEOUT = "--timeout";
  static final String JSON = "--json";

  private static final List<String> CLUSTERS =
      List.of(Options.CLUSTER, Options.MAX_CLUSTERS, Options.CLUSTER_TIMEOUT);
  private static final int MOST_ATTEMPTS = 1000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  static ProbeRequest of(ParseResult line, Environment environment) throws Failure {
    requireClusters(line, environment);
    var key = key(line, environment);
    return new ProbeRequest(
        key.isPresent() || Options.has(line, TLS),
        key,
        repeat(line, environment),
        deadlines(line, environment),
        Options.has(line, JSON) || jsonReport(line));
  }

  /// What chooses among clusters, and how they are read, needs some.
  private static void requireClusters(ParseResult line, Environment environment) throws Failure {
    boolean named =
        Stream.of(Options.SOURCE, TARGETS_FROM)
            .anyMatch(option -> !Options.all(line, option, environment).isEmpty());
    if (!named) {
      Options.refuseUseless(
          line, CLUSTERS, "without %s or %s".formatted(Options.SOURCE, TARGETS_FROM));
    }
  }

  /// The question for one target.
  Probe<?> probe(Endpoint target) {
    return tls ? new TlsProbe(target, repeat, key) : new TcpProbe(target, repeat);
  }

  private static Optional<ClientKey> key(ParseResult line, Environment environment) throws Failure {
    var certificate = Options.one(line, CERT, environment);
    var key = Options.one(line, KEY, environment);
    if (certificate.isPresent() != key.isPresent()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s goes with %s: a certificate is shown and its key proves it is ours"
              .formatted(CERT, KEY));
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(usable(new ClientKey(path(CERT, certificate.get()), path(KEY, key.get()))));
  }

  private static ClientKey usable(ClientKey key) throws Failure {
    try {
      KeyPairFiles.validate(key);
      return key;
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private static Path path(String option, String text) throws Failure {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Failure(ExitCode.USAGE, option + ": '" + text + "' is no file name", e);
    }
  }

  private static Repeat repeat(ParseResult line, Environment environment) throws Failure {
    var attempts = Options.one(line, ATTEMPTS, environment).orElse("1");
    if (!attempts.matches("[1-9]\\d{0,3}") || Integer.parseInt(attempts) > MOST_ATTEMPTS) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: '%s' is not a number from 1 to %d".formatted(ATTEMPTS, attempts, MOST_ATTEMPTS));
    }
    if (attempts.equals("1")) {
      Options.refuseUseless(
          line, List.of(PAUSE), "with one attempt; add %s 2 or more".formatted(ATTEMPTS));
    }
    return new Repeat(
        Integer.parseInt(attempts), duration(line, environment, PAUSE, Duration.ofSeconds(1)));
  }

  private static Deadlines deadlines(ParseResult line, Environment environment) throws Failure {
    var each = duration(line, environment, TIMEOUT, Duration.ofSeconds(5));
    if (each.compareTo(SHORTEST) < 0 || each.compareTo(LONGEST) > 0) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: expected from 1s to 1h, but it is %s".formatted(TIMEOUT, Durations.exact(each)));
    }
    return Deadlines.each(each);
  }

  private static Duration duration(
      ParseResult line, Environment environment, String option, Duration otherwise) throws Failure {
    var given = Options.one(line, option, environment);
    try {
      var duration = given.map(Durations::parse).orElse(otherwise);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, option + ": " + e.getMessage(), e);
    }
    throw new Failure(
        ExitCode.USAGE,
        "%s: '%s' is negative; expected such as 500ms or 5s".formatted(option, given.orElse("")));
  }

  /// `--report json` and `--report json=-`, as for checks; there is no other report of probes.
  private static boolean jsonReport(ParseResult line) throws Failure {
    var reports = Options.all(line, Options.REPORT);
    for (String report : reports) {
      if (!List.of("json", "json=-").contains(report)) {
        throw new Failure(
            ExitCode.USAGE,
            "--report: '%s' is no report of probes; expected json=-, which goes to stdout"
                .formatted(report));
      }
    }
    return !reports.isEmpty();
  }
}
