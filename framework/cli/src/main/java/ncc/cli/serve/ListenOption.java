package ncc.cli.serve;

import java.util.Optional;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.server.web.ListenAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Where the daemon listens, as exporters of Prometheus call it.
final class ListenOption {
  static final String LISTEN = "--web.listen-address";
  private static final String NOWHERE = "none";

  private ListenOption() {}

  static void addTo(CommandSpec spec) {
    Options.value(
        spec,
        LISTEN,
        "HOST:PORT",
        "Where pages, metrics and the API are served; none for nowhere. Default: 127.0.0.1:9474.");
  }

  /// @return empty for nowhere
  static Optional<ListenAddress> of(ParseResult line, Environment environment) throws Failure {
    var named = Options.one(line, LISTEN, environment);
    if (named.isEmpty()) {
      return Optional.of(ListenAddress.DEFAULT);
    }
    try {
      return named.filter(text -> !text.equals(NOWHERE)).map(ListenAddress::of);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, LISTEN + ": " + e.getMessage(), e);
    }
  }
}
