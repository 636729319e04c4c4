package ncc.cli.store;

import ncc.cli.config.StorePlace;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.store.sql.StoreAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The option that names the store.
public final class StoreOption {
  private StoreOption() {}

  public static void addTo(CommandSpec spec) {
    Options.value(
        spec,
        StorePlace.OPTION,
        "FILE|URL",
        "What is remembered: a file, or postgresql://host/database. Default: store.url of"
            + " ncc.yaml, else store.db in the state folder.");
  }

  /// @throws Failure when it is neither a file nor a database
  public static StoreAddress of(ParseResult line, Environment environment) throws Failure {
    return StorePlace.of(line, environment).address();
  }
}
