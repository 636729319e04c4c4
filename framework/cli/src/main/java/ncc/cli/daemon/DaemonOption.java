package ncc.cli.daemon;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ncc.cli.config.StorePlace;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.setting.SecretReferences;
import ncc.spi.setting.SecretException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options that name a daemon elsewhere, in place of its store.
public final class DaemonOption {
  static final String DAEMON = "--daemon";
  static final String AUTHORITIES = "--daemon-ca";
  static final String TOKEN = "--token-file";

  private static final String TOKEN_VARIABLE = "NCC_TOKEN";

  private DaemonOption() {}

  public static void addTo(CommandSpec spec) {
    Options.value(
        spec,
        DAEMON,
        "URL",
        "Ask this daemon, such as https://ncc.example:9474, in place of the store.");
    Options.value(
        spec, AUTHORITIES, "FILE", "With --daemon: trust the certificates of these authorities.");
    Options.value(
        spec,
        TOKEN,
        "FILE",
        "With --daemon: the token is in FILE, which only you may read. Default: NCC_TOKEN.");
  }

  /// The daemon that a line names; empty where it goes by the store.
  ///
  /// @throws Failure when it cannot be asked as the line says
  public static Optional<DaemonClient> of(ParseResult line, Environment environment)
      throws Failure {
    var named = Options.all(line, DAEMON).stream().distinct().toList();
    if (named.isEmpty()) {
      Options.refuseUseless(line, List.of(AUTHORITIES, TOKEN), "without " + DAEMON);
      return Optional.empty();
    }
    if (named.size() > 1) {
      throw refused(DAEMON + " is given twice: " + String.join(" and ", named));
    }
    if (!Options.all(line, StorePlace.OPTION).isEmpty()) {
      throw refused(DAEMON + " and " + StorePlace.OPTION + " cannot both be given");
    }
    var authorities = Options.one(line, AUTHORITIES, environment).map(Path::of);
    return Optional.of(
        DaemonClient.of(DaemonAddress.of(named.getFirst(), authorities, token(line, environment))));
  }

  /// Never from the line itself: everybody on a machine sees those.
  private static Optional<String> token(ParseResult line, Environment environment) throws Failure {
    var file = Options.one(line, TOKEN, environment);
    if (file.isEmpty()) {
      return environment.variable(TOKEN_VARIABLE).map(String::strip);
    }
    try {
      var references = new SecretReferences(environment.variables());
      return Optional.of(references.secret(TOKEN, file.get(), Path.of("")).reveal().strip());
    } catch (SecretException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private static Failure refused(String why) {
    return new Failure(ExitCode.USAGE, why);
  }
}
