package ncc.cli.serve;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.server.access.Token;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc token`: makes what a program proves itself with to the daemon.
public final class TokenCommand {
  private static final String OPERATOR = "--operator";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]*");

  private TokenCommand() {}

  /// The word and its options.
  public static CommandSpec spec(Environment environment) {
    var spec = Command.spec(line -> run(line, environment));
    Options.flag(spec, OPERATOR, "It may run checks and change things, not only look.");
    spec.addPositional(
        Selected.positional("NAME", "1", "Who uses it: records of changes name it."));
    return Help.describe(
        spec,
        "Makes a token for the daemon's API, prints it, and tells what goes into ncc.yaml.",
        "ncc token prometheus > /etc/prometheus/ncc-token",
        "ncc token --operator nightly > ncc-token");
  }

  private static int run(ParseResult line, Environment environment) throws Failure {
    var name = Selected.positionals(line).getFirst();
    if (!NAME.matcher(name).matches()) {
      throw new Failure(
          ExitCode.USAGE,
          "'%s' is no name for a token; expected letters, digits, '.', '_', '@' or '-'"
              .formatted(name));
    }
    var token = Token.random(new SecureRandom());
    environment.out().println(token);
    environment
        .err()
        .printf(
            "ncc: it is not shown again; for ncc.yaml:%nweb:%n  tokens:%n    - {name: %s, role: %s,"
                + " hash: %s}%n",
            name, Options.has(line, OPERATOR) ? "operator" : "viewer", Token.hash(token));
    return ExitCode.OK;
  }
}
