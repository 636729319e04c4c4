package ncc.cli.store;

import java.nio.file.Path;
import java.util.Optional;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.store.sql.StoreAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Which store a line means: the one it names, else the one in the user's state folder.
public final class StoreOption {
  private static final String STORE = "--store";
  private static final String FILE = "store.db";

  private StoreOption() {}

  public static void addTo(CommandSpec spec) {
    Options.value(
        spec,
        STORE,
        "FILE|URL",
        "What is remembered: a file, or postgresql://host/database. Default: store.db in the state"
            + " folder.");
  }

  /// @throws Failure when it is neither a file nor a database
  public static StoreAddress of(ParseResult line, Environment environment) throws Failure {
    var named = Options.one(line, STORE, environment);
    if (named.isEmpty()) {
      return new StoreAddress.Embedded(environment.stateFolder().resolve(FILE));
    }
    try {
      return StoreAddress.of(named.get(), Path.of(""), Optional.empty(), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, STORE + ": " + e.getMessage(), e);
    }
  }
}
